import {Buffer} from 'node:buffer';

const quote = 0x22;
const backslash = 0x5C;

/** What a byte outside of strings means (RFC 8259, section 2); other bytes are 0. */
export const meaning = {
	blank: 1, opener: 2, closer: 3, comma: 4, colon: 5, quote: 6,
} as const;

/** By byte: one look tells, also before the engine has made anything of this code. */
export const meanings = new Uint8Array(256);
for (const [characters, means] of [[' \t\n\r', meaning.blank], ['{[', meaning.opener], ['}]', meaning.closer], [',', meaning.comma], [':', meaning.colon], ['"', meaning.quote]] as const) {
	for (const byte of Buffer.from(characters)) {
		meanings[byte] = means;
	}
}

/** Where a string that goes on at `start` has its closing quote, or -1. An escape that the chunk's end cuts is `carried` into the next one. */
export const closingQuote = (chunk: Uint8Array, start: number, carried: boolean): {at: number; carried: boolean} => {
	let from = carried ? start + 1 : start;
	for (;;) {
		const at = chunk.indexOf(quote, from);
		const end = at === -1 ? chunk.length : at;
		let slashes = 0;
		while (end - slashes > from && chunk[end - slashes - 1] === backslash) {
			slashes++;
		}

		const escaped = slashes % 2 === 1;
		if (at === -1) {
			return {at, carried: from > chunk.length ? carried : escaped};
		}

		if (!escaped) {
			return {at, carried: false};
		}

		from = at + 1;
	}
};
