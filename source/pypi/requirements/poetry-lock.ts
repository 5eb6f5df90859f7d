import path from 'node:path';
import {Failure} from '../../failure.js';
import {withoutCredentials} from '../../literal.js';
import {normaliseName} from '../name.js';
import {markerText} from '../marker-evaluate.js';
import {lineFinder} from './line-finder.js';
import {
	lockedItems, lockNote, type Direct, type LockedPackage,
} from './locked.js';
import {poetryConstraint} from './poetry-constraint.js';
import {pythonWish} from './pyproject-parts.js';
import {readPyproject} from './pyproject.js';
import {
	dig, list, parseToml, shown, table, text as textOf,
} from './toml.js';
import type {Note, ReadContext, Reader} from './types.js';

const sourceOf = (entry: unknown): LockedPackage['source'] => {
	const kind = textOf(dig(entry, 'source', 'type'));
	if (kind === undefined || kind === 'legacy') {
		return undefined;
	}

	const url = textOf(dig(entry, 'source', 'url')) ?? '';
	if (kind === 'directory' || kind === 'file') {
		return {kind: 'path'};
	}

	const commit = textOf(dig(entry, 'source', 'resolved_reference'));
	return {kind: 'url', url: withoutCredentials(kind === 'git' ? `git+${url}${commit === undefined ? '' : '@' + commit}` : url)};
};

/** Before version 2.1 the file has no markers; since then there is one, or one for each group. */
const markerOf = (entry: unknown): string | undefined => {
	const markers = dig(entry, 'markers');
	const several = Object.values(table(markers)).filter(one => typeof one === 'string');
	return textOf(markers) ?? (several.length === 0 ? undefined : several.map(marker => `(${marker})`).join(' or '));
};

/** What a `pyproject.toml` beside the lock asks for; undefined without one that can be read. */
const directOf = (file: string, context: ReadContext): ReadonlyMap<string, Direct> | undefined => {
	const beside = path.posix.join(path.posix.dirname(file), 'pyproject.toml');
	const source = context.readOptional(beside);
	if (source === undefined) {
		return undefined;
	}

	try {
		const direct = new Map<string, Direct>();
		for (const item of readPyproject(beside, source, context).items) {
			if (item.kind === 'requirement') {
				const {name, extras, specifier, marker} = item.requirement;
				const known = direct.get(normaliseName(name));
				direct.set(normaliseName(name), known
					? {
						...known, specifier: '', marker: undefined, groups: known.groups.length === 0 || item.groups.length === 0 ? [] : [...known.groups, ...item.groups],
					}
					: {
						extras, specifier, groups: item.groups, marker: marker && markerText(marker),
					});
			}
		}

		return direct;
	} catch (error) {
		if (error instanceof Failure) {
			return undefined;
		}

		throw error;
	}
};

/** `poetry.lock`: what was asked for stands in the `pyproject.toml` beside it; without one it is what nothing else brings. */
export const readPoetryLock: Reader = (file, source, context) => {
	const document = parseToml(file, source);
	const lineOf = lineFinder(source);
	const packages = list(dig(document, 'package')).map((entry): LockedPackage => {
		const line = lineOf(/^\[\[package]]/);
		return {
			name: shown(dig(entry, 'name')),
			version: textOf(dig(entry, 'version')),
			marker: markerOf(entry),
			origin: line === undefined ? {file} : {file, line},
			needs: Object.keys(table(dig(entry, 'dependencies'))),
			source: sourceOf(entry),
		};
	});
	const direct = directOf(file, context);
	const notes: Note[] = [lockNote(file, direct ? 'what the `pyproject.toml` beside it asks for is taken' : 'what nothing else brings along is taken')];
	const wish = textOf(dig(document, 'metadata', 'python-versions'));
	const python = pythonWish(wish === undefined ? undefined : poetryConstraint(wish).specifier, file, notes);
	return {items: lockedItems(packages, direct), notes, ...(python ? {python} : {})};
};
