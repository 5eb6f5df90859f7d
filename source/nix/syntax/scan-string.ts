import {classes, isAt, skip} from './characters.js';
import {skipSegments} from './scan-word.js';
import type {TokenKind} from './token.js';

/** A piece of a string: a token's kind and its end. */
export type Piece = {readonly kind: TokenKind; readonly end: number};

const stringStop = /["$\\]/g;

/**
The next piece of a `"` string (Nix manual, "String literal"). A backslash protects any next character; a dollar too, except before `{`,
which starts an interpolation, and `"` and `\`: so `$${` is text.
*/
export const scanStringPiece = (text: string, offset: number): Piece | undefined => {
	let end = offset;
	for (;;) {
		stringStop.lastIndex = end;
		const stop = stringStop.exec(text)?.index;
		if (stop === undefined) {
			return undefined;
		}

		const next = text[stop + 1];
		if (text[stop] === '"' || (text[stop] === '$' && next === '{')) {
			end = stop;
			break;
		}

		end = text[stop] === '$' && (next === '"' || next === '\\') ? stop + 1 : stop + 2;
	}

	if (end > offset) {
		return {kind: 'text', end};
	}

	return text[end] === '"' ? {kind: 'string-close', end: end + 1} : {kind: '${', end: end + 2};
};

/** The end of the run of plain text at `offset` of an indented string: up to a quote or a dollar that means something. */
const skipIndentedText = (text: string, offset: number): number => {
	let end = offset;
	while (end < text.length) {
		const character = text[end];
		const next = text[end + 1];
		if (character === '$' || character === '\'') {
			const isPlain = next !== undefined && next !== '\'' && next !== (character === '$' ? '{' : '$');
			if (!isPlain) {
				return end;
			}

			end += 2;
		} else {
			end++;
		}
	}

	return end;
};

/**
The next piece of an indented string (Nix manual, "String literal"): a run of `text`, an `escape` (`''$`, `'''`, `''\` and a character,
or a lone `$` or `'`), an interpolation, or the end.
*/
export const scanIndentedPiece = (text: string, offset: number): Piece | undefined => {
	const end = skipIndentedText(text, offset);
	if (end > offset) {
		return {kind: 'text', end};
	}

	if (end >= text.length) {
		return undefined;
	}

	if (text[end] === '$') {
		return text[end + 1] === '{' ? {kind: '${', end: end + 2} : {kind: 'escape', end: end + 1};
	}

	if (text[end + 1] !== '\'') {
		return {kind: 'escape', end: end + 1};
	}

	const third = text[end + 2];
	if (third === '$' || third === '\'') {
		return {kind: 'escape', end: end + 3};
	}

	return third === '\\' && end + 3 < text.length ? {kind: 'escape', end: end + 4} : {kind: 'indented-close', end: end + 2};
};

/**
The next piece of a path after its start: `text`, an interpolation, or the empty `path-end`; nothing if the path would end in a slash,
which Nix refuses.
*/
export const scanPathPiece = (text: string, offset: number): Piece | undefined => {
	if (text[offset] === '$' && text[offset + 1] === '{') {
		return {kind: '${', end: offset + 2};
	}

	const run = skip(text, offset, classes.path);
	if (text[run] === '/') {
		return {kind: 'text', end: isAt(text, run + 1, classes.path) ? skipSegments(text, run) : run + 1};
	}

	if (run > offset) {
		return {kind: 'text', end: run};
	}

	return text[offset - 1] === '/' ? undefined : {kind: 'path-end', end: offset};
};
