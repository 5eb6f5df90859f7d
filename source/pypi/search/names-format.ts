/* eslint-disable no-bitwise -- what is packed into 32 bits */
/*
The file of every name, made to be used as it lies in memory:

	names    '\n', then every name followed by '\n', the shorter first, equally long ones by byte; zeros up to a multiple of four
	firsts   202 32-bit numbers: where the names of 0, 1, … 200 letters start, and where the last of them ends
	filter   rows of one bit per block, each row padded to 32 bits: which blocks hold which two, three or four letters in a row
	trailer  eight 32-bit numbers, see below

A block is 128 names of one length, or what is left of it. Whoever wants the shortest names that hold a word reads from the beginning, and may
stop when there are enough; and all names of a length take as much room, so that any of them is found by its number.

The numbers are the machine's own (the file is a cache, never sent anywhere): elsewhere the magic number does not fit.
*/
import {createHash} from 'node:crypto';

export const magic = 0x43_4E_50_33;
export const namesPerBlock = 128;
/** Magic, count of names, bytes of names, blocks, two spare, and the two halves of the sum over all that comes before them. */
export const trailerWords = 8;
/** More than this is no list of names (PyPI has under a million); it also keeps every offset within 31 bits. */
export const mostNames = 8_000_000;
/** PyPI's own longest is 188. */
export const longestName = 200;
/** Lengths from none to the longest, and the end. */
export const firstsWords = longestName + 2;

export const newline = 10;
export const hyphen = 45;

/** What a name is made of: `-`, digits and letters. */
const codes = 37;

/** 0 for `-`, 1-10 for digits, 11-36 for letters. */
const code = (byte: number): number => {
	if (byte >= 97) {
		return byte - 86;
	}

	return byte === hyphen ? 0 : byte - 47;
};

const pairRows = codes * codes;
const hashBits = 11;
const hashRows = 2 ** hashBits;

/** One for each pair of letters, and for each that begins a word; 2,048 each for any three and four in a row, several of which share one. */
export const filterRows = (2 * pairRows) + (2 * hashRows);

/** Multiplicative hashing. */
const hashed = (letters: number): number => Math.imul(letters, 0x9E_37_79_B1) >>> (32 - hashBits);

/** With a hyphen first, which is 0, three letters are the number of the last two. */
const tripleRow = (triple: number): number => pairRows + (triple < pairRows ? triple : pairRows + hashed(triple));

const quadrupleRow = (quadruple: number): number => (2 * pairRows) + hashRows + hashed(quadruple);

/** Calls `visit` with the row of the filter for any two, three and four letters in a row, newlines being none. */
export const visitRows = (text: Uint8Array, visit: (row: number) => void): void => {
	let run = 0;
	// The last letters as digits of one number.
	let last = 0;
	let pair = 0;
	let triple = 0;
	for (const byte of text) {
		if (byte === newline) {
			run = 0;
			continue;
		}

		const letter = code(byte);
		const quadruple = (triple * codes) + letter;
		triple = (pair * codes) + letter;
		pair = (last * codes) + letter;
		last = letter;
		run++;
		if (run > 1) {
			visit(pair);
		}

		if (run > 2) {
			visit(tripleRow(triple));
		}

		if (run > 3) {
			visit(quadrupleRow(quadruple));
		}
	}
};

/** Bytes rounded up to whole 32-bit numbers. */
export const padded = (bytes: number): number => (bytes + 3) & ~3;

/**
What tells that a file is as it was written: the beginning of its SHA-1, as two 32-bit numbers. It guards against accidents,
not against anybody, and is the fastest sum there is here: 9 ms for 16 MB, where one in JavaScript takes 22.

@param parts - What it is of, in order.
*/
export const checksum = (parts: readonly Uint8Array[]): readonly [number, number] => {
	const hash = createHash('sha1');
	for (const part of parts) {
		hash.update(part);
	}

	const digest = hash.digest();
	return [digest.readUInt32LE(0), digest.readUInt32LE(4)];
};
