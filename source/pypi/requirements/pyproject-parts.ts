import {literal} from '../../literal.js';
import {parseRequirement} from '../requirement.js';
import {normaliseSpecifier} from '../specifier.js';
import {requirementItem, skipped} from './items.js';
import {lineFinder} from './line-finder.js';
import {list, shown, type Table} from './toml.js';
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
