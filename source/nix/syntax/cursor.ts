import type {Expression, Interpolation} from './node.js';
import {excerpt, NixSyntaxError} from './syntax-error.js';
import type {Token, TokenKind} from './token.js';

/**
How deeply the parser may nest: about 500 brackets inside each other. Nix itself gives up between 5,000 and 10,000, people stay under 50.
The parser is recursive only where the text nests, and this keeps it at a third of Node's usual stack at most (measured).
*/
export const maximumDepth = 1000;

/** Where the parser is. `expression` is the whole grammar's entry, handed along so that its parts need not import each other in circles. */
export type Cursor = {
	readonly text: string;
	readonly tokens: readonly Token[];
	readonly expression: (cursor: Cursor) => Expression;
	index: number;
	depth: number;
};

/** The token `ahead` places on; beyond the last it stays `end`. */
export const peek = (cursor: Cursor, ahead = 0): Token => cursor.tokens[cursor.index + ahead] ?? cursor.tokens.at(-1)!;

const describe = (cursor: Cursor, token: Token): string => {
	if (token.kind === 'end') {
		return 'the end of the file';
	}

	return token.kind === 'path-end' ? 'the end of the path' : `\`${excerpt(cursor.text.slice(token.start, token.end))}\``;
};

/**
The error that the next token is.

@param expected - What would have been right, such as `` `;` `` or `an expression`.
*/
export const unexpected = (cursor: Cursor, expected: string): NixSyntaxError => {
	const token = peek(cursor);
	if (token.kind === 'invalid') {
		const character = excerpt(String.fromCodePoint(cursor.text.codePointAt(token.start) ?? 0));
		return new NixSyntaxError(cursor.text, token.start, token.problem ?? `expected ${expected}, found \`${character}\``);
	}

	return new NixSyntaxError(cursor.text, token.start, `expected ${expected}, found ${describe(cursor, token)}`);
};

/** Takes the next token, whatever it is. */
export const take = (cursor: Cursor): Token => {
	const token = peek(cursor);
	cursor.index++;
	return token;
};

/** Takes the next token if it is of this kind. */
export const takeIf = (cursor: Cursor, kind: TokenKind): Token | undefined => peek(cursor).kind === kind ? take(cursor) : undefined;

/** Takes the next token, which must be of this kind. */
export const expect = (cursor: Cursor, kind: TokenKind, description = `\`${kind}\``): Token => {
	if (peek(cursor).kind !== kind) {
		throw unexpected(cursor, description);
	}

	return take(cursor);
};

/** Parses something that nests, one level deeper. */
export const nested = <Result>(cursor: Cursor, parse: (cursor: Cursor) => Result): Result => {
	if (cursor.depth >= maximumDepth) {
		throw new NixSyntaxError(cursor.text, peek(cursor).start, 'nested too deeply');
	}

	cursor.depth++;
	const result = parse(cursor);
	cursor.depth--;
	return result;
};

/** `${expression}`. */
export const parseInterpolation = (cursor: Cursor): Interpolation => {
	const {start} = expect(cursor, '${');
	const expression = cursor.expression(cursor);
	const {end} = expect(cursor, '}');
	return {
		kind: 'interpolation', start, end, expression,
	};
};
