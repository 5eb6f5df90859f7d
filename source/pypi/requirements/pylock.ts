import {withoutCredentials} from '../../literal.js';
import {lineFinder} from './line-finder.js';
import {
	lockedItems, lockNote, type LockedPackage,
} from './locked.js';
import {pythonWish} from './pyproject-parts.js';
import {
	dig, list, parseToml, shown, text as textOf,
} from './toml.js';
import type {Note, Reader} from './types.js';

const sourceOf = (entry: unknown): LockedPackage['source'] => {
	if (dig(entry, 'directory') !== undefined) {
		return {kind: textOf(dig(entry, 'directory', 'path')) === '.' ? 'project' : 'path'};
	}

	const vcs = textOf(dig(entry, 'vcs', 'url'));
	if (vcs !== undefined) {
		const commit = textOf(dig(entry, 'vcs', 'commit-id'));
		return {kind: 'url', url: withoutCredentials(`${textOf(dig(entry, 'vcs', 'type')) ?? 'git'}+${vcs}${commit === undefined ? '' : '@' + commit}`)};
	}

	const archive = textOf(dig(entry, 'archive', 'url'));
	if (archive !== undefined) {
		return {kind: 'url', url: withoutCredentials(archive)};
	}

	return dig(entry, 'archive') === undefined && dig(entry, 'vcs') === undefined ? undefined : {kind: 'path'};
};

/**
`pylock.toml` (PEP 751). Markers stay with their entries, those on `extras` and `dependency_groups` too.

The format does not say what was asked for: it is what nothing else brings along, or everything, where the file does not
say what brings what.
*/
export const readPylock: Reader = (file, source) => {
	const document = parseToml(file, source);
	const lineOf = lineFinder(source);
	const packages = list(dig(document, 'packages')).map((entry): LockedPackage => {
		const line = lineOf(/^\[\[packages]]/);
		return {
			name: shown(dig(entry, 'name')),
			version: textOf(dig(entry, 'version')),
			marker: textOf(dig(entry, 'marker')),
			origin: line === undefined ? {file} : {file, line},
			needs: list(dig(entry, 'dependencies')).map(one => shown(dig(one, 'name'))),
			source: sourceOf(entry),
		};
	});
	const says = packages.some(({needs}) => needs.length > 0);
	const notes: Note[] = [lockNote(file, says
		? 'what nothing else brings along is taken'
		: 'it does not say what brings what, so every entry is taken')];
	const python = pythonWish(dig(document, 'requires-python'), file, notes);
	return {items: lockedItems(packages, undefined), notes, ...(python ? {python} : {})};
};
