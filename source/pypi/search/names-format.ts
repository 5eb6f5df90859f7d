/* eslint-disable no-bitwise, unicorn/prefer-math-trunc, unicorn/no-for-loop, @typescript-eslint/prefer-for-of -- 32-bit sums over 20 MB, at every start: ten times slower any other way */
/*
The file of every name, made to be used as it lies in memory:

	names    '\n', then every name followed by '\n', sorted by byte; zeros up to a multiple of four
	starts   one 32-bit number per block of 64 names: where the block's first name starts; then where the names end
	filter   2,048 rows of one bit per block, each row padded to 32 bits: which blocks hold a triple of letters
	trailer  eight 32-bit numbers, see below

The numbers are the machine's own (the file is a cache, never sent anywhere): elsewhere the magic number does not fit.
*/

export const magic = 0x43_4E_50_31;
export const namesPerBlock = 64;
export const filterRows = 2048;
/** Magic, count of names, bytes of names, blocks, two spare, and the two halves of the sum over all that comes before them. */
export const trailerWords = 8;
/** More than this is no list of names (PyPI has under a million); it also keeps every offset within 31 bits. */
export const mostNames = 8_000_000;
/** PyPI's own longest is 188. */
export const longestName = 200;

export const newline = 10;
export const hyphen = 45;

/** 0 for `-`, 1-10 for digits, 11-36 for letters. */
const code = (byte: number): number => {
	if (byte >= 97) {
		return byte - 86;
	}

	return byte === hyphen ? 0 : byte - 47;
};

/** The row of the filter for three bytes of a name in a row. Multiplicative hashing; several triples share a row. */
export const filterRow = (first: number, second: number, third: number): number =>
	Math.imul((code(first) * 1369) + (code(second) * 37) + code(third), 0x9E_37_79_B1) >>> 21;

/** Bytes rounded up to whole 32-bit numbers. */
export const padded = (bytes: number): number => (bytes + 3) & ~3;

/**
A sum that notices flipped, missing and swapped words (Fletcher's, over 32-bit words). Cheap enough for 20 MB at every
start, which a cryptographic hash is not; the file guards against accidents, and names are checked again before use.

@param seed - The sum of what came before.
*/
export const checksum = (words: Int32Array, seed: readonly [number, number] = [1, 0]): [number, number] => {
	let [a, b] = seed;
	for (let index = 0; index < words.length; index++) {
		a = (a + (words[index] ?? 0)) | 0;
		b = (b + a) | 0;
	}

	return [a >>> 0, b >>> 0];
};
