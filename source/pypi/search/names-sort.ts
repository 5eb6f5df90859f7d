/* eslint-disable no-bitwise -- two bytes make a bucket */
import {setImmediate} from 'node:timers/promises';
import {newline} from './names-format.js';

/** Names of one length, each followed by a newline. */
export type Pile = {
	/** As many letters as each name has. */
	readonly length: number;
	readonly bytes: Uint8Array;
};

export const countOf = ({length, bytes}: Pile): number => bytes.length / (length + 1);

/** After so many names others get a turn. */
const turn = 1000;

const compareAt = (bytes: Uint8Array, left: number, right: number): number => {
	for (let index = 0; ; index++) {
		const a = bytes[left + index] ?? newline;
		const b = bytes[right + index] ?? newline;
		if (a !== b || a === newline) {
			return a - b;
		}
	}
};

/** Sorts the names of a pile and keeps each once: by the first two bytes, then within each such bucket, so that no single step takes long. */
export const sortPile = async (pile: Pile): Promise<Pile> => {
	const {length, bytes} = pile;
	const size = length + 1;
	const bucketOf = (start: number): number => ((bytes[start] ?? 0) << 7) | (bytes[start + 1] ?? 0);
	const ends = new Uint32Array((128 << 7) + 1);
	for (let start = 0; start < bytes.length; start += size) {
		const bucket = bucketOf(start) + 1;
		ends[bucket] = (ends[bucket] ?? 0) + 1;
	}

	for (let bucket = 1; bucket < ends.length; bucket++) {
		ends[bucket] = (ends[bucket] ?? 0) + (ends[bucket - 1] ?? 0);
	}

	// `ends[bucket]` is where the bucket begins, and moves to its end while it is filled.
	const order = new Uint32Array(countOf(pile));
	for (let start = 0; start < bytes.length; start += size) {
		const bucket = bucketOf(start);
		const place = ends[bucket] ?? 0;
		order[place] = start;
		ends[bucket] = place + 1;
	}

	const sorted = new Uint8Array(bytes.length);
	let used = 0;
	let begin = 0;
	let seen = 0;
	let previous = -1;
	for (const end of ends) {
		for (const start of order.subarray(begin, Math.max(begin, end)).toSorted((left, right) => compareAt(bytes, left, right))) {
			if (previous < 0 || compareAt(bytes, previous, start) !== 0) {
				sorted.set(bytes.subarray(start, start + size), used);
				used += size;
			}

			previous = start;
		}

		seen += Math.max(0, end - begin);
		begin = Math.max(begin, end);
		if (seen > turn) {
			// A front end stays responsive in between.

			await setImmediate();
			seen = 0;
		}
	}

	return {length, bytes: sorted.subarray(0, used)};
};
