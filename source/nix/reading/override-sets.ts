import {
	callOf, inheritOf, staticKey, variablePath, withoutParentheses,
} from '../syntax/access.js';
import type {
	Apply, AttributeSet, Binding, Expression,
} from '../syntax/node.js';
import {walk} from '../syntax/walk.js';
import {definitionOf, lambdaOf, listsIn} from './lists.js';
import type {Meanings} from './meaning.js';
import {literalSet, valueAt} from './source.js';

/**
What changes packages of an interpreter:

- `interpreter`: the `packageOverrides` that its `override` is called with;
- `scope`: the function that `overrideScope` of its set is called with;
- `extension`: an element of `pythonPackagesExtensions`, which are for every interpreter.
*/
export type OverridePlace
	= | {readonly form: 'interpreter'; readonly at: Apply}
		| {readonly form: 'scope'; readonly at: Apply}
		| {readonly form: 'extension'; readonly at: Binding};

/** A set of overrides that is written out: `pyfinal: pyprev: { ... }`. */
export type OverrideSet = OverridePlace & {
	readonly set: AttributeSet;
	/** The names of the two arguments. */
	readonly final: string;
	readonly previous: string;
	readonly node: Expression;
};

/** Overrides that are not written out in the file, or not as a set. */
export type UnreadOverrides = OverridePlace & {readonly node: Expression; readonly set: undefined};

/** `a: b: { ... }` taken apart; of functions that are composed the last one, which has the last word. */
const overrideSet = (meanings: Meanings, expression: Expression, place: OverridePlace): OverrideSet | UnreadOverrides => {
	const {function: callee, arguments: given} = callOf(withoutParentheses(expression));
	const composer = given.length > 0 ? variablePath(meanings.text, callee)?.at(-1) : undefined;
	if (composer === 'composeExtensions' || composer === 'composeManyExtensions') {
		const parts = composer === 'composeExtensions' ? given : listsIn(meanings, given[0]!).lists.flatMap(({elements}) => elements);
		const [last] = parts.slice(-1);
		return last ? overrideSet(meanings, last, place) : {...place, node: expression, set: undefined};
	}

	const outer = lambdaOf(meanings, expression);
	const inner = outer && withoutParentheses(outer.body);
	const body = inner?.kind === 'lambda' ? withoutParentheses(inner.body) : undefined;
	const set = body?.kind === 'let-in' || body?.kind === 'with' ? withoutParentheses(body.body) : body;
	return inner?.kind === 'lambda' && outer?.parameter && inner.parameter && set?.kind === 'attribute-set'
		? {
			...place, set, final: outer.parameter.name, previous: inner.parameter.name, node: expression,
		}
		: {...place, node: expression, set: undefined};
};

/** The value of one attribute of a set; of one that is inherited its definition, or the set where that is elsewhere. */
export const valueOrInherited = (meanings: Meanings, set: AttributeSet, key: string): Expression | undefined => {
	const direct = valueAt(meanings, set, key);
	const inherited = direct ? undefined : inheritOf(meanings.text, set.definitions, key);
	if (!inherited) {
		return direct;
	}

	const {inherit, name} = inherited;
	return inherit.from?.expression ?? (name.kind === 'identifier' ? definitionOf(meanings, name) : undefined) ?? set;
};

const ofCall = (meanings: Meanings, node: Apply): ReadonlyArray<OverrideSet | UnreadOverrides> => {
	const last = node.function.kind === 'select' ? staticKey(meanings.text, node.function.path.names.at(-1)!) : undefined;
	if (last?.startsWith('overrideScope')) {
		return [overrideSet(meanings, node.argument, {form: 'scope', at: node})];
	}

	if (last !== 'override') {
		return [];
	}

	const argument = withoutParentheses(node.argument);
	const set = literalSet(meanings, argument.kind === 'lambda' ? argument.body : argument);
	const value = set && valueOrInherited(meanings, set, 'packageOverrides');
	return value ? [overrideSet(meanings, value, {form: 'interpreter', at: node})] : [];
};

/** Elements of what `pythonPackagesExtensions` is bound to. */
const extensions = (meanings: Meanings, binding: Binding): ReadonlyArray<OverrideSet | UnreadOverrides> => [...walk(binding.value)]
	.flatMap(node => node.kind === 'list' ? node.elements : [])
	.map(element => overrideSet(meanings, element, {form: 'extension', at: binding}));

/** Everything in a file that changes packages of an interpreter, in the order of the text. */
export const overrideSets = (meanings: Meanings): ReadonlyArray<OverrideSet | UnreadOverrides> => [...walk(meanings.scoped.tree.root)].flatMap(node => {
	if (node.kind === 'apply') {
		return ofCall(meanings, node);
	}

	return node.kind === 'binding' && staticKey(meanings.text, node.path.names.at(-1)!) === 'pythonPackagesExtensions'
		? extensions(meanings, node)
		: [];
});
