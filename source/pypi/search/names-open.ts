import {
	checksum, filterRows, magic, namesPerBlock, newline, padded, trailerWords,
} from './names-format.js';

/** Every name, opened: the parts of the file, as they lie in memory. */
export type NameFile = {
	readonly count: number;
	/** The names, a newline before, between and after them. */
	readonly names: Uint8Array;
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

const ascends = (starts: Uint32Array, end: number): boolean => {
	let previous = 0;
	for (const start of starts) {
		if (start <= previous) {
			return false;
		}

		previous = start;
	}

	return starts[0] === 1 && previous === end;
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
	if (mark !== magic || count === 0 || blocks !== Math.ceil(count / namesPerBlock)
		|| body !== nameWords + blocks + 1 + (filterRows * rowWords)) {
		return undefined;
	}

	const sum = checksum([words.subarray(0, -2)]);
	const names = new Uint8Array(words.buffer, words.byteOffset, end);
	const starts = words.subarray(nameWords, nameWords + blocks + 1);
	if (sum[0] !== a || sum[1] !== b || names[0] !== newline || names[end - 1] !== newline || !ascends(starts, end)) {
		return undefined;
	}

	return {
		count, names, starts, filter: words.subarray(nameWords + blocks + 1, body), rowWords,
	};
};
