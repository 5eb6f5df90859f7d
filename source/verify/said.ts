import {
	activities, textOfEntry, type LogEntry,
} from './nix-log.js';

/** What was said while Nix ran, by who said it: a builder may print the very words that Nix has for something else. */
export type Said = {
	/** Nix's own messages, one line each. */
	readonly lines: readonly string[];
	/** Nix's warnings, which explain a failure only where nothing else does. */
	readonly warnings: readonly string[];
	/** What the builders printed, by store derivation. */
	readonly logs: ReadonlyMap<string, readonly string[]>;
	/** All of it, in its order. */
	readonly all: readonly string[];
};

/** How Nix names a derivation that failed: to 2.28, from 2.29 on, and in the summary that all have. */
export const failure = /builder for '(?<old>[^']+)' failed|Cannot build '(?<recent>[^']+)'|building of '(?<late>[^'!]+)[^']*'.* timed out|build of '(?<summary>[^']+)' failed/;

/** The last lines of a builder's log, which Nix repeats in its own message about the failure. */
const quoted = /^\s*> ?(?<text>.*)$/;

/** Whether a message is a warning, what an expression traces, or a builder that is passed over for the next. */
const isWarning = (text: string): boolean => /^(?:(?:evaluation )?(?:warning|trace):|cannot build on ')/.test(text);

type Message = {readonly lines: readonly string[]; readonly drv: string; readonly repeated: readonly string[]};

/** A message of Nix without the lines of a builder that it repeats, and these. */
const messageOf = (text: string): Message => {
	const parts = text.split('\n');
	const groups = parts.map(line => failure.exec(line)?.groups).find(Boolean);
	const drv = groups?.old ?? groups?.recent ?? '';
	const isRepeated = (line: string): boolean => drv !== '' && quoted.test(line);
	return {
		drv,
		lines: parts.filter(line => !isRepeated(line)),
		repeated: parts.filter(line => isRepeated(line)).map(line => quoted.exec(line)!.groups!.text!),
	};
};

/** What builders print, by store derivation. */
const logsOf = (entries: readonly LogEntry[]): ReadonlyMap<string, readonly string[]> => {
	const drvs = new Map<string, string>();
	const logs = new Map<string, string[]>();
	for (const entry of entries) {
		if (entry.kind === 'start' && entry.activity === activities.build) {
			const drv = String(entry.fields[0]);
			drvs.set(entry.id, drv);
			logs.set(drv, []);
		} else if (entry.kind === 'result') {
			const text = textOfEntry(entry);
			if (text !== undefined) {
				logs.get(drvs.get(entry.id) ?? '')?.push(text);
			}
		}
	}

	return logs;
};

/**
Sorts what was said by who said it.

@param plain - Who says the lines that are no entry of Nix's log: Nix, before it reads its flags, or what runs in the shell.
*/
export const saidIn = (entries: readonly LogEntry[], plain: 'nix' | 'shell'): Said => {
	const texts = entries.flatMap(entry => entry.kind === 'message' || (entry.kind === 'plain' && plain === 'nix') ? [entry.text] : []);
	const messages = texts.filter(text => !isWarning(text)).map(text => messageOf(text));
	const printed = [...logsOf(entries)].filter(([, lines]) => lines.length > 0);
	return {
		lines: messages.flatMap(({lines}) => lines),
		warnings: texts.filter(text => isWarning(text)).flatMap(text => text.split('\n')),
		// What a machine far away has printed is known from the message alone.
		logs: new Map([...messages.map(({drv, repeated}) => [drv, repeated] as const), ...printed]),
		all: entries.flatMap(entry => textOfEntry(entry)?.split('\n') ?? []),
	};
};
