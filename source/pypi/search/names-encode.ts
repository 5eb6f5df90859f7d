/* eslint-disable no-bitwise -- the filter is a set of bits */
import {setImmediate} from 'node:timers/promises';
import {collectNames, type NameSource} from './names-collect.js';
import {
	checksum, filterRow, filterRows, magic, namesPerBlock, newline,
} from './names-format.js';

/** A file of names, in pieces to be written one after the other. */
export type EncodedNames = {
	readonly chunks: readonly Uint8Array[];
	readonly count: number;
	/** How many of the names that came in are none, and were left out. */
	readonly dropped: number;
};

/** Where each block of names starts, and where the last one ends. */
const findStarts = (names: Uint8Array, end: number, count: number): Uint32Array => {
	const starts = new Uint32Array(Math.ceil(count / namesPerBlock) + 1);
	let name = 0;
	for (let offset = 1; offset < end; offset = names.indexOf(newline, offset) + 1) {
		if (name % namesPerBlock === 0) {
			starts[name / namesPerBlock] = offset;
		}

		name++;
	}

	starts[starts.length - 1] = end;
	return starts;
};

/** Which blocks hold which triples of letters. */
const buildFilter = async (names: Uint8Array, starts: Uint32Array): Promise<Uint32Array> => {
	const blocks = starts.length - 1;
	const rowWords = Math.ceil(blocks / 32);
	const filter = new Uint32Array(filterRows * rowWords);
	for (let block = 0; block < blocks; block++) {
		const word = block >>> 5;
		const bit = 1 << (block & 31);
		const end = starts[block + 1] ?? 0;
		let first = newline;
		let second = newline;
		for (let offset = starts[block] ?? end; offset < end; offset++) {
			const third = names[offset] ?? newline;
			if (first !== newline && second !== newline && third !== newline) {
				const place = (filterRow(first, second, third) * rowWords) + word;
				filter[place] = (filter[place] ?? 0) | bit;
			}

			first = second;
			second = third;
		}

		if (block % 1000 === 999) {
			// A front end stays responsive in between: a thousand blocks take some 10 ms.

			await setImmediate();
		}
	}

	return filter;
};

/**
Makes a file of names that `openNames` opens, out of names as they come: any order, any spelling (they are normalised,
PEP 503), each once. What is no name is left out and counted.

@throws RangeError when there are more than 8,000,000 names, or none at all.
*/
export const encodeNames = async (names: NameSource): Promise<EncodedNames> => {
	const {bytes: text, end, count, dropped} = await collectNames(names);
	if (count === 0) {
		throw new RangeError('no names');
	}

	const starts = findStarts(text, end, count);
	const filter = await buildFilter(text, starts);
	const trailer = Uint32Array.of(magic, count, end, starts.length - 1, 0, 0);
	const words = [new Uint32Array(text.buffer, text.byteOffset, text.length / 4), starts, filter, trailer];
	const parts = [...words, Uint32Array.from(checksum(words))];
	return {
		chunks: parts.map(part => new Uint8Array(part.buffer, part.byteOffset, part.byteLength)),
		count,
		dropped,
	};
};
