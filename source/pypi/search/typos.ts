import {
	distances, hasFewBits, letterMask, nearBeginning,
} from './distance.js';
import {type KnownNames} from './known-names.js';
import {type Alias} from './name-index.js';
import {beginningWith, hasName, namesOfLength} from './names-scan.js';
import {type NameFile} from './names-open.js';

/** Below this many letters nearly every word is one typo away from the query. */
export const shortestTypo = 4;

/** How many typing errors a query of so many letters may hold. */
const allowed = (letters: number): number => letters < shortestTypo ? 0 : (letters < 8 ? 1 : 2);

/**
Places of the known names that a mistyped query may stand for: fewest errors first, whole names before beginnings (people
are still typing), then best first. Hyphens do not count: `scikitlearn` is no error at all.
*/
export const findTypos = (known: KnownNames, query: string, limit: number): number[] => {
	const wanted = query.replaceAll('-', '');
	const most = allowed(wanted.length);
	if (most === 0) {
		return [];
	}

	const mask = letterMask(wanted);
	const isNear = nearBeginning(wanted, most);
	const {flat, masks: byWidth} = known.typos();
	const [, masks] = byWidth.find(([width]) => width >= wanted.length + most)!;
	const groups: number[][] = Array.from({length: 2 * (most + 1)}, () => []);
	// Not `entries()`: a pair for each of some 18,000 words is more garbage than all else that a key makes.
	let place = -1;
	for (const word of flat) {
		place++;
		// A letter of the query that the word does not begin with anywhere is an error: most words are told apart by that alone.
		if (hasFewBits(mask & ~(masks[place] ?? 0), most) && isNear(word)) { // eslint-disable-line no-bitwise
			const {whole, prefix} = distances(wanted, word, most);
			if (prefix <= most) {
				groups[whole <= prefix ? 2 * whole : (2 * prefix) + 1]?.push(place);
			}
		}
	}

	return groups.flat().slice(0, limit);
};

/** The other words for names (import names, what people write by mistake) that a mistyped query may be, fewest errors first. */
export const findAliasTypos = (aliases: Iterable<Alias>, query: string): readonly Alias[] => {
	const wanted = query.replaceAll('-', '');
	const most = allowed(wanted.length);
	return [...aliases]
		.map(alias => ({alias, errors: distances(wanted, alias.word.replaceAll('-', ''), most).whole}))
		.filter(({errors}) => errors <= most)
		.toSorted((a, b) => a.errors - b.errors)
		.map(({alias}) => alias);
};

const alphabet = [...'abcdefghijklmnopqrstuvwxyz0123456789-'];

/** What a query becomes when one error at a place is mended so that it has `length` letters. */
const mendedAt = (query: string, place: number, length: number): readonly string[] => {
	const head = query.slice(0, place);
	const tail = query.slice(place);
	if (length < query.length) {
		return [head + tail.slice(1)];
	}

	return length > query.length
		? alphabet.map(letter => head + letter + tail)
		: [head + tail.charAt(1) + tail.charAt(0) + tail.slice(2), ...alphabet.map(letter => head + letter + tail.slice(1))];
};

/**
Names in the file that are one error away from the query, in no order. Goes along the query, letter by letter, for as long as
names begin like that, and tries every error at that place. For queries of 5 to 40 letters.
*/
export const findFileTypos = (file: NameFile, query: string): string[] => {
	const found = new Set<string>();
	if (query.length <= shortestTypo || query.length > 40) {
		return [];
	}

	for (const length of [query.length - 1, query.length, query.length + 1]) {
		let within = namesOfLength(file, length);
		for (let place = 0; place <= query.length && within.from < within.to; place++) {
			for (const spelling of mendedAt(query, place, length)) {
				if (spelling !== query && hasName(file, spelling, within)) {
					found.add(spelling);
				}
			}

			within = beginningWith(file, query.slice(0, place + 1), within);
		}
	}

	return [...found];
};
