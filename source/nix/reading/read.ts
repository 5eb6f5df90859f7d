import {staticKey, withoutParentheses} from '../syntax/access.js';
import {checkNames} from '../syntax/check-names.js';
import type {
	Apply, Lambda, Node,
} from '../syntax/node.js';
import {parseNix} from '../syntax/parser.js';
import {positionAt} from '../syntax/syntax-error.js';
import {walk} from '../syntax/walk.js';
import {packageLambda} from './environment-argument.js';
import {flakeInputs, flakeRoot, type FlakeInput} from './flake-inputs.js';
import {meaningsOf, type Meanings} from './meaning.js';
import {
	overrideSets, overridesIn, type OverrideReading, type OverrideSet,
} from './overrides.js';
import {ancestors, scopesOf} from './scope.js';
import {readShell, type Problem, type ShellReading} from './shell.js';
import type {Value} from './value.js';

/** What a file says of Python environments, each thing with its place. */
export type Reading = {
	readonly text: string;
	readonly meanings: Meanings;
	/** The shells in which there is Python. */
	readonly shells: readonly ShellReading[];
	readonly overrideSets: readonly OverrideSet[];
	readonly overrides: readonly OverrideReading[];
	/** Of a flake; undefined for any other file. */
	readonly inputs: readonly FlakeInput[] | undefined;
	/** Files that this one hands over to, such as `./shell.nix`. */
	readonly delegates: readonly string[];
	readonly problems: readonly Problem[];
};

type Environment = Extract<Value, {kind: 'environment'}>;

const environmentAt = (meanings: Meanings, node: Apply): Environment | undefined => {
	const value = meanings.of(node);
	return value?.kind === 'environment' ? value : undefined;
};

/** The calls of a file that mean one thing or the other, outermost first. */
const callsOf = (meanings: Meanings, kind: 'environment' | 'shell'): readonly Apply[] => [...walk(meanings.scoped.tree.root)]
	.filter((node): node is Apply => node.kind === 'apply' && meanings.of(node)?.kind === kind)
	// `mkShell { ... }` inside parentheses or a longer call is the same thing seen twice.
	.filter(node => {
		const parent = meanings.scoped.parents.get(node);
		return !(parent?.kind === 'apply' && parent.function === node && meanings.of(parent)?.kind === kind);
	});

/** Says what functions of packages are called with, so that `ps.numpy` means something in them. */
const tellPackages = (meanings: Meanings): void => {
	const given = new Map<Lambda, Value>();
	for (const node of callsOf(meanings, 'environment')) {
		const value = environmentAt(meanings, node);
		const lambda = value && packageLambda(meanings, value);
		if (value && lambda?.parameter) {
			given.set(lambda, {kind: 'python-set', python: value.python});
		}
	}

	meanings.tell(given);
};

/** The keys that lead to a node, outermost first. */
const keysTo = (meanings: Meanings, node: Node): readonly string[] => {
	const keys: string[] = [];
	for (const ancestor of ancestors(meanings.scoped, node)) {
		if (ancestor.kind === 'binding') {
			keys.unshift(...ancestor.path.names.map(name => staticKey(meanings.text, name) ?? '*'));
		}
	}

	return keys;
};

const shellName = (keys: readonly string[]): string => {
	const named = keys.filter(key => key !== 'outputs' && key !== '*');
	const from = named.findLastIndex(key => key === 'devShells' || key === 'devShell');
	return (from === -1 ? named.slice(-1) : named.slice(from + 1)).join('.') || 'default';
};

/** Whether a derivation is there to be entered: not what a flake builds. */
const isForEntering = (keys: readonly string[]): boolean => keys.every(key => !/^(?:packages|defaultPackage|checks|apps|overlays?|legacyPackages)$/.test(key));

const readShells = (meanings: Meanings, isFlake: boolean): readonly ShellReading[] => {
	const environments = callsOf(meanings, 'environment');
	const calls = callsOf(meanings, 'shell').map(node => ({node, keys: keysTo(meanings, node)}));
	const entered = calls.filter(({keys}) => !isFlake || isForEntering(keys));
	const shells = entered.filter(({node}) => {
		const value = meanings.of(node);
		return value?.kind === 'shell' && !value.derivation;
	});
	const chosen = shells.length > 0 ? shells : entered;
	const only = environments.length === 1 && chosen.length === 1 ? environmentAt(meanings, environments[0]!) : undefined;
	const read = chosen.flatMap(({node, keys}) => readShell(meanings, {node, name: shellName(keys)}, only) ?? []);
	return read.length > 0 || chosen.length > 0
		? read
		: environments.flatMap(node => readShell(meanings, {node, name: shellName(keysTo(meanings, node))}, undefined) ?? []);
};

const delegatesOf = (meanings: Meanings): readonly string[] => [...walk(meanings.scoped.tree.root)].flatMap(node => {
	const value = node.kind === 'apply' ? meanings.of(node) : undefined;
	return value?.kind === 'file' ? [value.path] : [];
});

/**
Reads the Python environments of a file, whoever wrote it.

@param text - The text of a shell.nix, default.nix or flake.nix.
@throws NixSyntaxError where it is not Nix.
*/
export const readNixFile = (text: string): Reading => {
	const tree = parseNix(text);
	checkNames(tree);
	const meanings = meaningsOf(scopesOf(tree));
	tellPackages(meanings);
	const {sets, unread} = overrideSets(meanings);
	const root = flakeRoot(text, tree.root);
	return {
		text,
		meanings,
		shells: readShells(meanings, root !== undefined),
		overrideSets: sets,
		overrides: sets.flatMap(set => overridesIn(meanings, set)),
		inputs: root && flakeInputs(meanings, root),
		delegates: [...new Set(delegatesOf(meanings))],
		problems: unread.map(node => ({line: positionAt(text, withoutParentheses(node).start).line, reason: 'these overrides are not written out in this file'})),
	};
};
