import {staticKey, withoutParentheses} from '../syntax/access.js';
import type {AttributeSet, Definition, Expression} from '../syntax/node.js';
import type {Meanings} from './meaning.js';
import {valueAt, writtenString, type Written} from './source.js';

/** The address of an input of a flake. */
export type FlakeInput = {readonly name: string; readonly url: Written | undefined};

const bindingsBelow = (text: string, definitions: readonly Definition[], path: readonly string[] = []): ReadonlyArray<readonly [readonly string[], Expression]> =>
	definitions.flatMap((definition): ReadonlyArray<readonly [readonly string[], Expression]> => {
		if (definition.kind !== 'binding') {
			return [];
		}

		const keys = definition.path.names.map(name => staticKey(text, name));
		if (!keys.every(key => key !== undefined)) {
			return [];
		}

		const all = [...path, ...keys];
		const value = withoutParentheses(definition.value);
		return value.kind === 'attribute-set' && all.length < 4 && all[0] === 'inputs'
			? bindingsBelow(text, value.definitions, all)
			: [[all, definition.value]];
	});

/** The inputs of a flake that have an address, however they are nested. */
export const flakeInputs = (meanings: Meanings, root: AttributeSet): readonly FlakeInput[] => bindingsBelow(meanings.text, root.definitions)
	.filter(([path]) => path[0] === 'inputs' && path.length === 3 && path[2] === 'url')
	.map(([path, value]) => ({name: path[1]!, url: writtenString(meanings, value)}));

/** Whether a file is a flake: a set with `outputs`. */
export const flakeRoot = (text: string, root: Expression): AttributeSet | undefined => {
	const set = withoutParentheses(root);
	return set.kind === 'attribute-set' && set.definitions.some(one => one.kind === 'binding' && staticKey(text, one.path.names[0]!) === 'outputs')
		? set
		: undefined;
};

/** The set of a flake's outputs, if it is written out. */
export const flakeOutputs = (meanings: Meanings, root: AttributeSet): AttributeSet | undefined => {
	const outputs = valueAt(meanings, root, 'outputs');
	let node = outputs && withoutParentheses(outputs);
	while (node?.kind === 'lambda' || node?.kind === 'let-in' || node?.kind === 'with') {
		node = withoutParentheses(node.body);
	}

	return node?.kind === 'attribute-set' ? node : undefined;
};
