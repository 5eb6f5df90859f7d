import {
	type Cursor, expect, nested, peek, take, takeIf, unexpected,
} from './cursor.js';
import type {
	AttributeSet, Expression, Identifier, List, Literal, Parentheses,
} from './node.js';
import {parseAttributePath, parseDefinitions} from './parse-attributes.js';
import {parseIndentedString, parsePath, parseString} from './parse-string.js';
import type {TokenKind} from './token.js';

const parseParentheses = (cursor: Cursor): Parentheses => {
	const {start} = expect(cursor, '(');
	const expression = cursor.expression(cursor);
	const {end} = expect(cursor, ')');
	return {
		kind: 'parentheses', start, end, expression,
	};
};

const parseList = (cursor: Cursor): List => {
	const {start} = expect(cursor, '[');
	const elements: Expression[] = [];
	while (operands.has(peek(cursor).kind)) {
		elements.push(parseSelect(cursor));
	}

	const {end} = expect(cursor, ']', 'a list element or `]`');
	return {
		kind: 'list', start, end, elements,
	};
};

const parseAttributeSet = (form: AttributeSet['form']) => (cursor: Cursor): AttributeSet => {
	const {start} = form === 'plain' ? peek(cursor) : take(cursor);
	const open = expect(cursor, '{').start;
	const definitions = parseDefinitions(cursor);
	const {end} = expect(cursor, '}', 'an attribute or `}`');
	return {
		kind: 'attribute-set', start, end, form, open, definitions,
	};
};

const parseVariable = (cursor: Cursor): Identifier => {
	const {start, end} = expect(cursor, 'identifier');
	return {
		kind: 'identifier', start, end, name: cursor.text.slice(start, end),
	};
};

const literal = (kind: Literal['kind']) => (cursor: Cursor): Literal => {
	const {start, end} = expect(cursor, kind);
	return {kind, start, end};
};

/** The tokens that an operand may start with: after an expression they make it a function applied to what follows. */
const operands = new Map<TokenKind, (cursor: Cursor) => Expression>([
	['identifier', parseVariable],
	['integer', literal('integer')],
	['float', literal('float')],
	['uri', literal('uri')],
	['search-path', literal('search-path')],
	['path', parsePath],
	['string-open', parseString],
	['indented-open', parseIndentedString],
	['(', parseParentheses],
	['[', parseList],
	['{', parseAttributeSet('plain')],
	['rec', parseAttributeSet('rec')],
	['let', parseAttributeSet('let')],
]);

const parseSimple = (cursor: Cursor): Expression => {
	const parse = operands.get(peek(cursor).kind);
	if (!parse) {
		throw unexpected(cursor, 'an expression');
	}

	return parse(cursor);
};

const parseSelectHere = (cursor: Cursor): Expression => {
	const target = parseSimple(cursor);
	if (takeIf(cursor, '.')) {
		const path = parseAttributePath(cursor);
		const fallback = takeIf(cursor, 'or') && parseSelect(cursor);
		const {end} = fallback ?? path;
		return {
			kind: 'select', start: target.start, end, target, path, fallback,
		};
	}

	// Nix keeps `f or` as `f` applied to a variable named `or`, for the sake of nixpkgs' old function of that name.
	const or = takeIf(cursor, 'or');
	if (!or) {
		return target;
	}

	const argument = {
		kind: 'identifier', start: or.start, end: or.end, name: 'or',
	} as const;
	return {
		kind: 'apply', start: target.start, end: or.end, function: target, argument,
	};
};

/** `x`, `x.a.b`, `x.a or y`: what a list element is. */
const parseSelect = (cursor: Cursor): Expression => nested(cursor, parseSelectHere);

/** `f x y`: what an operator stands between. */
export const parseCall = (cursor: Cursor): Expression => {
	let result = parseSelect(cursor);
	while (operands.has(peek(cursor).kind)) {
		const argument = parseSelect(cursor);
		result = {
			kind: 'apply', start: result.start, end: argument.end, function: result, argument,
		};
	}

	return result;
};
