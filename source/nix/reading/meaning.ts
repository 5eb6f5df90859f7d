import {staticKey, withoutParentheses} from '../syntax/access.js';
import {decodeParts, staticString} from '../syntax/decode-string.js';
import type {
	Apply, AttributeName, AttributeSet, Expression, Identifier, Lambda, Node, Select,
} from '../syntax/node.js';
import {applied} from './application.js';
import {
	byName, interpreterNames, isNixpkgsInput, madeElsewhere, ofSet,
} from './by-name.js';
import {flakeRoot} from './flake-inputs.js';
import {
	lookUp, type Origin, type Scope, type Scoped,
} from './scope.js';
import {below, selectStep} from './selection.js';
import {writtenString} from './source.js';
import type {Value, View} from './value.js';

/** Asks what expressions of one file mean. */
export type Meanings = {
	readonly scoped: Scoped;
	readonly text: string;
	/** What an expression is, if it is anything that matters. `depth` counts the steps that led there. */
	readonly of: (expression: Expression, depth?: number) => Value | undefined;
	/** Where a name comes from that stands at `node`. */
	readonly origin: (name: string, node: Node) => Origin | undefined;
	/** What functions are called with, where that is known; what was understood before is thought over again. */
	readonly tell: (given: ReadonlyMap<Lambda, Value>) => void;
	readonly given: (lambda: Lambda) => Value | undefined;
	/** The set that a flake is; undefined in any other file. */
	readonly flake: AttributeSet | undefined;
};

/** Chains longer than anyone writes end here, before the stack does. */
const deepest = 200;

/** Functions that Nix has without `builtins.`. */
const builtIns = new Set(['import', 'fetchGit', 'fetchTarball', 'builtins', 'map', 'toString']);

/** The key of a name, a dynamic one too if its string is written out somewhere; `place` is where the key's characters are. */
const keyOf = (meanings: Meanings, name: AttributeName, depth: number): {readonly key: string | undefined; readonly place: Node} => {
	const key = staticKey(meanings.text, name);
	if (key !== undefined || name.kind === 'identifier') {
		return {key, place: name};
	}

	if (name.kind !== 'interpolation') {
		// `pkgs."python${version}"`.
		return {key: writtenString(meanings, name, depth)?.text, place: name};
	}

	const value = meanings.of(name.expression, depth);
	return value?.kind === 'string' ? {key: value.text, place: value.node} : {key: undefined, place: name};
};

const ofView = ({of}: Meanings, view: View, depth: number): Value | undefined => {
	const exact = view.find(one => one.depth === one.binding.path.names.length);
	return exact && view.length === 1 ? of(exact.binding.value, depth) : (view.length > 0 ? {kind: 'set', view} : undefined);
};

const select = (meanings: Meanings, value: Value, name: AttributeName, depth: number): Value | undefined => {
	const {key, place} = keyOf(meanings, name, depth);
	if (value.kind === 'set') {
		return key === undefined
			? undefined
			: ofView(meanings, below(value.view, key, ({binding, depth: at}) => at < binding.path.names.length
				? staticKey(meanings.text, binding.path.names[at]!)
				: undefined), depth);
	}

	if (value.kind === 'inputs') {
		return key === undefined || !isNixpkgsInput(meanings, key) ? undefined : {kind: 'nixpkgs', source: {kind: 'input', name: key}};
	}

	if (value.kind === 'lambda') {
		return undefined;
	}

	return selectStep(value, key, place);
};

const ofSelect = (meanings: Meanings, {target, path}: Select, depth: number): Value | undefined => {
	let value = meanings.of(target, depth);
	for (const name of path.names) {
		value &&= select(meanings, value, name, depth);
	}

	return value;
};

const ofOrigin = (meanings: Meanings, origin: Origin, {name, node}: {name: string; node: AttributeName}, depth: number): Value | undefined => {
	switch (origin.kind) {
		case 'bindings': {
			return madeElsewhere(ofView(meanings, origin.bindings.map(binding => ({binding, depth: 1})), depth), name);
		}

		case 'inherit': {
			if (origin.from) {
				const from = meanings.of(origin.from, depth);
				return from && select(meanings, from, origin.name, depth);
			}

			return ofName(meanings, {name, node: origin.name}, origin.outer, depth);
		}

		case 'formal': {
			return origin.formal.fallback
				? madeElsewhere(meanings.of(origin.formal.fallback, depth), name)
				: byName(meanings, name, origin.formal.name);
		}

		case 'parameter': {
			return meanings.given(origin.lambda) ?? (origin.lambda.formals ? {kind: 'inputs'} : byName(meanings, name, origin.lambda));
		}

		case 'with': {
			return ofWiths(meanings, origin.namespaces, node, depth);
		}
	}
};

/** Of several `with`s the innermost that is known to be packages: whether it has the name, only Nix could tell. */
const ofWiths = (meanings: Meanings, namespaces: readonly Expression[], node: AttributeName, depth: number): Value | undefined => {
	for (const namespace of namespaces) {
		const value = meanings.of(namespace, depth);
		const key = staticKey(meanings.text, node) ?? '';
		// An interpreter's set has none of these; `with pkgs.lib;` and the like bring names that are rarely packages.
		const isElsewhere = value?.kind === 'python-set' && interpreterNames.test(key);
		if (value && !isElsewhere && value.kind !== 'tool' && value.kind !== 'built-in') {
			return select(meanings, value, node, depth);
		}
	}

	return undefined;
};

const ofName = (meanings: Meanings, {name, node}: {name: string; node: AttributeName}, scope: Scope | undefined, depth: number): Value | undefined => {
	const origin = lookUp(meanings.text, name, scope);
	if ((!origin || origin.kind === 'with') && builtIns.has(name)) {
		return {kind: 'built-in', path: name === 'builtins' ? [] : [name]};
	}

	return origin && ofOrigin(meanings, origin, {name, node}, depth);
};

const ofIdentifier = (meanings: Meanings, node: Identifier, depth: number): Value | undefined =>
	ofName(meanings, {name: node.name, node}, meanings.scoped.scopes.get(node), depth);

const ofApply = (meanings: Meanings, node: Apply, depth: number): Value | undefined =>
	applied(meanings, meanings.of(node.function, depth), node, depth);

const ofPath = ({text}: Meanings, node: Expression & {kind: 'path'}): Value | undefined => {
	const parts = decodeParts(text, node);
	return parts.length === 1 && typeof parts[0] === 'string' ? {kind: 'file', path: parts[0]} : undefined;
};

const meaning = (meanings: Meanings, expression: Expression, depth: number): Value | undefined => {
	const node = withoutParentheses(expression);
	// eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- Of many kinds only these matter.
	switch (node.kind) {
		case 'identifier': {
			return ofIdentifier(meanings, node, depth);
		}

		case 'select': {
			return ofSelect(meanings, node, depth);
		}

		case 'apply': {
			return ofApply(meanings, node, depth);
		}

		case 'let-in':
		case 'with':
		case 'assert': {
			return meanings.of(node.body, depth);
		}

		case 'lambda': {
			return {kind: 'lambda', lambda: node};
		}

		case 'attribute-set': {
			return ofSet(node);
		}

		case 'search-path': {
			return meanings.text.slice(node.start, node.end) === '<nixpkgs>' ? {kind: 'nixpkgs', source: {kind: 'search-path', node}} : undefined;
		}

		case 'path': {
			return ofPath(meanings, node);
		}

		case 'string':
		case 'indented-string':
		case 'uri': {
			const text = staticString(meanings.text, node);
			return text === undefined ? undefined : {kind: 'string', text, node};
		}

		default: {
			return undefined;
		}
	}
};

/** Opens a tree for questions. Nothing is evaluated: a name is followed to where it is defined, and what is not understood is undefined. */
export const meaningsOf = (scoped: Scoped): Meanings => {
	const known = new Map<Expression, Value | undefined>();
	let told: ReadonlyMap<Lambda, Value> = new Map();
	const meanings: Meanings = {
		scoped,
		text: scoped.tree.text,
		of(expression, depth = 0) {
			if (!known.has(expression)) {
				// What leads back to itself means nothing.
				known.set(expression, undefined);
				known.set(expression, depth > deepest ? undefined : meaning(meanings, expression, depth + 1));
			}

			return known.get(expression);
		},
		origin: (name, node) => lookUp(scoped.tree.text, name, scoped.scopes.get(node)),
		tell(given) {
			told = given;
			known.clear();
		},
		given: lambda => told.get(lambda),
		flake: flakeRoot(scoped.tree.text, scoped.tree.root),
	};
	return meanings;
};
