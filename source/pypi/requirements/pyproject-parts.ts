import {usageFailure} from '../../failure.js';
import {literal} from '../../literal.js';
import {parseRequirement} from '../requirement.js';
import {normaliseSpecifier} from '../specifier.js';
import {requirementItem, skipped} from './items.js';
import {lineFinder} from './line-finder.js';
import {
	list, shown, table, type Table,
} from './toml.js';
import type {
	Group, Note, PythonWish, ReadContext, RequirementItem,
} from './types.js';

/** What the parts of one file's reading share. */
export type Pyproject = {
	readonly file: string;
	readonly source: string;
	readonly document: Table;
	readonly context: ReadContext;
};

/** The items of a list of requirement strings. */
export const requirementList = (values: unknown, {file, source}: Pyproject, groups: readonly Group[], start: RegExp): readonly RequirementItem[] => {
	const lineOf = lineFinder(source, start);
	return list(values).map(value => {
		const line = typeof value === 'string' ? lineOf(value) : undefined;
		const place = {origin: line === undefined ? {file} : {file, line}, groups};
		return typeof value === 'string'
			? requirementItem(value, place, () => parseRequirement(value))
			: skipped(shown(value), 'bad', 'a text is wanted here', place);
	});
};

/** `requires-python` and its kind; what cannot be read is noted. */
export const pythonWish = (value: unknown, file: string, notes: Note[]): PythonWish | undefined => {
	if (value === undefined) {
		return undefined;
	}

	try {
		return {specifier: normaliseSpecifier(shown(value)), origin: {file}};
	} catch {
		notes.push({text: `the wish for Python ${literal(shown(value))} cannot be read`, origin: {file}});
		return undefined;
	}
};

/** More parts than any real project has: who belongs to whom is a matter of all with all. */
const mostGroups = 500;

/**
The names and values of a project's optional parts.

@throws `Failure` `bad-requirements-file` (exit code 2) when there are too many.
*/
export const optionalParts = (value: unknown, file: string): ReadonlyArray<readonly [string, unknown]> => {
	const entries = Object.entries(table(value));
	if (entries.length > mostGroups) {
		throw usageFailure('bad-requirements-file', `${literal(file)} has more than ${mostGroups} extras or groups`, 'give a file with less in it');
	}

	return entries;
};
