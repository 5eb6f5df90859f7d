/* eslint-disable no-bitwise -- the filter is a set of bits */
import {Buffer} from 'node:buffer';
import {newline, visitRows} from './names-format.js';
import {type NameFile} from './names-open.js';
import {nameAt, type Shelf} from './names-scan.js';

/** The blocks that may hold a query of two letters or more, as a row of bits. */
const candidateBlocks = ({filter, rowWords}: NameFile, query: Uint8Array): Uint32Array => {
	const blocks = new Uint32Array(rowWords).fill(0xFF_FF_FF_FF);
	visitRows(query, row => {
		for (let word = 0; word < rowWords; word++) {
			blocks[word] = (blocks[word] ?? 0) & (filter[(row * rowWords) + word] ?? 0);
		}
	});
	return blocks;
};

/** Stretches of blocks that may hold a query: offsets of where each starts and ends. */
function * candidateStretches(file: NameFile, query: Uint8Array): Generator<readonly [from: number, to: number]> {
	const {starts} = file;
	const blocks = candidateBlocks(file, query);
	const isCandidate = (block: number): boolean => (((blocks[block >>> 5] ?? 0) >>> (block & 31)) & 1) === 1;
	const blockCount = starts.length - 1;
	for (let block = 0; block < blockCount; block++) {
		if (blocks[block >>> 5] === 0) {
			block |= 31;
			continue;
		}

		if (!isCandidate(block)) {
			continue;
		}

		let next = block + 1;
		while (next < blockCount && isCandidate(next)) {
			next++;
		}

		yield [starts[block] ?? 0, starts[next] ?? 0];
		block = next;
	}
}

/** Shows the names that hold a text of two letters or more and pass a test, the shorter first, until the shelf is full. */
const showHolders = (file: NameFile, text: string, passes: (name: string) => boolean, shelf: Shelf): void => {
	if (shelf.isFull()) {
		return;
	}

	const {names} = file;
	const all = Buffer.from(names.buffer, names.byteOffset, names.length);
	const needle = Buffer.from(text, 'latin1');
	for (const [from, to] of candidateStretches(file, needle)) {
		const stretch = all.subarray(from, to);
		for (let hit = stretch.indexOf(needle); hit >= 0;) {
			const start = all.lastIndexOf(newline, from + hit) + 1;
			const end = all.indexOf(newline, from + hit);
			const name = nameAt(file, start, end);
			if (passes(name)) {
				shelf.show(name);
				if (shelf.isFull()) {
					return;
				}
			}

			hit = stretch.indexOf(needle, end - from);
		}
	}
};

/** Shows the names that do not begin with a query but have another word that does, the shorter first. */
export const showWords = (file: NameFile, query: string, shelf: Shelf): void => {
	showHolders(file, `-${query}`, name => !name.startsWith(query), shelf);
};

/** Shows the names in which no word begins with a query of two letters or more, but that hold it, the shorter first. */
export const showInsides = (file: NameFile, query: string, shelf: Shelf): void => {
	showHolders(file, query, name => !name.startsWith(query) && !name.includes(`-${query}`), shelf);
};
