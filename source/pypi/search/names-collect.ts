/* eslint-disable no-bitwise, unicorn/prefer-code-point -- two bytes make a bucket; names are ASCII */
import {setImmediate} from 'node:timers/promises';
import {isDistributionName, normaliseName} from '../name.js';
import {
	longestName, mostNames, newline, padded,
} from './names-format.js';

/** Names as the file has them: a newline before, between and after them, sorted and each once, then zeros up to a multiple of four. */
export type SortedNames = {
	readonly bytes: Uint8Array;
	/** Where the zeros begin. */
	readonly end: number;
	readonly count: number;
	/** How many were left out because they are no names (PEP 508), or too long to be one. */
	readonly dropped: number;
};

/** Names as they arrive: one by one or, which takes far less time and memory, by the batch. */
export type NameSource = AsyncIterable<string | readonly string[]> | Iterable<string | readonly string[]>;

/** After so many names others get a turn, about every 5 ms. */
const turn = 10_000;

type Pile = {bytes: Uint8Array; used: number; count: number; dropped: number; sorted: boolean};

const compareAt = (bytes: Uint8Array, left: number, right: number): number => {
	for (let index = 0; ; index++) {
		const a = bytes[left + index] ?? newline;
		const b = bytes[right + index] ?? newline;
		if (a !== b || a === newline) {
			return a - b;
		}
	}
};

/** Puts one name on the pile, and sees whether it still is in order. */
const add = (pile: Pile, name: string, previous: string): string => {
	if (!isDistributionName(name) || name.length > longestName) {
		pile.dropped++;
		return previous;
	}

	const normalised = normaliseName(name);
	if (normalised === previous) {
		return previous;
	}

	if (pile.count === mostNames) {
		throw new RangeError(`more than ${mostNames} names`);
	}

	pile.sorted &&= normalised > previous;
	// Room for the zeros at the end is kept as well.
	if (pile.used + normalised.length + 4 > pile.bytes.length) {
		const bytes = new Uint8Array(2 * pile.bytes.length);
		bytes.set(pile.bytes);
		pile.bytes = bytes;
	}

	for (let index = 0; index < normalised.length; index++) {
		pile.bytes[pile.used++] = normalised.charCodeAt(index);
	}

	pile.bytes[pile.used++] = newline;
	pile.count++;
	return normalised;
};

/** Sorts by the first two bytes, then within each such bucket, so that no single step takes long. */
const sortPile = async ({bytes, used, count}: Pile): Promise<{bytes: Uint8Array; end: number; count: number}> => {
	const bucketOf = (start: number): number => ((bytes[start] ?? 0) << 7) | (bytes[start + 1] ?? 0);
	const ends = new Uint32Array((128 << 7) + 1);
	for (let start = 1; start < used; start = bytes.indexOf(newline, start) + 1) {
		const bucket = bucketOf(start) + 1;
		ends[bucket] = (ends[bucket] ?? 0) + 1;
	}

	for (let bucket = 1; bucket < ends.length; bucket++) {
		ends[bucket] = (ends[bucket] ?? 0) + (ends[bucket - 1] ?? 0);
	}

	// `ends[bucket]` is where the bucket begins, and moves to its end while it is filled.
	const order = new Uint32Array(count);
	for (let start = 1; start < used; start = bytes.indexOf(newline, start) + 1) {
		const bucket = bucketOf(start);
		const place = ends[bucket] ?? 0;
		order[place] = start;
		ends[bucket] = place + 1;
	}

	const sorted = new Uint8Array(padded(used));
	sorted[0] = newline;
	let length = 1;
	let kept = 0;
	let begin = 0;
	let previous = -1;
	for (const end of ends) {
		for (const start of order.subarray(begin, Math.max(begin, end)).toSorted((left, right) => compareAt(bytes, left, right))) {
			if (previous < 0 || compareAt(bytes, previous, start) !== 0) {
				const name = bytes.subarray(start, bytes.indexOf(newline, start) + 1);
				sorted.set(name, length);
				length += name.length;
				kept++;
			}

			previous = start;
		}

		if (end - begin > 1000) {
			// The buckets are sorted one after the other; a front end stays responsive in between.

			await setImmediate();
		}

		begin = Math.max(begin, end);
	}

	return {bytes: sorted.subarray(0, padded(length)), end: length, count: kept};
};

/**
Collects names in any order and spelling. Indexes list them sorted by normalised name, so the sort is rarely needed. Holds
the names once as bytes (twice while sorting), no string of them: some 40 MB at most for a million names.

@throws RangeError when there are more than `mostNames`.
*/
export const collectNames = async (names: NameSource): Promise<SortedNames> => {
	// Room for PyPI's 13 MB from the start: growing would hold them twice for a moment.
	const pile: Pile = {
		bytes: new Uint8Array(2 ** 24).fill(newline, 0, 1), used: 1, count: 0, dropped: 0, sorted: true,
	};
	let previous = '';
	let seen = 0;
	for await (const part of names) {
		for (const name of typeof part === 'string' ? [part] : part) {
			previous = add(pile, name, previous);
			if (++seen % turn === 0) {
				await setImmediate();
			}
		}
	}

	const {dropped} = pile;
	return pile.sorted
		? {
			bytes: pile.bytes.subarray(0, padded(pile.used)), end: pile.used, count: pile.count, dropped,
		}
		: {...await sortPile(pile), dropped};
};
