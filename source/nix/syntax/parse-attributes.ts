import {
	type Cursor, expect, parseInterpolation, peek, take, takeIf, unexpected,
} from './cursor.js';
import type {
	AttributeName, AttributePath, Binding, Definition, Expression, Inherit, Parentheses,
} from './node.js';
import {parseString} from './parse-string.js';
import {NixSyntaxError} from './syntax-error.js';
import type {TokenKind} from './token.js';

const nameStarts = new Set<TokenKind>(['identifier', 'or', 'string-open', '${']);

/** One step of an attribute path, if the next token starts one. `or` is a name here. */
const parseName = (cursor: Cursor): AttributeName | undefined => {
	const {kind, start, end} = peek(cursor);
	if (kind === 'identifier' || kind === 'or') {
		take(cursor);
		return {
			kind: 'identifier', start, end, name: cursor.text.slice(start, end),
		};
	}

	if (kind === 'string-open') {
		return parseString(cursor);
	}

	return kind === '${' ? parseInterpolation(cursor) : undefined;
};

/** `a."b".${c}`, one name at least. */
export const parseAttributePath = (cursor: Cursor): AttributePath => {
	const names: AttributeName[] = [];
	do {
		const name = parseName(cursor);
		if (!name) {
			throw unexpected(cursor, 'an attribute name');
		}

		names.push(name);
	} while (takeIf(cursor, '.'));

	return {
		kind: 'attribute-path', start: names[0]!.start, end: names.at(-1)!.end, names,
	};
};

/** What stands inside any number of parentheses. */
export const withoutParentheses = (expression: Expression): Expression => {
	let inner = expression;
	while (inner.kind === 'parentheses') {
		inner = inner.expression;
	}

	return inner;
};

/**
Whether Nix knows a name while it parses: an identifier, a string without interpolation, or `${}` around nothing but such a string, which
for an indented one means a single run of text.
*/
export const isStaticName = (name: AttributeName): boolean => {
	if (name.kind === 'identifier') {
		return true;
	}

	const literal = name.kind === 'interpolation' ? withoutParentheses(name.expression) : name;
	if (literal.kind === 'string' || literal.kind === 'indented-string') {
		return literal.parts.length === 0 || (literal.parts.length === 1 && literal.parts[0]!.kind !== 'interpolation');
	}

	return literal.kind === 'uri';
};

const parseBinding = (cursor: Cursor): Binding => {
	const path = parseAttributePath(cursor);
	const equals = expect(cursor, '=', '`=` or `.`').start;
	const value = cursor.expression(cursor);
	const {end} = expect(cursor, ';');
	return {
		kind: 'binding', start: path.start, end, path, equals, value,
	};
};

const parseInherit = (cursor: Cursor): Inherit => {
	const {start} = expect(cursor, 'inherit');
	let from: Parentheses | undefined;
	const open = takeIf(cursor, '(');
	if (open) {
		const expression = cursor.expression(cursor);
		from = {
			kind: 'parentheses', start: open.start, end: expect(cursor, ')').end, expression,
		};
	}

	const names: AttributeName[] = [];
	for (let name = parseName(cursor); name; name = parseName(cursor)) {
		if (!isStaticName(name)) {
			throw new NixSyntaxError(cursor.text, name.start, '`inherit` takes no dynamic attribute names');
		}

		names.push(name);
	}

	const {end} = expect(cursor, ';', 'an attribute name or `;`');
	return {
		kind: 'inherit', start, end, from, names,
	};
};

/** What stands between the braces of an attribute set, or between `let` and `in`: up to a token that starts no definition. */
export const parseDefinitions = (cursor: Cursor): Definition[] => {
	const definitions: Definition[] = [];
	for (;;) {
		const {kind} = peek(cursor);
		if (kind === 'inherit') {
			definitions.push(parseInherit(cursor));
		} else if (nameStarts.has(kind)) {
			definitions.push(parseBinding(cursor));
		} else {
			return definitions;
		}
	}
};
