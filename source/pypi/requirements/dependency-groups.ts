import {literal} from '../../literal.js';
import {normaliseName} from '../name.js';
import {group, ownProject, skipped} from './items.js';
import {pipItem} from './pip-requirement.js';
import {optionalParts, requirementList, type Pyproject} from './pyproject-parts.js';
import {
	dig, list, shown, table, texts,
} from './toml.js';
import type {
	Group, Note, RequirementItem,
} from './types.js';

const includeOf = (value: unknown): string | undefined => {
	const name = dig(value, 'include-group');
	return typeof name === 'string' ? name : undefined;
};

/** The groups that a group's entries belong to: its own, and every one that includes it, near or far. */
const belongsTo = (name: string, includes: ReadonlyMap<string, readonly string[]>, defaults: ReadonlySet<string>): readonly Group[] => {
	const names = [name];
	for (const inner of names) {
		for (const [outer, wanted] of includes) {
			if (!names.includes(outer) && wanted.some(one => normaliseName(one) === normaliseName(inner))) {
				names.push(outer);
			}
		}
	}

	return names.map(one => group('group', one, defaults.has(normaliseName(one))));
};

/** PDM's and uv's groups from before PEP 735, and Hatch's environments: lists of requirements by a name. */
const olderGroups = (project: Pyproject): RequirementItem[] => {
	const {document, file} = project;
	const items = [...requirementList(dig(document, 'tool', 'uv', 'dev-dependencies'), project, [group('group', 'dev', true)], /^dev-dependencies\s*=/m)];
	for (const [name, values] of Object.entries(table(dig(document, 'tool', 'pdm', 'dev-dependencies')))) {
		const groups = [group('group', name, true)];
		items.push(...texts(values).map(value => value.startsWith('-e ')
			? ownProject(value, {origin: {file}, groups})
			: pipItem(value, {origin: {file}, groups}, () => undefined)));
	}

	for (const [name, environment] of Object.entries(table(dig(document, 'tool', 'hatch', 'envs')))) {
		const groups = [group('group', name, name === 'default')];
		for (const key of ['dependencies', 'extra-dependencies']) {
			items.push(...requirementList(dig(environment, key), project, groups, /^\[tool\.hatch\.envs\b/m));
		}
	}

	return items;
};

/**
`[dependency-groups]`, `include-group` worked in: an entry belongs to the group it is written in and to those that include
it. Rules: PEP 735; `dev` is what uv installs without being asked, unless `tool.uv.default-groups` says otherwise.
*/
export const readDependencyGroups = (project: Pyproject): {items: readonly RequirementItem[]; notes: readonly Note[]} => {
	const {document, file} = project;
	const groups = new Map(optionalParts(dig(document, 'dependency-groups'), file));
	const notes: Note[] = [];
	const wanted = dig(document, 'tool', 'uv', 'default-groups');
	const defaults = new Set((wanted === 'all' ? [...groups.keys()] : (wanted === undefined ? ['dev'] : texts(wanted))).map(name => normaliseName(name)));
	const includes = new Map([...groups].map(([name, values]) => [name, list(values).map(value => includeOf(value)).filter(one => one !== undefined)] as const));
	const known = new Set([...groups.keys()].map(name => normaliseName(name)));
	for (const [name, inner] of includes) {
		for (const one of inner) {
			notes.push({text: `group ${literal(name)} includes ${literal(one)}${known.has(normaliseName(one)) ? '' : ', which is not there'}`, origin: {file}});
		}
	}

	const items = [...groups].flatMap(([name, values]) => {
		const members = belongsTo(name, includes, defaults);
		if (!Array.isArray(values)) {
			return [skipped(`${name} = ${shown(values)}`, 'bad', 'a group is a list', {origin: {file}, groups: members})];
		}

		return requirementList(values.filter(value => includeOf(value) === undefined), project, members, /^\[dependency-groups]/m);
	});
	return {items: [...items, ...olderGroups(project)], notes};
};
