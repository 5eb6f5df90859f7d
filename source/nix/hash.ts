import {Buffer} from 'node:buffer';

/** Nix's own base 32: no e, o, t or u, lest a hash spell a word. */
const alphabet = '0123456789abcdfghijklmnpqrsvwxyz';

/**
An SRI hash from the base-32 form that `nix-prefetch-url` prints.

Nix writes the digits of the hash, read as one little-endian number, with the most significant first (Nix manual, `nix hash convert`).

@param text - 52 characters: a SHA-256 hash.
@throws RangeError for anything else.
*/
export const sriFromNix32 = (text: string): string => {
	if (!/^[01][\da-df-np-sv-z]{51}$/.test(text)) {
		throw new RangeError('not a SHA-256 hash in base 32');
	}

	let number = 0n;
	for (const digit of text) {
		number = (number * 32n) + BigInt(alphabet.indexOf(digit));
	}

	const bytes = Buffer.from(number.toString(16).padStart(64, '0'), 'hex').toReversed();
	return `sha256-${Buffer.from(bytes).toString('base64')}`;
};
