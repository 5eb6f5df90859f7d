import type {Expression, Node} from './node.js';

type Children = ReadonlyArray<Node | undefined>;

/** The children of each kind of node, in the order of the text. */
// eslint-disable-next-line complexity -- One plain case for each kind.
const childrenOf = (node: Node): Children => {
	switch (node.kind) {
		case 'identifier':
		case 'integer':
		case 'float':
		case 'uri':
		case 'search-path':
		case 'text':
		case 'escape': {
			return [];
		}

		case 'string':
		case 'indented-string':
		case 'path': {
			return node.parts;
		}

		case 'interpolation':
		case 'parentheses': {
			return [node.expression];
		}

		case 'list': {
			return node.elements;
		}

		case 'attribute-path': {
			return node.names;
		}

		case 'binding': {
			return [node.path, node.value];
		}

		case 'inherit': {
			return [node.from, ...node.names];
		}

		case 'attribute-set': {
			return node.definitions;
		}

		case 'let-in': {
			return [...node.definitions, node.body];
		}

		case 'formal': {
			return [node.name, node.fallback];
		}

		case 'formals': {
			return node.formals;
		}

		case 'lambda': {
			const {parameter, formals, body} = node;
			return parameter && formals && parameter.start > formals.start ? [formals, parameter, body] : [parameter, formals, body];
		}

		case 'with': {
			return [node.namespace, node.body];
		}

		case 'assert': {
			return [node.condition, node.body];
		}

		case 'if': {
			return [node.condition, node.consequence, node.alternative];
		}

		case 'select': {
			return [node.target, node.path, node.fallback];
		}

		case 'has-attribute': {
			return [node.target, node.path];
		}

		case 'apply': {
			return [node.function, node.argument];
		}

		case 'unary': {
			return [node.operand];
		}

		case 'binary': {
			return [node.left, node.right];
		}
	}
};

/** The direct children of a node, in the order of the text. */
export const children = (node: Node): readonly Node[] => childrenOf(node).filter(child => child !== undefined);

/**
Every node below and with `root`, parents first, in the order of the text. Not recursive: a chain of 100,000 operators is fine, where a
recursive walk would exhaust the stack.
*/
export function * walk(root: Node): Generator<Node, void, void> {
	const waiting: Node[] = [root];
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		yield node;
		for (const child of children(node).toReversed()) {
			waiting.push(child);
		}
	}
}

/** The nodes from `root` down to the innermost one that holds the character at `offset`; empty if it lies outside. */
export const pathTo = (root: Expression, offset: number): readonly Node[] => {
	const found: Node[] = [];
	let node: Node | undefined = root.start <= offset && offset < root.end ? root : undefined;
	while (node) {
		found.push(node);
		node = children(node).find(child => child.start <= offset && offset < child.end);
	}

	return found;
};
