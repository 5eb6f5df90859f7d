import {type CatalogueEntry} from '../../data/format.js';
import {attributeOf} from '../../nixpkgs/package-attribute.js';
import {distributionsByAttribute, exceptions, falseFriends} from '../../nixpkgs/exceptions.js';
import {mistaken, neverReason} from '../../nixpkgs/never-offered.js';
import {distributionsByImport} from '../import-names.js';
import {normaliseName} from '../name.js';
import {indexKnownNames, type KnownName, type KnownNames} from './known-names.js';
import {type NameFile, openNames} from './names-open.js';

/** A word that is no name to offer, and the names it may stand for, the usual one first. */
export type Alias = {
	/** Normalised like a name. */
	readonly word: string;
	/** As it is spelled: an import name or an attribute. */
	readonly via: string;
	/** Places among the known names, best first. */
	readonly places: readonly number[];
};

/** Everything a search looks at. */
export type NameIndex = {
	readonly known: KnownNames;
	readonly aliases: ReadonlyMap<string, Alias>;
	/** Every name, where the full list is there. */
	readonly file?: NameFile;
	/** How many names can be found. */
	readonly count: number;
};

/** Whether a name may be offered at all: no placeholder, nothing for Windows only, no part of Python. */
export const isOffered = (name: string): boolean => !mistaken.has(name) && neverReason(name) === undefined;

/** Known names: the most downloaded, and what nixpkgs has besides, by the name it has on PyPI. */
const gather = (entries: readonly CatalogueEntry[], attributes: ReadonlySet<string>): KnownName[] => {
	const names: KnownName[] = [];
	const seen = new Set<string>();
	for (const {name, rank} of entries) {
		seen.add(name);
		if (isOffered(name)) {
			names.push({name, rank, inNixpkgs: attributeOf(name, attributes) !== undefined});
		}
	}

	for (const name of [...attributes, ...exceptions.keys()]) {
		if (seen.has(name)) {
			continue;
		}

		seen.add(name);
		const attribute = attributeOf(name, attributes);
		// An attribute that holds a distribution of another name is found by that name.
		const isOtherwiseNamed = attribute === name && distributionsByAttribute.has(name);
		if (attribute !== undefined && !isOtherwiseNamed && !falseFriends.has(name) && name === normaliseName(name) && isOffered(name)) {
			names.push({name, inNixpkgs: true});
		}
	}

	return names;
};

const gatherAliases = ({places}: KnownNames): Map<string, Alias> => {
	const aliases = new Map<string, Alias>();
	const add = (via: string, names: readonly string[]): void => {
		const word = normaliseName(via);
		const found = names.map(name => places.get(name)).filter(place => place !== undefined);
		if (found.length > 0 && !names.includes(word)) {
			aliases.set(word, {word, via, places: [...new Set([...aliases.get(word)?.places ?? [], ...found])]});
		}
	};

	for (const {spelled, distributions} of distributionsByImport().values()) {
		add(spelled, distributions);
	}

	for (const [name, {instead}] of mistaken) {
		if (!aliases.has(name)) {
			add(name, [instead]);
		}
	}

	for (const [attribute, distribution] of distributionsByAttribute) {
		add(attribute, [distribution]);
	}

	return aliases;
};

/**
Makes an index of names to search.

@param entries - The embedded catalogue's.
@param attributes - The Python attributes that the pin has, or the embedded ones.
@param bytes - The file of every name, as read from the cache. Without it, or when it is damaged (then `file` of the index
is missing), the known names alone are searched.
*/
export const openIndex = (entries: readonly CatalogueEntry[], attributes: ReadonlySet<string>, bytes?: Uint8Array): NameIndex => {
	const known = indexKnownNames(gather(entries, attributes));
	const file = bytes && openNames(bytes);
	return {
		known, aliases: gatherAliases(known), count: file?.count ?? known.all.length, ...(file && {file}),
	};
};
