/* eslint-disable no-bitwise -- the filter is a set of bits */
import {setImmediate} from 'node:timers/promises';
import {collectNames, type NameSource} from './names-collect.js';
import {
	checksum, filterRows, firstsWords, magic, namesPerBlock, newline, padded, visitRows,
} from './names-format.js';
import {countOf, type Pile} from './names-sort.js';

/** A file of names, in pieces to be written one after the other. */
export type EncodedNames = {
	readonly chunks: readonly Uint8Array[];
	readonly count: number;
	/** How many of the names that came in are none, and were left out. */
	readonly dropped: number;
};

/** Where the names of each length start, from none on; and where the last ones end. */
const findFirsts = (piles: readonly Pile[]): Uint32Array => {
	const firsts = new Uint32Array(firstsWords).fill(1);
	let offset = 1;
	for (const {length, bytes} of piles) {
		offset += bytes.length;
		firsts.fill(offset, length + 1);
	}

	return firsts;
};

/** Which blocks hold which letters in a row. */
const buildFilter = async (piles: readonly Pile[], blocks: number): Promise<Uint32Array> => {
	const rowWords = Math.ceil(blocks / 32);
	const filter = new Uint32Array(filterRows * rowWords);
	let block = 0;
	for (const pile of piles) {
		const {length, bytes} = pile;
		const blockBytes = namesPerBlock * (length + 1);
		for (let start = 0; start < bytes.length; start += blockBytes) {
			const word = block >>> 5;
			const bit = 1 << (block & 31);
			visitRows(bytes.subarray(start, start + blockBytes), row => {
				const place = (row * rowWords) + word;
				filter[place] = (filter[place] ?? 0) | bit;
			});
			block++;
			if (block % 250 === 0) {
				// A front end stays responsive in between: so many blocks take some 10 ms.

				await setImmediate();
			}
		}
	}

	return filter;
};

const bytesOf = ({buffer, byteOffset, byteLength}: Uint32Array): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength);

/**
Makes a file of names that `openNames` opens, out of names as they come: any order, any spelling (they are normalised,
PEP 503), each once. What is no name is left out and counted.

@throws RangeError when there are more than 8,000,000 names, or none at all.
*/
export const encodeNames = async (names: NameSource): Promise<EncodedNames> => {
	const {piles, count, dropped} = await collectNames(names);
	if (count === 0) {
		throw new RangeError('no names');
	}

	const firsts = findFirsts(piles);
	const end = firsts.at(-1)!;
	let blocks = 0;
	for (const pile of piles) {
		blocks += Math.ceil(countOf(pile) / namesPerBlock);
	}

	const filter = await buildFilter(piles, blocks);
	const parts = [
		Uint8Array.of(newline),
		...piles.map(({bytes}) => bytes),
		new Uint8Array(padded(end) - end),
		...[firsts, filter, Uint32Array.of(magic, count, end, blocks, 0, 0)].map(words => bytesOf(words)),
	];
	return {chunks: [...parts, bytesOf(Uint32Array.from(checksum(parts)))], count, dropped};
};
