import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';

/** Nix's own base 32: no e, o, t or u, lest a hash spell a word. */
const alphabet = '0123456789abcdfghijklmnpqrsvwxyz';

/** Whether `text` is a SHA-256 hash in Nix's base 32: 52 digits, of which the first holds a single bit. */
export const isNix32 = (text: string): boolean => /^[01][\da-df-np-sv-z]{51}$/.test(text);

/**
An SRI hash from the base-32 form that `nix-prefetch-url` prints.

Nix writes the digits of the hash, read as one little-endian number, with the most significant first (Nix manual, `nix hash convert`).

@param text - 52 characters: a SHA-256 hash.
@throws RangeError for anything else.
*/
export const sriFromNix32 = (text: string): string => {
	if (!isNix32(text)) {
		throw new RangeError('not a SHA-256 hash in base 32');
	}

	let number = 0n;
	for (const digit of text) {
		number = (number * 32n) + BigInt(alphabet.indexOf(digit));
	}

	const bytes = Buffer.from(number.toString(16).padStart(64, '0'), 'hex').toReversed();
	return `sha256-${Buffer.from(bytes).toString('base64')}`;
};

/** Nix's base 32 of some bytes. */
const nix32 = (bytes: Uint8Array): string => {
	let number = 0n;
	for (const byte of bytes.toReversed()) {
		number = (number * 256n) + BigInt(byte);
	}

	let text = '';
	for (let index = Math.ceil(bytes.length * 8 / 5); index > 0; index--) {
		text = alphabet[Number(number % 32n)]! + text;
		number /= 32n;
	}

	return text;
};

/**
Where the store keeps a tree that was fetched by its hash, whether by fetchTarball or as a flake input: nothing has to be asked.

The rule is the Nix manual's "Store path" specification, for `source` paths made by a recursive SHA-256.

@param hash - SRI hash of the tree.
*/
export const sourcePath = (hash: string, store = '/nix/store'): string => {
	const inner = Buffer.from(hash.replace(/^sha256-/, ''), 'base64').toString('hex');
	const digest = createHash('sha256').update(`source:sha256:${inner}:${store}:source`).digest();
	const folded = new Uint8Array(20);
	for (const [index, byte] of digest.entries()) {
		folded[index % 20]! ^= byte; // eslint-disable-line no-bitwise
	}

	return `${store}/${nix32(folded)}-source`;
};
