import {
	type Cursor, expect, nested, peek, unexpected,
} from './cursor.js';
import {tokenise} from './lexer.js';
import type {Definition, Expression} from './node.js';
import {isStaticName, parseDefinitions} from './parse-attributes.js';
import {isLambda, parseLambdaHead} from './parse-lambda.js';
import {parseOperation} from './parse-operation.js';
import {NixSyntaxError} from './syntax-error.js';
import type {Token} from './token.js';

/**
A file that was read: its text, its tokens (which with their trivia are the whole text), and the expression that it is.
*/
export type SyntaxTree = {
	readonly text: string;
	readonly tokens: readonly Token[];
	readonly root: Expression;
};

/** Wraps the expression that follows in what came before it. */
type Wrap = (body: Expression) => Expression;

const parseWithOrAssert = (cursor: Cursor, kind: 'with' | 'assert'): Wrap => {
	const {start} = expect(cursor, kind);
	const first = cursor.expression(cursor);
	expect(cursor, ';');
	return kind === 'with'
		? body => ({
			kind, start, end: body.end, namespace: first, body,
		})
		: body => ({
			kind, start, end: body.end, condition: first, body,
		});
};

const refuseDynamic = (cursor: Cursor, definitions: readonly Definition[]): void => {
	for (const definition of definitions) {
		if (definition.kind === 'binding' && !isStaticName(definition.path.names[0]!)) {
			throw new NixSyntaxError(cursor.text, definition.start, '`let` takes no dynamic attribute names');
		}
	}
};

const parseLet = (cursor: Cursor): Wrap => {
	const {start} = expect(cursor, 'let');
	const definitions = parseDefinitions(cursor);
	const at = expect(cursor, 'in', 'a definition or `in`').start;
	refuseDynamic(cursor, definitions);
	return body => ({
		kind: 'let-in', start, end: body.end, definitions, in: at, body,
	});
};

const parseIf = (cursor: Cursor): Wrap => {
	const {start} = expect(cursor, 'if');
	const condition = cursor.expression(cursor);
	expect(cursor, 'then');
	const consequence = cursor.expression(cursor);
	expect(cursor, 'else');
	return alternative => ({
		kind: 'if', start, end: alternative.end, condition, consequence, alternative,
	});
};

const parseLambda = (cursor: Cursor): Wrap => {
	const head = parseLambdaHead(cursor);
	return body => ({
		kind: 'lambda', ...head, end: body.end, body,
	});
};

/** What may stand in front of a whole expression, if the next tokens are that. */
const parseWrap = (cursor: Cursor): Wrap | undefined => {
	const {kind} = peek(cursor);
	if (kind === 'with' || kind === 'assert') {
		return parseWithOrAssert(cursor, kind);
	}

	if (kind === 'if') {
		return parseIf(cursor);
	}

	if (kind === 'let') {
		return peek(cursor, 1).kind === '{' ? undefined : parseLet(cursor);
	}

	return isLambda(cursor) ? parseLambda(cursor) : undefined;
};

/**
A whole expression. All that ends in one more whole expression (functions, `let`, `else`, ...) is collected in a loop, so that a long
chain of them needs no deep stack.
*/
const parseExpressionHere = (cursor: Cursor): Expression => {
	const wraps: Wrap[] = [];
	for (let wrap = parseWrap(cursor); wrap; wrap = parseWrap(cursor)) {
		wraps.push(wrap);
	}

	let result = parseOperation(cursor);
	for (const wrap of wraps.toReversed()) {
		result = wrap(result);
	}

	return result;
};

const parseExpression = (cursor: Cursor): Expression => nested(cursor, parseExpressionHere);

/**
Reads a text as Nix, exactly as far as Nix's grammar goes (2.8 to today, without the experimental pipes). Names are not looked at here:
see `checkNames` for what Nix refuses besides.

@param text - The whole file, decoded. A byte order mark is an error, as in Nix.
@throws NixSyntaxError - At the first token that does not fit.
*/
export const parseNix = (text: string): SyntaxTree => {
	const tokens = tokenise(text);
	const cursor: Cursor = {
		text, tokens, expression: parseExpression, index: 0, depth: 0,
	};
	const root = parseExpression(cursor);
	if (peek(cursor).kind !== 'end') {
		throw unexpected(cursor, 'the end of the file');
	}

	return {text, tokens, root};
};
