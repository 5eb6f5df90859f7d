import {isOffered} from '../../nixpkgs/never-offered.js';
import {
	type Match, type MatchKind, matchKinds,
} from './match.js';
import type {NameIndex} from './name-index.js';
import {type KnownHits, knownAt, scanKnown} from './known-names.js';
import {showInsides, showWords} from './names-inside.js';
import {
	hasName, openShelf, type Shelf, showBeginnings,
} from './names-scan.js';
import {normaliseQuery} from './query.js';
import {
	findAliasTypos, findFileTypos, findTypos, shortestTypo,
} from './typos.js';

/** As many typos as are worth reading. */
const mostTypos = 10;
/** An import name is found by its beginning from so many letters on. */
const shortestAliasPrefix = 3;

/** A letter or two are inside of too many names to mean anything: then that comes last. */
const shortestInside = 3;
/** With fewer matches than this, two letters are looked for inside of all names nevertheless. */
const enough = 10;

/** Matches, each name once: the first kind that finds it wins. */
type Found = {
	readonly size: () => number;
	readonly add: (place: number, kind: MatchKind, via?: string) => void;
	readonly addUnknown: (name: string, kind: MatchKind) => void;
	readonly sorted: () => Match[];
};

const collect = ({known}: NameIndex, limit: number): Found => {
	const seen = new Set<string>();
	// By kind, each in the order in which it was found. What is typed in full comes first, whether or not anything is known of it.
	const matches = matchKinds.map((): Match[] => []);
	const strays = matchKinds.map((): Match[] => []);
	return {
		size: () => seen.size,
		add(place, kind, via) {
			const name = known.names[place]!;
			if (!seen.has(name) && seen.size < limit) {
				seen.add(name);
				const match = {...knownAt(known, place), kind};
				matches[matchKinds.indexOf(kind)]!.push(via === undefined ? match : {...match, via});
			}
		},
		addUnknown(name, kind) {
			if (!seen.has(name) && seen.size < limit) {
				seen.add(name);
				(kind === 'exact' ? matches : strays)[matchKinds.indexOf(kind)]!.push({name, kind, inNixpkgs: false});
			}
		},
		// Within a kind the unknown come last. Where a known name is one mended typo away, all that is unknown comes after it: whoever types
		// `nunpy` means numpy, whatever there is that begins with it.
		sorted() {
			const isMended = matches[matchKinds.indexOf('typo')]!.length > 0;
			return isMended ? [...matches, ...strays].flat() : matchKinds.flatMap((_, index) => [...matches[index]!, ...strays[index]!]);
		},
	};
};

const addKnown = ({known, aliases}: NameIndex, query: string, hits: KnownHits, found: Found): void => {
	const alias = aliases.get(query);
	for (const place of alias?.places ?? []) {
		found.add(place, 'alias', alias?.via);
	}

	const prefix: Array<readonly [place: number, via?: string]> = hits.prefix.map(place => [place]);
	if (query.length >= shortestAliasPrefix) {
		for (const {word, via, places} of aliases.values()) {
			if (word.startsWith(query) && word !== query && places[0] !== undefined) {
				prefix.push([places[0], via]);
			}
		}
	}

	for (const [place, via] of prefix.toSorted(([a], [b]) => a - b)) {
		found.add(place, 'prefix', via);
	}

	for (const kind of query.length < shortestInside ? ['word'] as const : ['word', 'substring'] as const) {
		for (const place of hits[kind]) {
			found.add(place, kind);
		}
	}

	if (hits.prefix.length === 0 && !alias && query.length >= shortestTypo) {
		for (const {via, places: [place]} of findAliasTypos(aliases.values(), query)) {
			found.add(place!, 'typo', via);
		}

		for (const place of findTypos(known, query, mostTypos)) {
			found.add(place, 'typo');
		}
	}
};

/** Fills what room is left from the full list. */
const addUnknown = ({file, known}: NameIndex, query: string, limit: number, found: Found): void => {
	const isNew = (name: string): boolean => !known.places.has(name) && isOffered(name);
	if (!file || found.size() >= limit) {
		return;
	}

	const fill = (kind: MatchKind, show: (shelf: Shelf) => void): void => {
		const shelf = openShelf(limit - found.size(), isNew);
		show(shelf);
		for (const name of shelf.names) {
			found.addUnknown(name, kind);
		}
	};

	fill('prefix', shelf => {
		showBeginnings(file, query, shelf);
	});
	if (query.length >= shortestInside || (query.length > 1 && found.size() < enough)) {
		fill('word', shelf => {
			showWords(file, query, shelf);
		});
		fill('substring', shelf => {
			showInsides(file, query, shelf);
		});
	}

	if (found.size() === 0) {
		for (const name of findFileTypos(file, query).filter(name => isNew(name)).toSorted((a, b) => a.length - b.length)) {
			found.addUnknown(name, 'typo');
		}
	}
};

/**
Finds names as they are typed. Kinds come in the order of `matchKinds`; within a kind by rank, then in nixpkgs, then the
shorter, then the alphabet. Only where known names are found by mending a typo, names that nothing is known about come after those.

Where more match than are wanted, the names that something is known about (the most downloaded, and nixpkgs') are kept, of
whatever kind, and the others fill what room is left. Otherwise `learn` would find fifty names that begin with it and
that nobody uses, and never `scikit-learn`. The name that was typed in full is always among them.

@param typed - As it stands in the field; spelling and case as PEP 503 takes them.
@param options.limit - At most so many matches, 50 unless told.
@returns Nothing for an empty query, or one with characters that are in no name.
*/
export const search = (index: NameIndex, typed: string, {limit = 50}: {readonly limit?: number} = {}): Match[] => {
	const query = normaliseQuery(typed);
	if (query === '' || limit <= 0) {
		return [];
	}

	const found = collect(index, limit);
	const place = index.known.places.get(query);
	if (place !== undefined) {
		found.add(place, 'exact');
	} else if (index.file && isOffered(query) && hasName(index.file, query)) {
		found.addUnknown(query, 'exact');
	}

	const hits = scanKnown(index.known, query, limit);
	addKnown(index, query, hits, found);
	addUnknown(index, query, limit, found);
	if (query.length < shortestInside) {
		for (const inside of hits.substring) {
			found.add(inside, 'substring');
		}
	}

	return found.sorted();
};
