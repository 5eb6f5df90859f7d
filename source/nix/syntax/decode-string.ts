import {stripIndentation} from './indentation.js';
import type {Expression, Interpolation} from './node.js';

const named = new Map([['n', '\n'], ['r', '\r'], ['t', '\t']]);

/**
The characters that a run of text of a `"` string stands for (Nix manual, "String literal"): `\n`, `\r` and `\t` are named, any other
character after a backslash is itself, and a carriage return in the file becomes a line feed, with the line feed that follows it.
*/
export const unescape = (raw: string): string =>
	raw.replaceAll(/\\([^])|\r\n?/g, (_, escaped: string | undefined) => escaped === undefined ? '\n' : named.get(escaped) ?? escaped);

/** The characters that an `escape` of an indented string stands for: `''$`, `'''`, `''\` and a character, or a lone `$` or `'`. */
const decodeEscape = (raw: string): string => {
	if (raw === '\'\'\'') {
		return '\'\'';
	}

	return raw.startsWith('\'\'') ? unescape(raw.slice(2)) : raw;
};

/** A string or path as Nix sees it: literal text, decoded and without indentation, and interpolations. */
export type Decoded = string | Interpolation;

/** The decoded parts of a string, an indented string or a path, in order, none of them empty. */
export const decodeParts = (text: string, node: Expression & {kind: 'string' | 'indented-string' | 'path'}): readonly Decoded[] => {
	const decoded = node.parts.map(part => {
		if (part.kind === 'interpolation') {
			return part;
		}

		const raw = text.slice(part.start, part.end);
		if (node.kind === 'indented-string') {
			return {isPlain: part.kind === 'text', value: part.kind === 'text' ? raw : decodeEscape(raw)};
		}

		return {isPlain: true, value: node.kind === 'string' ? unescape(raw) : raw};
	});
	const stripped = node.kind === 'indented-string' ? stripIndentation(decoded) : decoded;
	return stripped.map(part => 'value' in part ? part.value : part).filter(part => part !== '');
};

/**
The value of a string literal, decoded; a URI is one too.

@returns Nothing if the expression is no string literal, or is interpolated.
*/
export const staticString = (text: string, node: Expression): string | undefined => {
	if (node.kind === 'uri') {
		return text.slice(node.start, node.end);
	}

	if (node.kind !== 'string' && node.kind !== 'indented-string') {
		return undefined;
	}

	const parts = decodeParts(text, node);
	return parts.every(part => typeof part === 'string') ? parts.join('') : undefined;
};
