import {
	type Cursor, expect, parseInterpolation, peek, take, unexpected,
} from './cursor.js';
import type {Part, Path, StringLiteral} from './node.js';

const parseParts = (cursor: Cursor): Part[] => {
	const parts: Part[] = [];
	for (;;) {
		const {kind, start, end} = peek(cursor);
		if (kind === 'text' || kind === 'escape') {
			take(cursor);
			parts.push({kind, start, end});
		} else if (kind === '${') {
			parts.push(parseInterpolation(cursor));
		} else {
			return parts;
		}
	}
};

/** `"..."`. */
export const parseString = (cursor: Cursor): StringLiteral => {
	const {start} = expect(cursor, 'string-open');
	const parts = parseParts(cursor);
	const {end} = expect(cursor, 'string-close', '`"`');
	return {
		kind: 'string', start, end, parts,
	};
};

/** `''...''`. */
export const parseIndentedString = (cursor: Cursor): StringLiteral => {
	const {start} = expect(cursor, 'indented-open');
	const parts = parseParts(cursor);
	const {end} = expect(cursor, 'indented-close', '`\'\'`');
	return {
		kind: 'indented-string', start, end, parts,
	};
};

/** A path, interpolated or not. Nix reads `./a//b` as one path in two pieces, and refuses it unless an interpolation follows the first. */
export const parsePath = (cursor: Cursor): Path => {
	const {start, end} = expect(cursor, 'path', 'a path');
	const parts: Part[] = [{kind: 'text', start, end}];
	let isInterpolated = false;
	while (peek(cursor).kind !== 'path-end') {
		if (peek(cursor).kind === '${') {
			parts.push(parseInterpolation(cursor));
			isInterpolated = true;
		} else {
			const text = expect(cursor, 'text', 'the rest of the path');
			parts.push({kind: 'text', start: text.start, end: text.end});
			if (!isInterpolated && peek(cursor).kind !== '${') {
				throw unexpected(cursor, '`${` in a path with a double slash');
			}
		}
	}

	const close = take(cursor);
	return {
		kind: 'path', start, end: close.end, parts,
	};
};
