import {inheritOf, staticKey} from '../syntax/access.js';
import type {
	AttributeName, Binding, Definition, Expression, Formal, Lambda, Node,
} from '../syntax/node.js';
import type {SyntaxTree} from '../syntax/parser.js';
import {children} from '../syntax/walk.js';

/** What names mean at a place: the innermost frame first. */
export type Scope = {
	readonly frame: {readonly kind: 'definitions'; readonly definitions: readonly Definition[]}
		| {readonly kind: 'lambda'; readonly lambda: Lambda}
		| {readonly kind: 'with'; readonly namespace: Expression};
	readonly outer: Scope | undefined;
};

/** A tree in which each node knows its parent and its scope. */
export type Scoped = {
	readonly tree: SyntaxTree;
	readonly scopes: ReadonlyMap<Node, Scope | undefined>;
	readonly parents: ReadonlyMap<Node, Node>;
};

/** Where a name comes from. `bindings` are all whose path begins with it. A plain `inherit` has no `from`. */
export type Origin
	= | {readonly kind: 'bindings'; readonly bindings: readonly Binding[]}
		| {readonly kind: 'inherit'; readonly name: AttributeName; readonly from: Expression | undefined; readonly outer: Scope | undefined}
		| {readonly kind: 'formal'; readonly formal: Formal; readonly lambda: Lambda}
		| {readonly kind: 'parameter'; readonly lambda: Lambda}
		| {readonly kind: 'with'; readonly namespaces: readonly Expression[]};

/** The scope that a child of a node is in. */
const scopeOfChild = (node: Node, child: Node, scope: Scope | undefined): Scope | undefined => {
	// eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- Of many kinds only these matter.
	switch (node.kind) {
		case 'let-in': {
			return {frame: {kind: 'definitions', definitions: node.definitions}, outer: scope};
		}

		case 'attribute-set': {
			return node.form === 'plain' ? scope : {frame: {kind: 'definitions', definitions: node.definitions}, outer: scope};
		}

		case 'lambda': {
			return {frame: {kind: 'lambda', lambda: node}, outer: scope};
		}

		case 'with': {
			return child === node.body ? {frame: {kind: 'with', namespace: node.namespace}, outer: scope} : scope;
		}

		default: {
			return scope;
		}
	}
};

/** Walks a tree once, without recursion, and notes scopes and parents. */
export const scopesOf = (tree: SyntaxTree): Scoped => {
	const scopes = new Map<Node, Scope | undefined>([[tree.root, undefined]]);
	const parents = new Map<Node, Node>();
	const waiting: Node[] = [tree.root];
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		const scope = scopes.get(node);
		let shared: Scope | undefined;
		for (const child of children(node)) {
			// One frame for all children, so that a list of thousands costs nothing.
			shared = node.kind === 'with' ? scopeOfChild(node, child, scope) : shared ?? scopeOfChild(node, child, scope);
			scopes.set(child, shared);
			parents.set(child, node);
			waiting.push(child);
		}
	}

	return {tree, scopes, parents};
};

const inFrame = (text: string, name: string, scope: Scope): Origin | undefined => {
	const {frame} = scope;
	if (frame.kind === 'lambda') {
		const {lambda} = frame;
		const formal = lambda.formals?.formals.find(formal => formal.name.name === name);
		return formal
			? {kind: 'formal', formal, lambda}
			: (lambda.parameter?.name === name ? {kind: 'parameter', lambda} : undefined);
	}

	if (frame.kind === 'with') {
		return undefined;
	}

	const bindings = frame.definitions.filter((one): one is Binding => one.kind === 'binding' && staticKey(text, one.path.names[0]!) === name);
	if (bindings.length > 0) {
		return {kind: 'bindings', bindings};
	}

	const inherited = inheritOf(text, frame.definitions, name);
	return inherited && {
		kind: 'inherit', name: inherited.name, from: inherited.inherit.from?.expression, outer: scope.outer,
	};
};

/** Finds a name as Nix does: the nearest definition or argument, and only where there is none, the `with`s, innermost first. */
export const lookUp = (text: string, name: string, scope: Scope | undefined): Origin | undefined => {
	const namespaces: Expression[] = [];
	for (let current = scope; current; current = current.outer) {
		const origin = inFrame(text, name, current);
		if (origin) {
			return origin;
		}

		if (current.frame.kind === 'with') {
			namespaces.push(current.frame.namespace);
		}
	}

	return namespaces.length > 0 ? {kind: 'with', namespaces} : undefined;
};

/** The ancestors of a node, the nearest first. */
export function * ancestors({parents}: Scoped, node: Node): Generator<Node, void, void> {
	for (let parent = parents.get(node); parent; parent = parents.get(parent)) {
		yield parent;
	}
}
