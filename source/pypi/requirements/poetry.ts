import {withoutCredentials} from '../../literal.js';
import {normaliseName} from '../name.js';
import {buildRequirement, type Requirement} from '../requirement.js';
import {group, requirementItem, skipped} from './items.js';
import {lineFinder, type LineFinder} from './line-finder.js';
import {poetryConstraint, pythonMarker} from './poetry-constraint.js';
import {pythonWish, type Pyproject} from './pyproject-parts.js';
import {
	dig, shown, table, text as textOf, texts,
} from './toml.js';
import type {
	Group, Note, Place, Reading, RequirementItem,
} from './types.js';

/** The address behind Poetry's or Pipenv's `git = "…"` and its kind, as PEP 508 would have it. */
export const addressOf = (value: unknown): string | undefined => {
	const git = textOf(dig(value, 'git'));
	if (git !== undefined) {
		const reference = ['rev', 'tag', 'branch', 'ref'].map(key => textOf(dig(value, key))).find(one => one !== undefined);
		const address = (git.startsWith('git@') ? 'ssh://' + git.replace(':', '/') : git).replace(/^(?:git\+)?/, 'git+');
		return withoutCredentials(address + (reference === undefined ? '' : `@${reference}`));
	}

	const url = textOf(dig(value, 'url')) ?? textOf(dig(value, 'file'));
	return url !== undefined && /^https?:/.test(url) ? withoutCredentials(url) : undefined;
};

/** The conditions of a dependency's table, as one marker. */
const markerOf = (value: unknown): string | undefined => {
	const python = textOf(dig(value, 'python'));
	const platform = textOf(dig(value, 'platform'));
	const parts = [
		textOf(dig(value, 'markers')),
		python === undefined ? undefined : pythonMarker(python),
		platform === undefined ? undefined : `sys_platform == '${platform}'`,
	].filter(part => part !== undefined && part !== '');
	return parts.length === 0 ? undefined : parts.map(part => `(${part})`).join(' and ');
};

const toRequirement = (name: string, value: unknown): Requirement => buildRequirement({
	name,
	extras: texts(dig(value, 'extras')),
	specifier: poetryConstraint(textOf(value) ?? textOf(dig(value, 'version')) ?? '*').specifier,
	url: addressOf(value),
	marker: markerOf(value),
});

const isLocal = (value: unknown): boolean => dig(value, 'path') !== undefined || (dig(value, 'file') !== undefined && addressOf(value) === undefined);

const readEntry = (name: string, value: unknown, place: Place, notes: Note[]): RequirementItem => {
	const text = `${name} = ${shown(value)}`;
	if (isLocal(value)) {
		return skipped(text, 'path', 'a local file or folder, which nixpkgs does not have', place);
	}

	if (typeof value !== 'string' && Object.keys(table(value)).length === 0) {
		return skipped(text, 'bad', 'a version or a table is wanted here', place);
	}

	const item = requirementItem(text, place, () => toRequirement(name, value));
	const constraint = textOf(value) ?? textOf(dig(value, 'version')) ?? '';
	if (item.kind === 'requirement' && poetryConstraint(constraint).isPartial) {
		notes.push({text: `\`${item.requirement.name}\` has alternatives in its version, of which the last is taken: \`${item.requirement.specifier}\``, origin: place.origin});
	}

	return item;
};

type Section = {readonly dependencies: unknown; readonly groups: readonly Group[]; readonly header: RegExp};

const sectionsOf = (poetry: unknown): readonly Section[] => [
	{dependencies: dig(poetry, 'dependencies'), groups: [], header: /^\[tool\.poetry\.dependencies\b/m},
	{
		dependencies: dig(poetry, 'dev-dependencies'),
		groups: [group('group', 'dev', true)],
		header: /^\[tool\.poetry\.dev-dependencies\b/m,
	},
	...Object.entries(table(dig(poetry, 'group'))).map(([name, part]): Section => ({
		dependencies: dig(part, 'dependencies'),
		groups: [group('group', name, dig(part, 'optional') !== true)],
		header: new RegExp(String.raw`^\[tool\.poetry\.group\.["']?${name.replaceAll(/[^\w-]/g, '.')}["']?\.dependencies\b`, 'm'),
	})),
];

/** The line of a key, written bare, in quotes, or as a table of its own. */
export const keyLine = (lineOf: LineFinder, name: string): {readonly line?: number} => {
	const safe = name.replaceAll(/[^\w-]/g, '.');
	const line = lineOf(new RegExp(String.raw`^[ \t]*["']?${safe}["']?\s*[.=]|^\[+[^\]\n]*\.["']?${safe}["']?\]`));
	return line === undefined ? {} : {line};
};

/** The extras that bring an optional dependency in; one that none brings in is an extra by itself, as nothing asks for it. */
const optionalGroups = (name: string, extras: ReadonlyArray<readonly [string, unknown]>): readonly Group[] => {
	const bringing = extras.filter(([, names]) => texts(names).some(one => normaliseName(one) === normaliseName(name)));
	return (bringing.length === 0 ? [name] : bringing.map(([extra]) => extra)).map(extra => group('extra', extra));
};

/** Poetry's own tables; of the extras there, each names dependencies that are marked optional. */
export const readPoetry = ({document, file, source}: Pyproject): Reading => {
	const poetry = dig(document, 'tool', 'poetry');
	const notes: Note[] = [];
	const extras = Object.entries(table(dig(poetry, 'extras')));
	const items: RequirementItem[] = [];
	let python: unknown;
	for (const {dependencies, groups, header} of sectionsOf(poetry)) {
		const lineOf = lineFinder(source, header);
		for (const [name, value] of Object.entries(table(dependencies))) {
			if (name === 'python') {
				python ??= textOf(value) ?? dig(value, 'version');
				continue;
			}

			const origin = {file, ...keyLine(lineOf, name)};
			const place = {origin, groups: [...groups, ...(dig(value, 'optional') === true ? optionalGroups(name, extras) : [])]};
			items.push(...(Array.isArray(value) ? value : [value]).map(one => readEntry(name, one, place, notes)));
		}
	}

	const wish = typeof python === 'string' ? pythonWish(poetryConstraint(python).specifier, file, notes) : undefined;
	return {items, notes, ...(wish ? {python: wish} : {})};
};
