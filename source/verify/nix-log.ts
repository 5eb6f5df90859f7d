import {stripVTControlCharacters} from 'node:util';
import {fieldsOf} from '../fields.js';
import {redact} from '../io/redact.js';

/**
One line of `--log-format internal-json`, as far as it matters here.

Ids are text: Nix makes them as `pid << 32 + n`, which a JavaScript number cannot hold.
*/
export type LogEntry
	= | {readonly kind: 'message'; readonly level: number; readonly text: string}
		| {readonly kind: 'start'; readonly id: string; readonly activity: number; readonly text: string; readonly fields: readonly unknown[]}
		| {readonly kind: 'stop'; readonly id: string}
		| {readonly kind: 'result'; readonly id: string; readonly result: number; readonly fields: readonly unknown[]}
		/** A line that is no JSON: what the command in the shell, or Nix before it reads its flags, says. */
		| {readonly kind: 'plain'; readonly text: string};

/** Activity types (Nix's `logging.hh`). */
export const activities = {
	copyPath: 100, fileTransfer: 101, realise: 102, copyPaths: 103, builds: 104, build: 105, substitute: 108, queryPathInfo: 109, fetchTree: 112,
} as const;

/** Result types (Nix's `logging.hh`). */
export const results = {
	buildLogLine: 101, setPhase: 104, progress: 105, setExpected: 106, postBuildLogLine: 107, fetchStatus: 108,
} as const;

const prefix = '@nix ';

/** Text without colours, and without the credentials that an address in it may have: it goes to logs and screens. */
const textOf = (value: unknown): string => typeof value === 'string' ? redact(stripVTControlCharacters(value)) : '';

const numberOf = (value: unknown): number => typeof value === 'number' ? value : -1;

const listOf = (value: unknown): readonly unknown[] => Array.isArray(value) ? value.map((one: unknown) => typeof one === 'string' ? textOf(one) : one) : [];

/** Long numbers made text, so that `JSON.parse` keeps every digit; inside of strings a digit is never after `"id":` unescaped. */
const withTextIds = (json: string): string => json.replaceAll(/"(id|parent)":(\d+)/g, '"$1":"$2"');

/**
Reads one line of Nix's standard error.

@returns undefined for a JSON line that says nothing to us.
*/
export const parseLogLine = (line: string): LogEntry | undefined => {
	if (!line.startsWith(prefix)) {
		return {kind: 'plain', text: textOf(line)};
	}

	let parsed: unknown;
	try {
		parsed = JSON.parse(withTextIds(line.slice(prefix.length)));
	} catch {
		return {kind: 'plain', text: textOf(line)};
	}

	const {
		action, level, msg, raw_msg: raw, id, type, text, fields,
	} = fieldsOf(parsed);
	const key = textOf(id);
	switch (action) {
		case 'msg': {
			return {kind: 'message', level: numberOf(level), text: textOf(msg) || textOf(raw)};
		}

		case 'start': {
			return {
				kind: 'start', id: key, activity: numberOf(type), text: textOf(text), fields: listOf(fields),
			};
		}

		case 'stop': {
			return {kind: 'stop', id: key};
		}

		case 'result': {
			return {
				kind: 'result', id: key, result: numberOf(type), fields: listOf(fields),
			};
		}

		default: {
			return undefined;
		}
	}
};

/** What a log entry says to a person; nothing for the bookkeeping. */
export const textOfEntry = (entry: LogEntry): string | undefined => {
	switch (entry.kind) {
		case 'plain':
		case 'message': {
			return entry.text;
		}

		case 'result': {
			const [text] = entry.fields;
			return entry.result === results.buildLogLine && typeof text === 'string' ? text : undefined;
		}

		case 'start':
		case 'stop': {
			return undefined;
		}
	}
};
