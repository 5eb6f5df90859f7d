import {
	type Cursor, peek, take, takeIf, unexpected,
} from './cursor.js';
import type {BinaryOperator, Expression, UnaryOperator} from './node.js';
import {parseAttributePath} from './parse-attributes.js';
import {parseCall} from './parse-operand.js';
import type {TokenKind} from './token.js';

type Association = 'left' | 'right' | 'none';

/** Nix manual, "Operators", loosest first. */
const levels: ReadonlyArray<{readonly association: Association; readonly operators: readonly BinaryOperator[]}> = [
	{association: 'right', operators: ['->']},
	{association: 'left', operators: ['||']},
	{association: 'left', operators: ['&&']},
	{association: 'none', operators: ['==', '!=']},
	{association: 'none', operators: ['<', '>', '<=', '>=']},
	{association: 'right', operators: ['//']},
	{association: 'right', operators: []}, // Logical negation, `!`.
	{association: 'left', operators: ['+', '-']},
	{association: 'left', operators: ['*', '/']},
	{association: 'right', operators: ['++']},
];
const notPower = 6;
const questionPower = levels.length;
const negatePower = questionPower + 1;

type Infix = {readonly power: number; readonly association: Association; readonly operator: BinaryOperator};

const infixes = new Map<TokenKind, Infix>(levels.flatMap(({association, operators}, power) =>
	operators.map(operator => [operator, {power, association, operator}] as const)));

/** An operator that waits for its right side. */
type Pending = {readonly power: number; readonly start: number} & (
	| {readonly side: 'prefix'; readonly operator: UnaryOperator}
	| {readonly side: 'infix'; readonly operator: BinaryOperator; readonly left: Expression}
);

const complete = (pending: Pending, operand: Expression): Expression => {
	if (pending.side === 'prefix') {
		const {operator, start} = pending;
		return {
			kind: 'unary', start, end: operand.end, operator, operand,
		};
	}

	const {operator, left, start: at} = pending;
	return {
		kind: 'binary', start: left.start, end: operand.end, operator, at, left, right: operand,
	};
};

const pushPrefixes = (cursor: Cursor, stack: Pending[]): void => {
	for (let {kind, start} = peek(cursor); kind === '!' || kind === '-'; {kind, start} = peek(cursor)) {
		take(cursor);
		stack.push({
			side: 'prefix', power: kind === '!' ? notPower : negatePower, start, operator: kind,
		});
	}
};

/** Completes what binds tighter than an operator of this power that comes next. */
const completeTighter = (cursor: Cursor, stack: Pending[], operand: Expression, next: {power: number; association: Association}): Expression => {
	let result = operand;
	for (let top = stack.at(-1); top; top = stack.at(-1)) {
		if (top.power === next.power && next.association === 'none') {
			throw unexpected(cursor, `parentheses, as \`${top.operator}\` does not chain`);
		}

		if (top.power < next.power || (top.power === next.power && next.association === 'right')) {
			break;
		}

		stack.pop();
		result = complete(top, result);
	}

	return result;
};

/** `target ? path`. Nix declares `?` not to chain, yet with a path on its right it does: `a ? b ? c` is `(a ? b) ? c`. */
const parseHasAttribute = (cursor: Cursor, target: Expression): Expression => {
	let result = target;
	while (takeIf(cursor, '?')) {
		const path = parseAttributePath(cursor);
		result = {
			kind: 'has-attribute', start: target.start, end: path.end, target: result, path,
		};
	}

	return result;
};

/**
Operators and their operands, with an explicit stack in place of recursion: a chain of any length (`a // b // c ...`) needs no deeper
JavaScript stack.
*/
export const parseOperation = (cursor: Cursor): Expression => {
	const stack: Pending[] = [];
	for (;;) {
		pushPrefixes(cursor, stack);
		let operand = parseCall(cursor);
		if (peek(cursor).kind === '?') {
			operand = completeTighter(cursor, stack, operand, {power: questionPower, association: 'left'});
			operand = parseHasAttribute(cursor, operand);
		}

		const infix = infixes.get(peek(cursor).kind);
		if (!infix) {
			return completeTighter(cursor, stack, operand, {power: -1, association: 'left'});
		}

		operand = completeTighter(cursor, stack, operand, infix);
		const {start} = take(cursor);
		const {power, operator} = infix;
		stack.push({
			side: 'infix', power, start, operator, left: operand,
		});
	}
};

