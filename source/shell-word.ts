import {Buffer} from 'node:buffer';

/** What a terminal would act upon, or not show: control characters, line ends, marks that turn text round. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
A word as a shell takes it literally (POSIX, "Quoting"), fit to be shown and to be copied.

Control characters are written out within `$'...'` (POSIX.1-2024, "Dollar-Single-Quotes"; bash, zsh and ksh have long known it).
*/
export const shellWord = (word: string): string => {
	if (/^[\w@%+=:,./-]+$/.test(word)) {
		return word;
	}

	if (!invisible.test(word)) {
		return `'${word.replaceAll('\'', String.raw`'\''`)}'`;
	}

	const bytes = [...Buffer.from(word)].map(byte => byte >= 0x20 && byte < 0x7F && byte !== 0x27 && byte !== 0x5C
		? String.fromCodePoint(byte)
		: `\\${byte.toString(8).padStart(3, '0')}`);
	return `$'${bytes.join('')}'`;
};
