import {letterMask} from './distance.js';
import {type MatchKind} from './match.js';

/** A name that something is known about, beyond that it exists. */
export type KnownName = {readonly name: string; readonly rank?: number; readonly inNixpkgs: boolean};

/**
The names that matter most, some 18,000, ready to be searched: in the order in which equals are shown, so that whatever is
found first is best, and as one text, so that one scan finds all.
*/
export type KnownNames = {
	readonly all: readonly KnownName[];
	/** Place in `all` by name. */
	readonly places: ReadonlyMap<string, number>;
	/** A newline before, between and after the names. */
	readonly text: string;
	/** Where each name starts in `text`. */
	readonly starts: Uint32Array;
	/** For finding typos; made when the first is made, not at every start. */
	readonly typos: () => TypoTable;
};

/** The names without hyphens, and the letters in each. */
export type TypoTable = {readonly flat: readonly string[]; readonly masks: Int32Array};

const makeTypoTable = (all: readonly KnownName[]): TypoTable => {
	const flat = all.map(({name}) => name.replaceAll('-', ''));
	return {flat, masks: Int32Array.from(flat, word => letterMask(word))};
};

/** In nixpkgs, then length, then alphabet: the order of names without a rank. */
const byMerit = (a: KnownName, b: KnownName): number =>
	Number(b.inNixpkgs) - Number(a.inNixpkgs) || a.name.length - b.name.length || (a.name < b.name ? -1 : 1);

/** The ranked first, by rank; most often they come in that order already, and sorting that costs nothing. */
const sortKnown = (names: readonly KnownName[]): KnownName[] => [
	...names.filter(({rank}) => rank !== undefined).toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0)),
	...names.filter(({rank}) => rank === undefined).toSorted(byMerit),
];

/**
Makes the names searchable.

@param names - Each once, normalised, in any order.
*/
export const indexKnownNames = (names: readonly KnownName[]): KnownNames => {
	const all = sortKnown(names);
	const starts = new Uint32Array(all.length);
	const places = new Map<string, number>();
	let offset = 1;
	for (const [place, {name}] of all.entries()) {
		starts[place] = offset;
		places.set(name, place);
		offset += name.length + 1;
	}

	let table: TypoTable | undefined;
	return {
		all,
		places,
		text: `\n${all.map(({name}) => name).join('\n')}\n`,
		starts,
		typos() {
			table ??= makeTypoTable(all);
			return table;
		},
	};
};

/** Which known names a query is found in, each under its best kind; best names first. */
export type KnownHits = Readonly<Record<Extract<MatchKind, 'prefix' | 'word' | 'substring'>, readonly number[]>>;

/**
Scans the known names for a query.

@param limit - At most so many of each kind; the scan ends early when beginnings alone are so many.
*/
export const scanKnown = ({all, text, starts}: KnownNames, query: string, limit: number): KnownHits => {
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
			(all[place]?.name.includes(inWord) ? word : substring).push(place);
		}

		hit = text.indexOf(query, end);
	}

	return {prefix, word: word.slice(0, limit), substring: substring.slice(0, limit)};
};
