import {
	callOf, staticKey, variablePath, withoutParentheses,
} from '../syntax/access.js';
import type {
	Apply, AttributeSet, Binding, Expression, Lambda, Node,
} from '../syntax/node.js';
import {walk} from '../syntax/walk.js';
import {definitionOf} from './lists.js';
import type {Meanings} from './meaning.js';
import {ancestors} from './scope.js';
import {
	literalSet, valueAt, writtenString, type Written,
} from './source.js';

/** A set of overrides: `pyfinal: pyprev: { ... }`, and the interpreter that it is for; none if it is for all. */
export type OverrideSet = {
	readonly interpreter: string | undefined;
	readonly set: AttributeSet;
	/** The names of the two arguments. */
	readonly final: string;
	readonly previous: string;
	readonly node: Expression;
};

/** One override of a package. `source` is undefined if it does more than take another sdist of PyPI. */
export type OverrideReading = {
	readonly attribute: string;
	readonly binding: Binding;
	readonly in: OverrideSet;
	readonly source: OverrideSource | undefined;
};

export type OverrideSource = {
	readonly version: Written;
	/** Of the arguments of `fetchPypi`. */
	readonly pname: Written;
	readonly sourceVersion: Written;
	readonly hash: Written;
	readonly extension: Written | undefined;
	readonly arguments: AttributeSet;
	/** Whether nothing else is changed. */
	readonly isAll: boolean;
};

const functionOf = (meanings: Meanings, expression: Expression): Lambda | undefined => {
	let node = withoutParentheses(expression);
	for (let steps = 0; steps < 10 && node.kind === 'identifier'; steps++) {
		const next = definitionOf(meanings, node);
		if (!next) {
			return undefined;
		}

		node = withoutParentheses(next);
	}

	return node.kind === 'lambda' ? node : undefined;
};

/** `a: b: { ... }` taken apart. */
const overrideSet = (meanings: Meanings, expression: Expression, interpreter: string | undefined): OverrideSet | undefined => {
	const outer = functionOf(meanings, expression);
	const inner = outer && withoutParentheses(outer.body);
	if (!outer?.parameter || inner?.kind !== 'lambda' || !inner.parameter) {
		return undefined;
	}

	const body = withoutParentheses(inner.body);
	const set = body.kind === 'let-in' || body.kind === 'with' ? withoutParentheses(body.body) : body;
	return set.kind === 'attribute-set'
		? {
			interpreter, set, final: outer.parameter.name, previous: inner.parameter.name, node: expression,
		}
		: undefined;
};

const interpreterIn = (path: readonly string[] | undefined): string | undefined =>
	path?.map(key => /^((?:python|pypy)3\d*)(?:Packages)?$/.exec(key)?.[1]).findLast(key => key !== undefined);

/** The interpreter that `packageOverrides` stands in the `override` of. */
const overriddenInterpreter = ({scoped, text, of}: Meanings, node: Node): string | undefined => {
	for (const ancestor of ancestors(scoped, node)) {
		if (ancestor.kind === 'apply' && ancestor.function.kind === 'select') {
			const value = of(ancestor);
			return value?.kind === 'python' ? value.attribute : interpreterIn(variablePath(text, ancestor.function));
		}
	}

	return undefined;
};

const scopeCall = (meanings: Meanings, node: Apply): OverrideSet | undefined => {
	const path = variablePath(meanings.text, node.function);
	if (!path?.at(-1)?.startsWith('overrideScope')) {
		return undefined;
	}

	const value = meanings.of(node);
	return overrideSet(meanings, node.argument, value?.kind === 'python-set' ? value.python.attribute : interpreterIn(path));
};

/** Elements of what `pythonPackagesExtensions` is bound to. */
const extensions = (meanings: Meanings, expression: Expression): readonly OverrideSet[] => [...walk(expression)]
	.flatMap(node => node.kind === 'list' ? node.elements : [])
	.flatMap(element => overrideSet(meanings, element, undefined) ?? []);

/** Every set of overrides that a file writes out. */
export const overrideSets = (meanings: Meanings): {readonly sets: readonly OverrideSet[]; readonly unread: readonly Expression[]} => {
	const sets: OverrideSet[] = [];
	const unread: Expression[] = [];
	for (const node of walk(meanings.scoped.tree.root)) {
		if (node.kind === 'binding') {
			const key = staticKey(meanings.text, node.path.names.at(-1)!);
			if (key === 'packageOverrides') {
				const found = overrideSet(meanings, node.value, overriddenInterpreter(meanings, node));
				if (found) {
					sets.push(found);
				} else {
					unread.push(node.value);
				}
			} else if (key === 'pythonPackagesExtensions') {
				sets.push(...extensions(meanings, node.value));
			}
		} else if (node.kind === 'apply') {
			const found = scopeCall(meanings, node);
			if (found) {
				sets.push(found);
			}
		}
	}

	return {sets, unread};
};

/** A name's value in a set, given there or by `inherit` from the set around it, which must be recursive. */
const fieldOf = (meanings: Meanings, set: AttributeSet, key: string, attribute = ''): Written | undefined => {
	const direct = valueAt(meanings, set, key);
	if (direct) {
		return writtenString(meanings, direct);
	}

	for (const definition of set.definitions) {
		if (definition.kind === 'inherit' && definition.from && definition.names.some(name => staticKey(meanings.text, name) === key)) {
			// `inherit (old) pname;`: what the recipe has, which is the attribute more often than not.
			return key === 'pname' ? {text: attribute, node: definition.from, inserted: []} : undefined;
		}

		const name = definition.kind === 'inherit' && !definition.from ? definition.names.find(name => staticKey(meanings.text, name) === key) : undefined;
		const origin = name && meanings.origin(key, set);
		if (origin?.kind === 'bindings') {
			return writtenString(meanings, origin.bindings[0]!.value);
		}
	}

	return undefined;
};

const sourceOf = (meanings: Meanings, binding: Binding): OverrideSource | undefined => {
	const {function: callee, arguments: given} = callOf(withoutParentheses(binding.value));
	const path = variablePath(meanings.text, callee);
	const change = given.length === 1 ? withoutParentheses(given[0]!) : undefined;
	if (!path?.at(-1)?.match(/^override(?:Python)?Attrs$/) || !change) {
		return undefined;
	}

	const body = withoutParentheses(change.kind === 'lambda' ? change.body : change);
	const set = body.kind === 'attribute-set' ? body : undefined;
	const fetch = set && valueAt(meanings, set, 'src');
	const call = fetch && callOf(withoutParentheses(fetch));
	const fetcher = call && (variablePath(meanings.text, call.function)?.at(-1));
	const args = call?.arguments.length === 1 ? literalSet(meanings, call.arguments[0]) : undefined;
	if (!set || fetcher !== 'fetchPypi' || !args) {
		return undefined;
	}

	const version = writtenString(meanings, valueAt(meanings, set, 'version'));
	const sourceVersion = fieldOf(meanings, args, 'version');
	const pname = fieldOf(meanings, args, 'pname', staticKey(meanings.text, binding.path.names[0]!));
	const hash = fieldOf(meanings, args, 'hash') ?? fieldOf(meanings, args, 'sha256');
	return sourceVersion && pname && hash && args
		? {
			version: version ?? sourceVersion, pname, sourceVersion, hash, extension: fieldOf(meanings, args, 'extension'), arguments: args, isAll: set.definitions.every(one => one.kind === 'binding' && ['pname', 'version', 'src'].includes(staticKey(meanings.text, one.path.names[0]!) ?? '')),
		}
		: undefined;
};

/** The overrides in a set. */
export const overridesIn = (meanings: Meanings, set: OverrideSet): readonly OverrideReading[] => set.set.definitions.flatMap(binding => {
	const attribute = binding.kind === 'binding' && binding.path.names.length === 1 ? staticKey(meanings.text, binding.path.names[0]!) : undefined;
	return binding.kind === 'binding' && attribute !== undefined
		? [{
			attribute, binding, in: set, source: sourceOf(meanings, binding),
		}]
		: [];
});
