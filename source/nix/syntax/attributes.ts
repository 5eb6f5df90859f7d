import {staticKey, withoutParentheses} from './access.js';
import type {Dialect} from './dialect.js';
import type {
	AttributeName, AttributePath, Definition, Expression, Inherit,
} from './node.js';
import {excerpt, NixSyntaxError, positionAt} from './syntax-error.js';

/** What an attribute is given as: `set` if an attribute set literal or a longer path made it one, so that more can be merged in. */
export type Value = {readonly kind: 'set'; readonly set: Attributes}
	| {readonly kind: 'expression'; readonly expression: Expression}
	| {readonly kind: 'inherited'}
	| {readonly kind: 'selected'};

type Entry = {readonly start: number; readonly value: Value};

/** The definitions of a set as Nix understands them, paths taken apart and sets merged. `sources` are those of `inherit (source)`. */
export type Attributes = {
	readonly recursive: boolean;
	readonly named: Map<string, Entry>;
	readonly dynamic: Array<{readonly name: AttributeName; readonly value: Value}>;
	readonly sources: Expression[];
};

type Context = {readonly text: string; readonly dialect: Dialect};

const empty = (recursive = false): Attributes => ({
	recursive, named: new Map(), dynamic: [], sources: [],
});

const duplicate = ({text}: Context, key: string, start: number, first: Entry): NixSyntaxError =>
	new NixSyntaxError(text, start, `attribute \`${excerpt(key)}\` is already defined on line ${positionAt(text, first.start).line}`);

/** Moves the attributes of `from` into `into`, set by set; the `rec` of `from` is lost, as Nix loses it. */
const merge = (context: Context, into: Attributes, from: Attributes): void => {
	const waiting: Array<readonly [Attributes, Attributes]> = [[into, from]];
	for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
		const [target, source] = pair;
		for (const [key, entry] of source.named) {
			const present = target.named.get(key);
			if (!present) {
				target.named.set(key, entry);
			} else if (context.dialect.mergesDeeply && present.value.kind === 'set' && entry.value.kind === 'set') {
				waiting.push([present.value.set, entry.value.set]);
			} else {
				throw duplicate(context, key, entry.start, present);
			}
		}

		for (const expression of source.sources) {
			target.sources.push(expression);
		}

		for (const attribute of context.dialect.forgets ? [] : source.dynamic) {
			target.dynamic.push(attribute);
		}
	}
};

/** The set that all but the last name of a path lead to, made on the way where there is none. */
const descend = (context: Context, attributes: Attributes, path: AttributePath): Attributes => {
	let current = attributes;
	for (const name of path.names.slice(0, -1)) {
		const key = staticKey(context.text, name);
		const present = key === undefined ? undefined : current.named.get(key);
		if (present && present.value.kind !== 'set') {
			throw duplicate(context, key!, path.start, present);
		}

		if (present?.value.kind === 'set') {
			current = present.value.set;
			continue;
		}

		const set = empty();
		if (key === undefined) {
			current.dynamic.push({name, value: {kind: 'set', set}});
		} else {
			current.named.set(key, {start: path.start, value: {kind: 'set', set}});
		}

		current = set;
	}

	return current;
};

const addBinding = (context: Context, attributes: Attributes, path: AttributePath, value: Value): void => {
	const name = path.names.at(-1)!;
	const parent = descend(context, attributes, path);
	const key = staticKey(context.text, name);
	if (key === undefined) {
		parent.dynamic.push({name, value});
		return;
	}

	const present = parent.named.get(key);
	if (!present) {
		parent.named.set(key, {start: path.start, value});
	} else if (present.value.kind === 'set' && value.kind === 'set') {
		merge(context, present.value.set, value.set);
	} else {
		throw duplicate(context, key, path.start, present);
	}
};

const addInherit = (context: Context, attributes: Attributes, {from, names}: Inherit): void => {
	for (const name of names) {
		const key = staticKey(context.text, name)!;
		const present = attributes.named.get(key);
		if (present) {
			throw duplicate(context, key, name.start, present);
		}

		attributes.named.set(key, {start: name.start, value: {kind: from ? 'selected' : 'inherited'}});
	}

	if (from && (names.length > 0 || !context.dialect.forgets)) {
		attributes.sources.push(from.expression);
	}
};

const valueOf = (context: Context, expression: Expression): Value => {
	const inner = withoutParentheses(expression);
	return inner.kind === 'attribute-set' && inner.form !== 'let'
		? {kind: 'set', set: collectAttributes(context, inner.definitions, inner.form === 'rec')}
		: {kind: 'expression', expression};
};

/**
Brings the definitions of a set or a `let` together as Nix does while it parses (manual, "Attribute set").

@throws NixSyntaxError - If an attribute is defined twice and the two are not attribute sets that can be merged.
*/
export const collectAttributes = (context: Context, definitions: readonly Definition[], recursive: boolean): Attributes => {
	const attributes = empty(recursive);
	for (const definition of definitions) {
		if (definition.kind === 'inherit') {
			addInherit(context, attributes, definition);
		} else {
			addBinding(context, attributes, definition.path, valueOf(context, definition.value));
		}
	}

	return attributes;
};
