/* eslint-disable no-bitwise -- two bytes make a bucket */
import {setImmediate} from 'node:timers/promises';
import {isDistributionName, normaliseName} from '../name.js';
import {longestName, mostNames, newline} from './names-format.js';

/** Names as bytes, each followed by a newline, sorted and each once. */
export type SortedNames = {
	readonly bytes: Uint8Array;
	readonly count: number;
	/** How many were left out because they are no names (PEP 508), or too long to be one. */
	readonly dropped: number;
};

/** After so many names others get a turn, about every 5 ms. */
const turn = 10_000;

const encoder = new TextEncoder();

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
	if (pile.used + normalised.length + 1 > pile.bytes.length) {
		const bytes = new Uint8Array(pile.bytes.length + (pile.bytes.length >> 1));
		bytes.set(pile.bytes);
		pile.bytes = bytes;
	}

	encoder.encodeInto(normalised, pile.bytes.subarray(pile.used));
	pile.used += normalised.length;
	pile.bytes[pile.used++] = newline;
	pile.count++;
	return normalised;
};

/** Sorts by the first two bytes, then within each such bucket, so that no single step takes long. */
const sortPile = async ({bytes, used, count}: Pile): Promise<{bytes: Uint8Array; count: number}> => {
	const bucketOf = (start: number): number => ((bytes[start] ?? 0) << 7) | (bytes[start + 1] ?? 0);
	const ends = new Uint32Array((128 << 7) + 1);
	for (let start = 0; start < used; start = bytes.indexOf(newline, start) + 1) {
		const bucket = bucketOf(start) + 1;
		ends[bucket] = (ends[bucket] ?? 0) + 1;
	}

	for (let bucket = 1; bucket < ends.length; bucket++) {
		ends[bucket] = (ends[bucket] ?? 0) + (ends[bucket - 1] ?? 0);
	}

	// `ends[bucket]` is where the bucket begins, and moves to its end while it is filled.
	const order = new Uint32Array(count);
	for (let start = 0; start < used; start = bytes.indexOf(newline, start) + 1) {
		const bucket = bucketOf(start);
		const place = ends[bucket] ?? 0;
		order[place] = start;
		ends[bucket] = place + 1;
	}

	const sorted = new Uint8Array(used);
	let length = 0;
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
			// eslint-disable-next-line no-await-in-loop
			await setImmediate();
		}

		begin = Math.max(begin, end);
	}

	return {bytes: sorted.subarray(0, length), count: kept};
};

/**
Collects names in any order and spelling. Indexes list them sorted by normalised name, so the sort is rarely needed. Holds
the names once as bytes (twice while sorting), no string of them: some 40 MB at most for a million names.

@throws RangeError when there are more than `mostNames`.
*/
export const collectNames = async (names: AsyncIterable<string> | Iterable<string>): Promise<SortedNames> => {
	const pile: Pile = {
		bytes: new Uint8Array(2 ** 20), used: 0, count: 0, dropped: 0, sorted: true,
	};
	let previous = '';
	let seen = 0;
	for await (const name of names) {
		previous = add(pile, name, previous);
		if (++seen % turn === 0) {
			await setImmediate();
		}
	}

	const {dropped} = pile;
	return pile.sorted
		? {bytes: pile.bytes.subarray(0, pile.used), count: pile.count, dropped}
		: {...await sortPile(pile), dropped};
};
