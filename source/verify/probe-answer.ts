import {fieldsOf, isFields, type Fields} from '../fields.js';
import {redact} from '../io/redact.js';
import type {
	DistributionResult, ImportEnding, ImportResult, Interpreter, Purity, Sighting,
} from './verification.js';

export type ProbeAnswer
	= | {readonly type: 'interpreter'; readonly value: Interpreter}
		| {readonly type: 'distribution'; readonly value: DistributionResult}
		| {readonly type: 'import'; readonly value: ImportResult}
		| {readonly type: 'purity'; readonly value: Purity}
		| {readonly type: 'end'};

/** What a module prints may have an address with credentials. */
const textOf = (value: unknown): string => typeof value === 'string' ? redact(value) : '';

const optional = (value: unknown): string | undefined => typeof value === 'string' ? value : undefined;

const textsOf = (value: unknown): readonly string[] => Array.isArray(value) ? value.map(one => textOf(one)) : [];

const endingOf = (fields: Fields): ImportEnding => {
	switch (fields.status) {
		case 'imported': {
			return {status: 'imported'};
		}

		case 'raised': {
			return {
				status: 'raised',
				exception: textOf(fields.exception),
				message: textOf(fields.message),
				missing: optional(fields.missing),
				traceback: textsOf(fields.traceback),
			};
		}

		case 'killed': {
			return {status: 'killed', signal: textOf(fields.signal)};
		}

		case 'timed-out': {
			return {status: 'timed-out'};
		}

		default: {
			return {status: 'exited', code: Number(fields.code)};
		}
	}
};

const leakOf = (value: unknown): Purity['leaked'][number] => {
	const [distribution = '', origin = ''] = textsOf(value);
	return {distribution, origin};
};

const answerOf = (fields: Fields): ProbeAnswer | undefined => {
	switch (fields.type) {
		case 'interpreter': {
			return {
				type: 'interpreter', value: {
					path: textOf(fields.path), version: textOf(fields.version), implementation: textOf(fields.implementation), names: textsOf(fields.names),
				},
			};
		}

		case 'distribution': {
			return {
				type: 'distribution',
				value: {
					attribute: textOf(fields.attribute),
					distribution: textOf(fields.distribution),
					found: optional(fields.found),
					version: optional(fields.version),
					wanted: optional(fields.wanted),
					names: textsOf(fields.names),
				},
			};
		}

		case 'import': {
			return {
				type: 'import',
				value: {
					name: textOf(fields.name),
					distribution: optional(fields.distribution),
					seconds: Number(fields.seconds),
					output: textsOf(fields.output),
					...endingOf(fields),
				},
			};
		}

		case 'purity': {
			return {type: 'purity', value: {absent: textsOf(fields.absent), leaked: Array.isArray(fields.leaked) ? fields.leaked.map(leak => leakOf(leak)) : []}};
		}

		case 'end': {
			return {type: 'end'};
		}

		default: {
			return undefined;
		}
	}
};

/**
Reads one line of the shell's standard output.

@returns undefined for what a shell hook, or whoever else, says there.
*/
export const parseAnswer = (line: string): ProbeAnswer | undefined => {
	// A hook may have printed something without a line end before.
	const json = /@probe ({"type".*})$/.exec(line)?.[1];
	try {
		const parsed: unknown = JSON.parse(json ?? 'false');
		return isFields(parsed) ? answerOf(fieldsOf(parsed)) : undefined;
	} catch {
		return undefined;
	}
};

export const nothingSeen: Sighting = {
	interpreter: undefined, distributions: [], imports: [], purity: undefined, complete: false,
};

/** A sighting with one answer more. */
export const seen = (sighting: Sighting, answer: ProbeAnswer): Sighting => {
	switch (answer.type) {
		case 'interpreter': {
			return {...sighting, interpreter: answer.value};
		}

		case 'distribution': {
			return {...sighting, distributions: [...sighting.distributions, answer.value]};
		}

		case 'import': {
			return {...sighting, imports: [...sighting.imports, answer.value]};
		}

		case 'purity': {
			return {...sighting, purity: answer.value};
		}

		case 'end': {
			return {...sighting, complete: true};
		}
	}
};
