import {withoutCredentials} from '../../literal.js';
import {normaliseName} from '../name.js';
import {group} from './items.js';
import {lineFinder} from './line-finder.js';
import {
	lockedItems, lockNote, type Direct, type LockedPackage,
} from './locked.js';
import {pythonWish} from './pyproject-parts.js';
import {
	dig, list, parseToml, shown, table, text as textOf, texts,
} from './toml.js';
import type {Group, Note, Reader} from './types.js';

/** Uv marks the project and the members of its workspace by where they are. */
const sourceOf = (entry: unknown, members: ReadonlySet<string>): LockedPackage['source'] => {
	const source = dig(entry, 'source');
	if (members.has(shown(dig(entry, 'name'))) || ['virtual', 'editable', 'directory'].some(kind => dig(source, kind) === '.')) {
		return {kind: 'project'};
	}

	const git = textOf(dig(source, 'git'));
	const url = git === undefined ? textOf(dig(source, 'url')) : `git+${git.split('#', 1)[0]!}`;
	if (url !== undefined) {
		return {kind: 'url', url: withoutCredentials(url)};
	}

	return ['path', 'editable', 'directory', 'virtual'].some(kind => dig(source, kind) !== undefined) ? {kind: 'path'} : undefined;
};

type Asked = {readonly dependencies: unknown; readonly metadata: unknown; readonly groups: readonly Group[]};

/** The lists of a project's own entry: always needed, by extra, by group. */
const askedBy = (project: unknown): readonly Asked[] => [
	{dependencies: dig(project, 'dependencies'), metadata: dig(project, 'metadata', 'requires-dist'), groups: []},
	...Object.entries(table(dig(project, 'optional-dependencies'))).map(([name, dependencies]): Asked => ({
		dependencies, metadata: dig(project, 'metadata', 'requires-dist'), groups: [group('extra', name)],
	})),
	...Object.entries(table(dig(project, 'dev-dependencies'))).map(([name, dependencies]): Asked => ({
		dependencies, metadata: dig(project, 'metadata', 'requires-dev', name), groups: [group('group', name, name === 'dev')],
	})),
];

/** What the projects of a lock ask for; a name asked for both always and in a group is always needed. */
const directOf = (projects: readonly unknown[]): ReadonlyMap<string, Direct> => {
	const direct = new Map<string, Direct>();
	for (const {dependencies, metadata, groups} of projects.flatMap(project => askedBy(project))) {
		for (const dependency of list(dependencies)) {
			const name = shown(dig(dependency, 'name'));
			const key = normaliseName(name);
			const known = direct.get(key);
			const declared = list(metadata).filter(one => dig(one, 'name') === name);
			const own = {
				extras: texts(dig(dependency, 'extra')),
				// Several declarations, each with its marker, make no single specifier.
				specifier: declared.length === 1 ? textOf(dig(declared[0], 'specifier')) ?? '' : '',
			};
			direct.set(key, known
				? {...known, marker: undefined, groups: known.groups.length === 0 || groups.length === 0 ? [] : [...known.groups, ...groups]}
				: {...own, marker: textOf(dig(dependency, 'marker')), groups});
		}
	}

	return direct;
};

const namesOf = (dependencies: unknown): readonly string[] => list(dependencies).map(one => shown(dig(one, 'name')));

/** `uv.lock`: the project's own entry says what was asked for, and its metadata in which versions. */
export const readUvLock: Reader = (file, source) => {
	const document = parseToml(file, source);
	const lineOf = lineFinder(source);
	const entries = list(dig(document, 'package'));
	const members = new Set(texts(dig(document, 'manifest', 'members')));
	const packages = entries.map((entry): LockedPackage => {
		const line = lineOf(/^\[\[package]]/);
		const forks = texts(dig(entry, 'resolution-markers'));
		return {
			name: shown(dig(entry, 'name')),
			version: textOf(dig(entry, 'version')),
			marker: forks.length === 0 ? undefined : forks.map(marker => `(${marker})`).join(' or '),
			origin: line === undefined ? {file} : {file, line},
			needs: [...namesOf(dig(entry, 'dependencies')), ...Object.values(table(dig(entry, 'optional-dependencies'))).flatMap(list => namesOf(list))],
			source: sourceOf(entry, members),
		};
	});
	const projects = entries.filter((_, index) => packages[index]!.source?.kind === 'project');
	const direct = projects.length === 0 ? undefined : directOf(projects);
	const notes: Note[] = [lockNote(file, direct ? 'what the project asks for is taken' : 'what nothing else brings along is taken')];
	const python = pythonWish(dig(document, 'requires-python'), file, notes);
	return {items: lockedItems(packages, direct), notes, ...(python ? {python} : {})};
};
