import {
	type Cursor, expect, peek, takeIf,
} from './cursor.js';
import type {
	Expression, Formal, Formals, Identifier, Lambda,
} from './node.js';

/** The part of a function before its body. */
export type LambdaHead = Pick<Lambda, 'start' | 'parameter' | 'formals' | 'colon'>;

/** Whether the brace ahead opens the arguments of a function rather than an attribute set: never clear from the brace alone. */
const isFormals = (cursor: Cursor): boolean => {
	const first = peek(cursor, 1).kind;
	const second = peek(cursor, 2).kind;
	return first === '...'
		|| (first === 'identifier' && (second === ',' || second === '?' || second === '}'))
		|| (first === '}' && (second === ':' || second === '@'));
};

/** Whether a function starts here, by its first tokens. */
export const isLambda = (cursor: Cursor): boolean => {
	const {kind} = peek(cursor);
	if (kind === 'identifier') {
		const next = peek(cursor, 1).kind;
		return next === ':' || next === '@';
	}

	return kind === '{' && isFormals(cursor);
};

const parseIdentifier = (cursor: Cursor, description: string): Identifier => {
	const {start, end} = expect(cursor, 'identifier', description);
	return {
		kind: 'identifier', start, end, name: cursor.text.slice(start, end),
	};
};

const parseFormal = (cursor: Cursor): Formal => {
	const name = parseIdentifier(cursor, 'an argument name or `...`');
	const fallback: Expression | undefined = takeIf(cursor, '?') && cursor.expression(cursor);
	return {
		kind: 'formal', start: name.start, end: (fallback ?? name).end, name, fallback,
	};
};

/** `{ a, b ? 1, ... }`; a comma after the last argument is fine, after `...` it is not. */
const parseFormals = (cursor: Cursor): Formals => {
	const {start} = expect(cursor, '{');
	const formals: Formal[] = [];
	const commas: number[] = [];
	let ellipsis = takeIf(cursor, '...')?.start;
	while (ellipsis === undefined && peek(cursor).kind !== '}') {
		formals.push(parseFormal(cursor));
		const comma = takeIf(cursor, ',');
		if (!comma) {
			break;
		}

		commas.push(comma.start);
		ellipsis = takeIf(cursor, '...')?.start;
	}

	const {end} = expect(cursor, '}', ellipsis === undefined ? '`,` or `}`' : '`}`');
	return {
		kind: 'formals', start, end, formals, commas, ellipsis,
	};
};

/** Everything of a function up to and with its colon. Call it where `isLambda` says yes. */
export const parseLambdaHead = (cursor: Cursor): LambdaHead => {
	const {start, kind} = peek(cursor);
	let parameter: Identifier | undefined;
	let formals: Formals | undefined;
	if (kind === 'identifier') {
		parameter = parseIdentifier(cursor, 'an argument name');
		formals = takeIf(cursor, '@') && parseFormals(cursor);
	} else {
		formals = parseFormals(cursor);
		parameter = takeIf(cursor, '@') && parseIdentifier(cursor, 'an argument name');
	}

	const colon = expect(cursor, ':', parameter && formals ? '`:`' : '`:` or `@`').start;
	return {
		start, parameter, formals, colon,
	};
};
