import {bitCount, distances, letterMask} from './distance.js';
import {type KnownNames} from './known-names.js';
import {hasName} from './names-scan.js';
import {type NameFile} from './names-open.js';

/** Below this many letters nearly every word is one typo away from the query. */
export const shortestTypo = 4;

/** How many typing errors a query of so many letters may hold. */
const allowed = (letters: number): number => letters < shortestTypo ? 0 : (letters < 8 ? 1 : 2);

/**
Places of the known names that a mistyped query may stand for: fewest errors first, whole names before beginnings (people
are still typing), then best first. Hyphens do not count: `scikitlearn` is no error at all.
*/
export const findTypos = ({flat, masks}: KnownNames, query: string, limit: number): number[] => {
	const wanted = query.replaceAll('-', '');
	const most = allowed(wanted.length);
	const mask = letterMask(wanted);
	const groups: number[][] = Array.from({length: 2 * (most + 1)}, () => []);
	for (const [place, word] of most === 0 ? [] : flat.entries()) {
		// A letter of the query that the word has nowhere is an error: most words are told apart by that alone.
		if (bitCount(mask & ~(masks[place] ?? 0)) <= most) { // eslint-disable-line no-bitwise
			const {whole, prefix} = distances(wanted, word, most);
			if (prefix <= most) {
				groups[whole <= prefix ? 2 * whole : (2 * prefix) + 1]?.push(place);
			}
		}
	}

	return groups.flat().slice(0, limit);
};

const alphabet = [...'abcdefghijklmnopqrstuvwxyz0123456789-'];

/** Every spelling that is one error away from a name: some 900 for one of twelve letters. */
const neighbours = function * (name: string): Generator<string> {
	for (let index = 0; index <= name.length; index++) {
		const head = name.slice(0, index);
		const tail = name.slice(index);
		yield head + tail.slice(1);
		yield head + tail.charAt(1) + tail.charAt(0) + tail.slice(2);
		for (const letter of alphabet) {
			yield head + letter + tail;
			yield head + letter + tail.slice(1);
		}
	}
};

/** Names in the file that are one error away from the query; in no order. For queries of at most 40 letters. */
export const findFileTypos = (file: NameFile, query: string): string[] => {
	const found = new Set<string>();
	if (query.length > shortestTypo && query.length <= 40) {
		for (const spelling of neighbours(query)) {
			if (spelling !== query && !found.has(spelling) && hasName(file, spelling)) {
				found.add(spelling);
			}
		}
	}

	return [...found];
};
