import {attributeOf} from '../../nixpkgs/package-attribute.js';
import {distributionsByAttribute, exceptions, falseFriends} from '../../nixpkgs/exceptions.js';
import {isOffered, mistaken} from '../../nixpkgs/never-offered.js';
import {distributionsByImport} from '../import-names.js';
import {normaliseName} from '../name.js';
import {indexKnownNames, type KnownNames} from './known-names.js';
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

/** A name as PEP 503 spells it; attributes are spelled in other ways, too. */
const normalised = /^[a-z\d]+(?:-[a-z\d]+)*$/;

/** What nixpkgs has and no ranked name stands for, by the name it has on PyPI, in the order of `KnownNames`. */
const sortUnranked = (names: ReadonlySet<string>): string[] => [...names]
	// An attribute that holds a distribution of another name is found by that name.
	.filter(name => !distributionsByAttribute.has(name) && !falseFriends.has(name) && normalised.test(name) && isOffered(name))
	.toSorted()
	.toSorted((a, b) => a.length - b.length);

/** Known names: the most downloaded, and what nixpkgs has besides. */
const gather = (ranked: readonly string[], attributes: ReadonlySet<string>): KnownNames => {
	const names: string[] = [];
	const ranks: number[] = [];
	const places = new Map<string, number>();
	let rank = 0;
	for (const name of ranked) {
		rank++;
		if (name !== '') {
			places.set(name, names.length);
			names.push(name);
			ranks.push(rank);
		}
	}

	const found: number[] = [];
	const unranked = new Set<string>();
	for (const name of [...attributes, ...exceptions.keys()]) {
		if (attributeOf(name, attributes) !== undefined) {
			const place = places.get(name);
			if (place === undefined) {
				unranked.add(name);
			} else {
				found.push(place);
			}
		}
	}

	for (const name of sortUnranked(unranked)) {
		places.set(name, names.length);
		names.push(name);
	}

	const inNixpkgs = new Uint8Array(names.length).fill(1, ranks.length);
	for (const place of found) {
		inNixpkgs[place] = 1;
	}

	return indexKnownNames({
		names, places, ranks, inNixpkgs,
	});
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

@param ranked - The embedded catalogue's names: all of them may be offered.
@param attributes - The Python attributes that the pin has, or the embedded ones.
@param bytes - The file of every name, as read from the cache. Without it, or when it is damaged (then `file` of the index
is missing), the known names alone are searched.
*/
export const openIndex = (ranked: readonly string[], attributes: ReadonlySet<string>, bytes?: Uint8Array): NameIndex => {
	const known = gather(ranked, attributes);
	const file = bytes && openNames(bytes);
	return {
		known, aliases: gatherAliases(known), count: file?.count ?? known.names.length, ...(file && {file}),
	};
};
