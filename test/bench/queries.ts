import {randomFrom} from './names.js';

const letters = [...'abcdefghijklmnopqrstuvwxyz-'];

/** One typing error: a letter missing, twice, another, or two swapped. */
const mistype = (word: string, random: () => number): string => {
	const place = Math.floor(random() * word.length);
	const head = word.slice(0, place);
	const tail = word.slice(place);
	const wrong = letters[Math.floor(random() * letters.length)] ?? '';
	const kinds = [head + tail.slice(1), head + tail.charAt(0) + tail, head + wrong + tail.slice(1), head + tail.charAt(1) + tail.charAt(0) + tail.slice(2)];
	return kinds[Math.floor(random() * kinds.length)] ?? word;
};

/**
What people look for: six of ten among the most downloaded (the more downloaded the likelier), two among all names, one an
import name, one the last word of a popular name; a quarter of all mistyped.
*/
export const makeQueries = (count: number, popular: readonly string[], all: readonly string[], imports: readonly string[]): string[] => {
	const random = randomFrom(7);
	const one = (): string => {
		const kind = random();
		const place = random();
		if (kind < 0.6) {
			return popular[Math.floor((place ** 3) * popular.length)] ?? '';
		}

		if (kind < 0.8) {
			return all[Math.floor(place * all.length)] ?? '';
		}

		return kind < 0.9
			? imports[Math.floor(place * imports.length)] ?? ''
			: popular[Math.floor((place ** 2) * popular.length)]?.split('-').at(-1) ?? '';
	};

	return Array.from({length: count}, () => {
		const word = one();
		return random() < 0.25 && word.length > 3 ? mistype(word, random) : word;
	});
};

/** The keystrokes of typing a word: its beginnings, the shortest first. */
export const keystrokes = (word: string): string[] => Array.from(word, (_, index) => word.slice(0, index + 1));
