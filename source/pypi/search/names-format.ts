/* eslint-disable no-bitwise -- what is packed into 32 bits */
/*
The file of every name, made to be used as it lies in memory:

	names    '\n', then every name followed by '\n', sorted by byte; zeros up to a multiple of four
	starts   one 32-bit number per block of 64 names: where the block's first name starts; then where the names end
	filter   2,048 rows of one bit per block, each row padded to 32 bits: which blocks hold a triple of letters
	trailer  eight 32-bit numbers, see below

The numbers are the machine's own (the file is a cache, never sent anywhere): elsewhere the magic number does not fit.
*/
import {createHash} from 'node:crypto';

export const magic = 0x43_4E_50_32;
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
What tells that a file is as it was written: the beginning of its SHA-1, as two 32-bit numbers. It guards against accidents,
not against anybody, and is the fastest sum there is here: 9 ms for 16 MB, where one in JavaScript takes 22.

@param parts - What it is of, in order.
*/
export const checksum = (parts: readonly Uint32Array[]): readonly [number, number] => {
	const hash = createHash('sha1');
	for (const part of parts) {
		hash.update(part);
	}

	const digest = hash.digest();
	return [digest.readUInt32LE(0), digest.readUInt32LE(4)];
};
