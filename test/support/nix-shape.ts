import {staticKey, withoutParentheses} from '../../source/nix/syntax/access.js';
import {decodeParts} from '../../source/nix/syntax/decode-string.js';
import type {AttributeName, Definition, Expression} from '../../source/nix/syntax/node.js';

/** A tree without positions, trivia and parentheses, as nested lists: what must survive printing and parsing. */
export type Shape = string | readonly Shape[];

const nameShape = (text: string, name: AttributeName): Shape => {
	const key = staticKey(text, name);
	return key ?? ['dynamic', shapeOf(text, name.kind === 'interpolation' ? name.expression : name)];
};

const definitionShape = (text: string, definition: Definition): Shape => definition.kind === 'inherit'
	? ['inherit', definition.from ? shapeOf(text, definition.from) : '', definition.names.map(name => nameShape(text, name))]
	: ['bind', definition.path.names.map(name => nameShape(text, name)), shapeOf(text, definition.value)];

/** The shape of an expression of `text`. */
// eslint-disable-next-line complexity -- One plain case for each kind.
export const shapeOf = (text: string, expression: Expression): Shape => {
	const node = withoutParentheses(expression);
	const shape = (inner: Expression): Shape => shapeOf(text, inner);
	switch (node.kind) {
		case 'identifier': {
			return ['var', node.name];
		}

		case 'integer':
		case 'float':
		case 'uri':
		case 'search-path': {
			return [node.kind, text.slice(node.start, node.end)];
		}

		case 'string':
		case 'indented-string':
		case 'path': {
			return [node.kind, decodeParts(text, node).map(part => typeof part === 'string' ? part : ['interpolation', shape(part.expression)])];
		}

		case 'list': {
			return ['list', node.elements.map(element => shape(element))];
		}

		case 'attribute-set': {
			return ['set', node.form, node.definitions.map(definition => definitionShape(text, definition))];
		}

		case 'let-in': {
			return ['let', node.definitions.map(definition => definitionShape(text, definition)), shape(node.body)];
		}

		case 'lambda': {
			const list = node.formals?.formals.map(({name, fallback}) => [name.name, fallback ? shape(fallback) : '']);
			const formals = list ? [list, node.formals?.ellipsis === undefined ? '' : '...'] : '';
			return ['lambda', node.parameter?.name ?? '', formals, shape(node.body)];
		}

		case 'with': {
			return ['with', shape(node.namespace), shape(node.body)];
		}

		case 'assert': {
			return ['assert', shape(node.condition), shape(node.body)];
		}

		case 'if': {
			return ['if', shape(node.condition), shape(node.consequence), shape(node.alternative)];
		}

		case 'select': {
			return ['select', shape(node.target), node.path.names.map(name => nameShape(text, name)), node.fallback ? shape(node.fallback) : ''];
		}

		case 'has-attribute': {
			return ['has', shape(node.target), node.path.names.map(name => nameShape(text, name))];
		}

		case 'apply': {
			return ['apply', shape(node.function), shape(node.argument)];
		}

		case 'unary': {
			return ['unary', node.operator, shape(node.operand)];
		}

		case 'binary': {
			return ['binary', node.operator, shape(node.left), shape(node.right)];
		}

		case 'parentheses': {
			throw new Error('parentheses were taken off above');
		}
	}
};
