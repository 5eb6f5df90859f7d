import {
	checksum, filterRows, firstsWords, magic, namesPerBlock, newline, padded, trailerWords,
} from './names-format.js';

/** Every name, opened: the parts of the file, as they lie in memory. */
export type NameFile = {
	readonly count: number;
	/** The names, the shorter first, then by byte; a newline before, between and after them. */
	readonly names: Uint8Array;
	/** By length: where the names of so many letters start. They end where the next ones start. */
	readonly firsts: Uint32Array;
	/** Where each block starts, and where the last one ends. */
	readonly starts: Uint32Array;
	readonly filter: Uint32Array;
	/** 32-bit words per row of the filter. */
	readonly rowWords: number;
};

/** A view when it is aligned as 32-bit numbers must be, else a copy. */
const wordsOf = (bytes: Uint8Array): Uint32Array => {
	const aligned = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
	return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
};

/** Where the blocks start; `undefined` when there cannot be so many names of these lengths, or so many blocks. */
const findStarts = (firsts: Uint32Array, count: number, blocks: number): Uint32Array | undefined => {
	const starts = new Uint32Array(blocks + 1);
	let block = 0;
	let seen = 0;
	for (let length = 0; length < firsts.length - 1; length++) {
		const from = firsts[length] ?? 0;
		const to = firsts[length + 1] ?? 0;
		if (to < from || (to - from) % (length + 1) !== 0) {
			return undefined;
		}

		seen += (to - from) / (length + 1);
		for (let start = from; start < to && block < blocks; start += namesPerBlock * (length + 1)) {
			starts[block++] = start;
		}
	}

	starts[block] = firsts.at(-1) ?? 0;
	return seen === count && block === blocks && firsts[0] === 1 ? starts : undefined;
};

/**
Opens what `encodeNames` made. `undefined` for anything else: a file that was cut, damaged, of another format or from a
machine of the other byte order; it is then to be fetched anew. The bytes are used as they are, so they must not change.
*/
export const openNames = (bytes: Uint8Array): NameFile | undefined => {
	if (bytes.length % 4 !== 0 || bytes.length < trailerWords * 4) {
		return undefined;
	}

	const words = wordsOf(bytes);
	const body = words.length - trailerWords;
	const [mark = 0, count = 0, end = 0, blocks = 0] = words.subarray(body);
	const [a, b] = words.subarray(-2);
	const rowWords = Math.ceil(blocks / 32);
	const nameWords = padded(end) / 4;
	const filterStart = nameWords + firstsWords;
	if (mark !== magic || count === 0 || body !== filterStart + (filterRows * rowWords)) {
		return undefined;
	}

	const sum = checksum([new Uint8Array(words.buffer, words.byteOffset, words.byteLength - 8)]);
	const names = new Uint8Array(words.buffer, words.byteOffset, end);
	const firsts = words.subarray(nameWords, filterStart);
	const starts = findStarts(firsts, count, blocks);
	if (sum[0] !== a || sum[1] !== b || names[0] !== newline || names[end - 1] !== newline || firsts.at(-1) !== end || !starts) {
		return undefined;
	}

	return {
		count, names, firsts, starts, filter: words.subarray(filterStart, body), rowWords,
	};
};
