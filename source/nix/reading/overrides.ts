import {
	callOf, staticKey, variablePath, withoutParentheses,
} from '../syntax/access.js';
import type {
	AttributeSet, Binding, Definition, Expression,
} from '../syntax/node.js';
import type {Meanings} from './meaning.js';
import type {OverrideSet} from './override-sets.js';
import {
	literalSet, valueAt, writtenString, type Written,
} from './source.js';

/** One override of a package: a binding of a set, or an element of a list that is overridden right there. */
export type OverrideReading = {
	readonly attribute: string;
	/** Undefined if it does more than take another sdist of PyPI. */
	readonly source: OverrideSource | undefined;
} & ({readonly in: OverrideSet; readonly node: Definition} | {readonly in: undefined; readonly node: Expression});

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

/** The call that gives a package another recipe: `x.overridePythonAttrs (old: { ... })`. */
const sourceOf = (meanings: Meanings, expression: Expression, attribute: string): OverrideSource | undefined => {
	const {function: callee, arguments: given} = callOf(withoutParentheses(expression));
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
	const pname = fieldOf(meanings, args, 'pname', attribute);
	const hash = fieldOf(meanings, args, 'hash') ?? fieldOf(meanings, args, 'sha256');
	return sourceVersion && pname && hash && args
		? {
			version: version ?? sourceVersion, pname, sourceVersion, hash, extension: fieldOf(meanings, args, 'extension'), arguments: args, isAll: set.definitions.every(one => one.kind === 'binding' && ['pname', 'version', 'src'].includes(staticKey(meanings.text, one.path.names[0]!) ?? '')),
		}
		: undefined;
};

const ofBinding = (meanings: Meanings, set: OverrideSet, binding: Binding): readonly OverrideReading[] => {
	const attribute = staticKey(meanings.text, binding.path.names[0]!);
	return attribute === undefined
		? []
		: [{
			attribute, node: binding, in: set, source: binding.path.names.length === 1 ? sourceOf(meanings, binding.value, attribute) : undefined,
		}];
};

/** The overrides in a set. */
export const overridesIn = (meanings: Meanings, set: OverrideSet): readonly OverrideReading[] => set.set.definitions.flatMap((definition): readonly OverrideReading[] => definition.kind === 'binding'
	? ofBinding(meanings, set, definition)
	: definition.names.flatMap(name => {
		const attribute = staticKey(meanings.text, name);
		return attribute === undefined
			? []
			: [{
				attribute, node: definition, in: set, source: undefined,
			}];
	}));

/** The override of an element of a list: `(numpy.overridePythonAttrs (old: { ... }))`. */
export const overrideOfElement = (meanings: Meanings, attribute: string, element: Expression): OverrideReading => ({
	attribute, node: element, in: undefined, source: sourceOf(meanings, element, attribute),
});
