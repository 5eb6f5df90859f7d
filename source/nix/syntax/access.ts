import {staticString} from './decode-string.js';
import type {
	Apply, AttributeName, AttributePath, Binding, Definition, Expression, Inherit,
} from './node.js';
import {isStaticName, withoutParentheses} from './parse-attributes.js';

export {withoutParentheses} from './parse-attributes.js';

/** The key that an attribute name is known as while parsing, decoded: nothing if it is dynamic. */
export const staticKey = (text: string, name: AttributeName): string | undefined => {
	if (name.kind === 'identifier') {
		return name.name;
	}

	const isStatic = isStaticName(name);
	return isStatic ? staticString(text, name.kind === 'interpolation' ? withoutParentheses(name.expression) : name) : undefined;
};

/** The keys of an attribute path, if all are static. */
export const staticKeys = (text: string, path: AttributePath): readonly string[] | undefined => {
	const keys = path.names.map(name => staticKey(text, name));
	return keys.every(key => key !== undefined) ? keys : undefined;
};

/** The bindings whose whole path is these keys. In a file that Nix accepts there may be several, if all are attribute sets. */
export const bindingsAt = (text: string, definitions: readonly Definition[], keys: readonly string[]): readonly Binding[] =>
	definitions.filter((definition): definition is Binding => {
		if (definition.kind !== 'binding' || definition.path.names.length !== keys.length) {
			return false;
		}

		return definition.path.names.every((name, index) => staticKey(text, name) === keys[index]);
	});

/** The `inherit` that brings in this name, and the name in it. */
export const inheritOf = (text: string, definitions: readonly Definition[], key: string): {readonly inherit: Inherit; readonly name: AttributeName} | undefined => {
	for (const definition of definitions) {
		const name = definition.kind === 'inherit' ? definition.names.find(name => staticKey(text, name) === key) : undefined;
		if (definition.kind === 'inherit' && name) {
			return {inherit: definition, name};
		}
	}

	return undefined;
};

/** A call taken apart: `f x y` is the function `f` and the arguments `x` and `y`. What is no call has no arguments. */
export const callOf = (expression: Expression): {readonly function: Expression; readonly arguments: readonly Expression[]} => {
	const calls: Apply[] = [];
	let callee = expression;
	while (callee.kind === 'apply') {
		calls.push(callee);
		callee = callee.function;
	}

	return {function: callee, arguments: calls.toReversed().map(call => call.argument)};
};

/** A variable with the attributes selected from it: `a.b."c"` is `['a', 'b', 'c']`. Nothing if it is no such thing, or has a fallback. */
export const variablePath = (text: string, expression: Expression): readonly string[] | undefined => {
	const selected: Array<readonly string[]> = [];
	let target = withoutParentheses(expression);
	while (target.kind === 'select') {
		const keys = target.fallback ? undefined : staticKeys(text, target.path);
		if (!keys) {
			return undefined;
		}

		selected.push(keys);
		target = withoutParentheses(target.target);
	}

	return target.kind === 'identifier' ? [target.name, ...selected.toReversed().flat()] : undefined;
};
