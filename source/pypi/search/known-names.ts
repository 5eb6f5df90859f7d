import {letterMask} from './distance.js';
import {type Match, type MatchKind} from './match.js';

/**
The names that something is known about beyond that they exist, some 18,000, ready to be searched: in the order in which equals are shown, so
that whatever is found first is best, and as one text, so that one scan finds all. No object for each: making them would take most of
what opening all this takes.
*/
export type KnownNames = {
	/** The ranked ones first, by rank; then the others, all of them in nixpkgs, the shorter first, then by alphabet. */
	readonly names: readonly string[];
	/** Place in `names` by name. */
	readonly places: ReadonlyMap<string, number>;
	/** The ranks of the first names; whoever is behind these has none. */
	readonly ranks: readonly number[];
	/** By place: 1 for what nixpkgs has. */
	readonly inNixpkgs: Uint8Array;
	/** A newline before, between and after the names. */
	readonly text: string;
	/** Where each name starts in `text`. */
	readonly starts: Uint32Array;
	/** For finding typos; made when the first is made, not at every start. */
	readonly typos: () => TypoTable;
};

/** What finding typos needs of each name, by place. */
export type TypoTable = {
	/** The names without hyphens. */
	readonly flat: readonly string[];
	/** By how many letters a beginning has: which letters are in it. */
	readonly masks: ReadonlyArray<readonly [width: number, masks: Int32Array]>;
};

/** Beginnings that queries of 4, 7, 8 and 11 letters are held against, which may be so long with their errors; and whole names. */
const beginnings = [5, 8, 10, 13, Infinity];

const makeTypoTable = (names: readonly string[]): TypoTable => {
	const flat = names.map(name => name.replaceAll('-', ''));
	return {flat, masks: beginnings.map(width => [width, Int32Array.from(flat, word => letterMask(word, width))])};
};

/**
Makes the names searchable.

@param known - As in `KnownNames`.
*/
export const indexKnownNames = ({names, ...known}: Pick<KnownNames, 'names' | 'places' | 'ranks' | 'inNixpkgs'>): KnownNames => {
	const starts = new Uint32Array(names.length);
	let offset = 1;
	let place = 0;
	// Not `entries()`: a pair for each name takes several milliseconds before this is compiled.
	for (const {length} of names) {
		starts[place++] = offset;
		offset += length + 1;
	}

	let table: TypoTable | undefined;
	return {
		...known,
		names,
		text: `\n${names.join('\n')}\n`,
		starts,
		typos() {
			table ??= makeTypoTable(names);
			return table;
		},
	};
};

/** What is known of the name at a place. */
export const knownAt = ({names, ranks, inNixpkgs}: KnownNames, place: number): Pick<Match, 'name' | 'rank' | 'inNixpkgs'> => ({
	name: names[place]!, inNixpkgs: inNixpkgs[place] === 1, ...(ranks[place] !== undefined && {rank: ranks[place]}),
});

/** Which known names a query is found in, each under its best kind; best names first. */
export type KnownHits = Readonly<Record<Extract<MatchKind, 'prefix' | 'word' | 'substring'>, readonly number[]>>;

/**
Scans the known names for a query.

@param limit - At most so many of each kind; the scan ends early when beginnings alone are so many.
*/
export const scanKnown = ({names, text, starts}: KnownNames, query: string, limit: number): KnownHits => {
	const prefix: number[] = [];
	const word: number[] = [];
	const substring: number[] = [];
	const inWord = `-${query}`;
	let place = 0;
	for (let hit = text.indexOf(query); hit !== -1 && prefix.length < limit;) {
		// Gallop, then halve: hits lie close together for short queries, far apart for long ones.
		let step = 1;
		while ((starts[place + step] ?? Infinity) <= hit) {
			place += step;
			step *= 2;
		}

		for (; step > 0; step = Math.floor(step / 2)) {
			if ((starts[place + step] ?? Infinity) <= hit) {
				place += step;
			}
		}

		const start = starts[place] ?? 0;
		const end = (starts[place + 1] ?? text.length) - 1;
		if (hit === start) {
			prefix.push(place);
		} else {
			(names[place]!.includes(inWord) ? word : substring).push(place);
		}

		hit = text.indexOf(query, end);
	}

	return {prefix, word: word.slice(0, limit), substring: substring.slice(0, limit)};
};
