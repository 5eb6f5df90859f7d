/* eslint-disable no-bitwise -- the filter is a set of bits */
import {Buffer} from 'node:buffer';
import {
	filterRow, hyphen, longestName, newline,
} from './names-format.js';
import {type NameFile} from './names-open.js';

/** Compares the name at `start` with a word, byte by byte; with `prefixOnly`, only as far as the word goes. */
const compare = (names: Uint8Array, start: number, word: string, prefixOnly: boolean): number => {
	for (let index = 0; index < word.length; index++) {
		const byte = names[start + index] ?? newline;
		const wanted = word.charCodeAt(index); // eslint-disable-line unicorn/prefer-code-point
		if (byte !== wanted) {
			return byte - wanted;
		}
	}

	return prefixOnly || names[start + word.length] === newline ? 0 : 1;
};

/** Blocks from one to another, the second included: where a search may be confined to. */
export type Blocks = readonly [first: number, last: number];

const allBlocks = ({starts}: NameFile): Blocks => [0, starts.length - 2];

/** The last of the blocks whose first name `isBefore`, or the first of all. */
const seekBlock = ({starts}: NameFile, isBefore: (start: number) => boolean, [first, last]: Blocks): number => {
	let low = first;
	let high = last;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (isBefore(starts[middle] ?? 0)) {
			low = middle;
		} else {
			high = middle - 1;
		}
	}

	return low;
};

/** The first name that is not before `word` (or, with `after`, that is behind all that begin with `word`): its offset. */
const seek = (file: NameFile, word: string, after: boolean, within = allBlocks(file)): number => {
	const {names, starts} = file;
	const isBefore = (start: number): boolean => {
		const order = compare(names, start, word, after);
		return after ? order <= 0 : order < 0;
	};

	let offset = starts[seekBlock(file, isBefore, within)] ?? names.length;
	while (offset < names.length && isBefore(offset)) {
		while (names[offset] !== newline) {
			offset++;
		}

		offset++;
	}

	return offset;
};

/** Whether the file has exactly this name, if it can be only in these blocks. */
export const hasName = (file: NameFile, name: string, within?: Blocks): boolean => {
	const offset = seek(file, name, false, within);
	return offset < file.names.length && compare(file.names, offset, name, false) === 0;
};

/** From the first to behind the last of the names that begin with `word`: offsets. */
export const prefixRange = (file: NameFile, word: string): readonly [from: number, to: number] => [seek(file, word, false), seek(file, word, true)];

/** The blocks that can hold names that begin with `word`; `undefined` when there are no such names in `within`. */
export const prefixBlocks = (file: NameFile, word: string, within = allBlocks(file)): Blocks | undefined => {
	const {names} = file;
	const from = seek(file, word, false, within);
	return from < names.length && compare(names, from, word, true) === 0
		? [
			seekBlock(file, start => start <= from, within),
			seekBlock(file, start => compare(names, start, word, true) <= 0, within),
		]
		: undefined;
};

const decoder = new TextDecoder('latin1');
const safe = /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/;

/** Keeps the shortest names of those it is shown; of equally long ones the first. */
export type Shortest = {
	/** How many bytes a name must have less than to be kept. */
	readonly below: () => number;
	readonly show: (start: number, end: number) => void;
	readonly names: () => string[];
};

/**
@param room - How many names to keep.
@param wanted - Names for which this is false are passed over.
*/
export const keepShortest = ({names}: NameFile, room: number, wanted: (name: string) => boolean): Shortest => {
	const kept: string[] = [];
	let below = room > 0 ? longestName + 1 : 0;
	return {
		below: () => below,
		show(start, end) {
			if (end - start >= below) {
				return;
			}

			const name = decoder.decode(names.subarray(start, end));
			if (!safe.test(name) || !wanted(name)) {
				return;
			}

			const place = kept.findLastIndex(other => other.length <= name.length) + 1;
			kept.splice(place, 0, name);
			if (kept.length > room) {
				kept.pop();
			}

			if (kept.length === room) {
				below = kept.at(-1)?.length ?? 0;
			}
		},
		names: () => kept,
	};
};

/** Shows every name from one offset to another. */
export const showRange = ({names}: NameFile, from: number, to: number, shortest: Shortest): void => {
	let start = from;
	for (let offset = from; offset < to; offset++) {
		if (names[offset] === newline) {
			shortest.show(start, offset);
			start = offset + 1;
		}
	}
};

/** The blocks that may hold a query of three letters or more, as a row of bits; all blocks for a shorter one. */
const candidateBlocks = ({filter, rowWords}: NameFile, query: string): Uint32Array => {
	const blocks = new Uint32Array(rowWords).fill(0xFF_FF_FF_FF);
	const bytes = Buffer.from(query, 'latin1');
	for (let index = 2; index < bytes.length; index++) {
		const row = filterRow(bytes[index - 2] ?? 0, bytes[index - 1] ?? 0, bytes[index] ?? 0) * rowWords;
		for (let word = 0; word < rowWords; word++) {
			blocks[word] = (blocks[word] ?? 0) & (filter[row + word] ?? 0);
		}
	}

	return blocks;
};

/** Whether one of a name's words, but the first, begins with the query; looked for from `from` on. */
const beginsWord = (names: Uint8Array, from: number, end: number, query: string): boolean => {
	for (let offset = from; offset < end; offset++) {
		if (names[offset - 1] === hyphen && compare(names, offset, query, true) === 0) {
			return true;
		}
	}

	return false;
};

/**
Shows every name that holds the query elsewhere than at its beginning: to `words` those in which a word begins with it, to
`others` the rest.
*/
export const showHolders = (file: NameFile, query: string, words: Shortest, others: Shortest): void => {
	const {names, starts} = file;
	const text = Buffer.from(names.buffer, names.byteOffset, names.length);
	const needle = Buffer.from(query, 'latin1');
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

		const from = starts[block] ?? 0;
		const run = text.subarray(from, starts[next]);
		for (let hit = run.indexOf(needle); hit >= 0;) {
			const offset = from + hit;
			let start = offset;
			while (names[start - 1] !== newline) {
				start--;
			}

			const end = names.indexOf(newline, offset);
			if (offset !== start && end - start < Math.max(words.below(), others.below())) {
				(beginsWord(names, offset, end, query) ? words : others).show(start, end);
			}

			hit = run.indexOf(needle, end - from);
		}

		block = next;
	}
};
