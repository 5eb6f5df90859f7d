import {literal} from '../../literal.js';
import {isDistributionName, normaliseName} from '../name.js';
import {buildRequirement} from '../requirement.js';
import {requirementItem, skipped} from './items.js';
import type {
	Group, Note, Origin, RequirementItem,
} from './types.js';

/** One entry of a lock file. */
export type LockedPackage = {
	readonly name: string;
	readonly version?: string | undefined;
	readonly marker?: string | undefined;
	readonly origin: Origin;

	/** The names of what it brings along. */
	readonly needs: readonly string[];

	/** Where it comes from, when that is not an index; `project` is a member of the project itself. */
	readonly source?: {readonly kind: 'url'; readonly url: string} | {readonly kind: 'path' | 'project'} | undefined;
};

/** What is known of a direct dependency. */
export type Direct = {
	readonly extras?: readonly string[];
	readonly specifier?: string;
	readonly marker?: string | undefined;
	readonly groups: readonly Group[];
};

const isLeftOut = (source: LockedPackage['source']): boolean => source?.kind === 'project' || source?.kind === 'path';

/**
The names that nothing else in a lock brings along, and, of names that only bring each other along, the first.

The project itself and local folders bring nothing along, as they are left out: what they need is needed for its own sake.

Whatever else was asked for by name comes with these, so the environment they make has everything.
*/
export const rootsOf = (packages: readonly LockedPackage[]): ReadonlySet<string> => {
	const needs = new Map<string, readonly string[]>();
	for (const {name, needs: own} of packages.filter(({source}) => !isLeftOut(source))) {
		const key = normaliseName(name);
		needs.set(key, [...needs.get(key) ?? [], ...own.map(one => normaliseName(one)).filter(one => one !== key)]);
	}

	const needed = new Set([...needs.values()].flat());
	const roots = new Set<string>();
	const reached = new Set<string>();
	const walk = (start: string): void => {
		const waiting = [start];
		while (waiting.length > 0) {
			const name = waiting.pop()!;
			if (!reached.has(name)) {
				reached.add(name);
				waiting.push(...needs.get(name) ?? []);
			}
		}
	};

	const names = [...needs.keys()];
	for (const name of [...names.filter(one => !needed.has(one)), ...names]) {
		if (!reached.has(name)) {
			roots.add(name);
			walk(name);
		}
	}

	return roots;
};

const directItem = (entry: LockedPackage, direct: Direct): RequirementItem => {
	const {name, version, origin, source} = entry;
	const markers = [direct.marker, entry.marker].filter(marker => marker !== undefined && marker.trim() !== '');
	const item = requirementItem(`${name} ${version ?? ''}`.trim(), {origin, groups: direct.groups}, () => buildRequirement({
		name,
		extras: direct.extras ?? [],
		specifier: direct.specifier ?? '',
		url: source?.kind === 'url' ? source.url : undefined,
		marker: markers.length === 0 ? undefined : markers.map(marker => `(${marker})`).join(' and '),
	}));
	return item.kind === 'requirement' && version !== undefined && /^[\w.!+-]{1,100}$/.test(version) ? {...item, locked: version} : item;
};

/**
The items of a lock file, one for each of its entries.

What was asked for directly is a requirement, with its locked version as a wish. What came along is skipped as
`transitive`: nixpkgs has one version of everything, tried together, and to force a whole lock's versions on it would mean
to build them all from source.

@param direct - What was asked for, by normalised name. Where that is not known, it is what nothing else brings along.
*/
export const lockedItems = (packages: readonly LockedPackage[], direct: ReadonlyMap<string, Direct> | undefined): readonly RequirementItem[] => {
	const roots = new Map<string, Direct>(direct ?? [...rootsOf(packages)].map(name => [name, {groups: []}]));
	for (const {needs} of packages.filter(({source}) => source?.kind === 'path')) {
		for (const needed of needs.map(one => normaliseName(one)).filter(one => !roots.has(one))) {
			roots.set(needed, {groups: []});
		}
	}

	const bringers = new Map<string, string>();
	for (const {name, needs} of packages) {
		for (const needed of needs) {
			const key = normaliseName(needed);
			bringers.set(key, bringers.get(key) ?? name);
		}
	}

	return packages.map(entry => {
		const {name, origin, source, version} = entry;
		const text = version === undefined ? name : `${name} ${version}`;
		const place = {origin, groups: []};
		if (!isDistributionName(name)) {
			return skipped(text, 'bad', 'it is not a name of a distribution', place);
		}

		if (source?.kind === 'project') {
			return skipped(text, 'project', 'the project itself', place);
		}

		if (source?.kind === 'path') {
			return skipped(text, 'path', 'a local file or folder, which nixpkgs does not have', place);
		}

		const wanted = roots.get(normaliseName(name));
		if (wanted) {
			return directItem(entry, wanted);
		}

		const bringer = bringers.get(normaliseName(name));
		return skipped(text, 'transitive', bringer === undefined ? 'not asked for directly' : `comes along with ${literal(bringer)}`, place);
	});
};

/** What a person should know about a lock file, said once. */
export const lockNote = (file: string, how: string): Note => ({
	text: `a lock file: ${how}; their locked versions are wishes, and what comes along has the versions of nixpkgs`,
	origin: {file},
});
