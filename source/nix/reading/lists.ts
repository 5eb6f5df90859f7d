import {withoutParentheses} from '../syntax/access.js';
import type {Expression, Lambda, List} from '../syntax/node.js';
import type {Meanings} from './meaning.js';

/** What a list is made of: the lists that are written out, in order, and the parts that are not. */
export type Lists = {
	readonly lists: readonly List[];
	/** `++ something`: neither a list nor the name of one. */
	readonly others: readonly Expression[];
};

const merged = (parts: readonly Lists[]): Lists =>
	({lists: parts.flatMap(({lists}) => lists), others: parts.flatMap(({others}) => others)});

/** The definition of a name, if it has just one and that is an expression of this file. */
export const definitionOf = (meanings: Meanings, node: Expression): Expression | undefined => {
	if (node.kind !== 'identifier') {
		return undefined;
	}

	const origin = meanings.origin(node.name, node);
	if (origin?.kind === 'formal') {
		return origin.formal.fallback;
	}

	return origin?.kind === 'bindings' && origin.bindings.length === 1 && origin.bindings[0]!.path.names.length === 1
		? origin.bindings[0]!.value
		: undefined;
};

/** The function that an expression is, names followed to where they are defined. */
export const lambdaOf = (meanings: Meanings, expression: Expression): Lambda | undefined => {
	const value = meanings.of(expression);
	return value?.kind === 'lambda' ? value.lambda : undefined;
};

/** Takes a list apart: `with`, `++` and names are seen through. */
export const listsIn = (meanings: Meanings, expression: Expression, steps = 0): Lists => {
	const node = withoutParentheses(expression);
	if (steps > 100) {
		return {lists: [], others: [node]};
	}

	// eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- Of many kinds only these matter.
	switch (node.kind) {
		case 'list': {
			return {lists: [node], others: []};
		}

		case 'with':
		case 'assert':
		case 'let-in': {
			return listsIn(meanings, node.body, steps + 1);
		}

		case 'binary': {
			return node.operator === '++'
				? merged([listsIn(meanings, node.left, steps + 1), listsIn(meanings, node.right, steps + 1)])
				: {lists: [], others: [node]};
		}

		case 'identifier': {
			const definition = definitionOf(meanings, node);
			return definition ? listsIn(meanings, definition, steps + 1) : {lists: [], others: [node]};
		}

		default: {
			return {lists: [], others: [node]};
		}
	}
};
