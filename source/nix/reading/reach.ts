import {staticKey} from '../syntax/access.js';
import type {Expression, Node} from '../syntax/node.js';
import {children} from '../syntax/walk.js';
import {lambdaOf, listsIn} from './lists.js';
import type {Meanings} from './meaning.js';
import {valueOrInherited, type OverrideSet, type UnreadOverrides} from './override-sets.js';
import {ancestors, lookUp} from './scope.js';
import {literalSet} from './source.js';
import type {Packages, Python} from './value.js';

/** What changes the packages of one interpreter. */
export type Reach = {
	/** Sets that its packages are made with; the one that has the last word comes last. */
	readonly sets: readonly OverrideSet[];
	/** Overrides of it that are not written out: they may say anything. */
	readonly unread: readonly UnreadOverrides[];
	/** Overlays of its nixpkgs that are not written out. */
	readonly hidden: readonly Expression[];
	/** Whether an overlay of its nixpkgs overrides packages of an interpreter, be it this one or one that it may stand for. */
	readonly isShared: boolean;
};

/** Where a name that stands at a node leads to in this file. */
const definitionsOf = (meanings: Meanings, node: Node): readonly Node[] => {
	if (node.kind === 'select') {
		// An overlay by its name: `self.overlays.default`.
		const lambda = lambdaOf(meanings, node);
		return lambda ? [lambda] : [];
	}

	if (node.kind !== 'identifier') {
		return [];
	}

	const found = meanings.origin(node.name, node);
	const origin = found?.kind === 'inherit' && !found.from ? lookUp(meanings.text, node.name, found.outer) : found;
	// eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- Of many kinds only these matter.
	switch (origin?.kind) {
		case 'bindings': {
			return origin.bindings.map(({value}) => value);
		}

		case 'inherit': {
			return origin.from ? [origin.from] : [];
		}

		case 'formal': {
			return origin.formal.fallback ? [origin.formal.fallback] : [];
		}

		default: {
			return [];
		}
	}
};

/** All nodes that expressions are made of, those of the definitions of their names too; another nixpkgs that one of them imports is its own affair. */
const madeOf = (meanings: Meanings, roots: readonly Expression[]): ReadonlySet<Node> => {
	const found = new Set<Node>();
	const waiting: Node[] = [...roots];
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		const isOther = node.kind === 'apply' && meanings.of(node)?.kind === 'packages';
		if (!found.has(node) && !isOther) {
			found.add(node);
			waiting.push(...children(node), ...definitionsOf(meanings, node));
		}
	}

	return found;
};

/** What nixpkgs was told besides what it is: its overlays and its configuration. */
const settingsOf = (meanings: Meanings, {argument, extended}: Packages): {readonly roots: readonly Expression[]; readonly overlays: readonly Expression[]; readonly hidden: readonly Expression[]} => {
	const set = literalSet(meanings, argument);
	const values = set ? ['overlays', 'config'].map(key => valueOrInherited(meanings, set, key)) : [undefined, undefined];
	const overlays = [values[0], ...extended].filter(one => one !== undefined);
	const roots = [...overlays, values[1]].filter(one => one !== undefined);
	return {roots, overlays, hidden: argument && !set ? [argument] : []};
};

/** Parts of a list of overlays that are not written out. */
const hiddenIn = (meanings: Meanings, overlays: Expression): readonly Expression[] => {
	if (lambdaOf(meanings, overlays)) {
		return [];
	}

	const {lists, others} = listsIn(meanings, overlays);
	return [...others, ...lists.flatMap(({elements}) => elements.filter(element => !lambdaOf(meanings, element)))];
};

/** The name that an overlay gives to what a call makes. */
const boundAs = ({scoped, text}: Meanings, node: Node): string | undefined => {
	for (const ancestor of ancestors(scoped, node)) {
		if (ancestor.kind === 'binding') {
			return staticKey(text, ancestor.path.names.at(-1)!);
		}
	}

	return undefined;
};

/**
Finds what the packages of an interpreter are made with, from the interpreter itself: what overrides another one, or one of another
nixpkgs, is not for it, whatever its name.
*/
export const reachOf = (meanings: Meanings, all: ReadonlyArray<OverrideSet | UnreadOverrides>, {attribute, packages, isBySet, calls}: Python): Reach => {
	const {roots, overlays, hidden} = settingsOf(meanings, packages);
	const nodes = madeOf(meanings, roots);
	const around = all.filter(({at}) => nodes.has(at));
	const own = calls.flatMap(call => all.filter(({at}) => at === call));
	const isAlias = isBySet && /^(?:python|pypy)3$/.test(attribute);
	// A later `packageOverrides` replaces an earlier one (nixpkgs#44426).
	const interpreter = own.findLast(({form}) => form === 'interpreter')
		?? (isAlias ? undefined : around.findLast(({form, at}) => form === 'interpreter' && boundAs(meanings, at) === attribute));
	const made = [...around.filter(({form}) => form === 'extension'), ...(interpreter ? [interpreter] : []), ...own.filter(({form}) => form === 'scope')];
	return {
		sets: made.filter((one): one is OverrideSet => one.set !== undefined),
		unread: made.filter((one): one is UnreadOverrides => one.set === undefined),
		hidden: [...hidden, ...overlays.flatMap(one => hiddenIn(meanings, one))],
		isShared: around.some(({form}) => form === 'interpreter'),
	};
};
