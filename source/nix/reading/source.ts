import {bindingsAt, withoutParentheses} from '../syntax/access.js';
import {decodeParts} from '../syntax/decode-string.js';
import type {
	Apply, AttributeSet, Expression, Node,
} from '../syntax/node.js';
import type {Meanings} from './meaning.js';
import type {Source, Value} from './value.js';

/** Functions that fetch a tree. */
export const fetchers: ReadonlySet<string> = new Set(['fetchTarball', 'fetchGit', 'fetchFromGitHub', 'fetchzip']);

/** A string and where its characters are; with an interpolation, the one string that is put in too. */
export type Written = {
	readonly text: string;
	readonly node: Expression;
	/** Strings that are put in, each with where it is written. */
	readonly inserted: ReadonlyArray<{readonly text: string; readonly node: Expression}>;
};

/** The string that an expression is, names in it followed to where they are defined. */
export const writtenString = (meanings: Meanings, expression: Expression | undefined, depth = 0): Written | undefined => {
	if (!expression) {
		return undefined;
	}

	const node = withoutParentheses(expression);
	if (node.kind !== 'string') {
		const value = meanings.of(node, depth);
		return value?.kind === 'string' ? {text: value.text, node: value.node, inserted: []} : undefined;
	}

	const inserted: Array<{text: string; node: Expression}> = [];
	const texts = decodeParts(meanings.text, node).map(part => {
		if (typeof part === 'string') {
			return part;
		}

		const value = meanings.of(part.expression, depth);
		if (value?.kind !== 'string') {
			return undefined;
		}

		inserted.push({text: value.text, node: value.node});
		return value.text;
	});
	return texts.every(text => text !== undefined) ? {text: texts.join(''), node, inserted} : undefined;
};

/** The set that a function is called with, if it is written out there or in the definition of a name. */
export const literalSet = (meanings: Meanings, expression: Expression | undefined): AttributeSet | undefined => {
	let node = expression && withoutParentheses(expression);
	for (let steps = 0; node?.kind === 'identifier' && steps < 10; steps++) {
		const origin = meanings.origin(node.name, node);
		const next = origin?.kind === 'bindings' && origin.bindings.length === 1 && origin.bindings[0]!.path.names.length === 1
			? origin.bindings[0]!.value
			: (origin?.kind === 'formal' ? origin.formal.fallback : undefined);
		node = next && withoutParentheses(next);
	}

	return node?.kind === 'attribute-set' ? node : undefined;
};

/** The value of one attribute of a set that is written out, `inherit` followed to the name's definition. */
export const valueAt = (meanings: Meanings, set: AttributeSet, ...keys: readonly string[]): Expression | undefined =>
	bindingsAt(meanings.text, set.definitions, keys)[0]?.value;

const mentionsNixpkgs = (text: string): boolean => /nixpkgs|channels\.nixos\.org|nixos\.org\/channels|releases\.nixos\.org/i.test(text);

/** A call of a fetcher, if what it fetches is nixpkgs. */
export const fetchedSource = (meanings: Meanings, fetcher: string, node: Apply, depth: number): Value | undefined => {
	const source: Source = {
		kind: 'fetch', fetcher, argument: node.argument, node,
	};
	const set = literalSet(meanings, node.argument);
	const address = set
		? writtenString(meanings, valueAt(meanings, set, 'url') ?? valueAt(meanings, set, 'repo'), depth)
		: writtenString(meanings, node.argument, depth);
	const shown = address?.text ?? meanings.text.slice(node.argument.start, node.argument.end);
	return mentionsNixpkgs(shown) ? {kind: 'nixpkgs', source} : undefined;
};

/** The parts of a fetch that a pin is made of. */
export type FetchedPin = {
	readonly rev: {readonly text: string; readonly node: Node} | undefined;
	readonly hash: {readonly text: string; readonly node: Node} | undefined;
	readonly url: Written | undefined;
	/** The branch that is given besides the commit. */
	readonly ref: Written | undefined;
	/** As a channel's name or a branch in the address says it. */
	readonly channel: string | undefined;
	/** The set of arguments; none if it is called with the address alone. */
	readonly set: AttributeSet | undefined;
};

const channelIn = (url: string): string | undefined => {
	const name = /(?:nixos|nixpkgs)-(?:\d\d\.\d\d|unstable)(?:-small|-darwin)?/.exec(url)?.[0];
	const tag = /(?:\/|refs\/tags\/)(\d\d\.\d\d)(?:\.tar\.gz|\.zip)?$/.exec(url)?.[1];
	return name ?? (tag === undefined ? undefined : `nixos-${tag}`);
};

/** Reads what a fetch of nixpkgs says of its commit. */
export const fetchedPin = (meanings: Meanings, {argument}: Extract<Source, {kind: 'fetch'}>): FetchedPin => {
	const set = literalSet(meanings, argument);
	const at = (key: string): Written | undefined => set && writtenString(meanings, valueAt(meanings, set, key));
	const url = set ? at('url') : writtenString(meanings, argument);
	const direct = at('rev');
	const ref = at('ref');
	const inUrl = url && /[\da-f]{40}/.exec(url.text)?.[0];
	const put = url?.inserted.find(({text}) => text === inUrl);
	const hash = at('sha256') ?? at('hash') ?? at('narHash');
	return {
		rev: direct ? {text: direct.text, node: direct.node} : (inUrl !== undefined && url ? {text: inUrl, node: put?.node ?? url.node} : undefined),
		hash: hash && {text: hash.text, node: hash.node},
		url,
		ref,
		channel: (ref && channelIn(ref.text)) ?? (url && channelIn(url.text)),
		set,
	};
};
