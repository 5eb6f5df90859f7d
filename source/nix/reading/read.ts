import {callOf, staticKey, variablePath} from '../syntax/access.js';
import {checkNames} from '../syntax/check-names.js';
import type {
	Apply, Definition, Lambda, Node,
} from '../syntax/node.js';
import {parseNix} from '../syntax/parser.js';
import {walk} from '../syntax/walk.js';
import {packageLambda} from './environment-argument.js';
import {flakeInputs, type FlakeInput} from './flake-inputs.js';
import {meaningsOf, type Meanings} from './meaning.js';
import {overrideSets} from './override-sets.js';
import {reachOf, type Reach} from './reach.js';
import {ancestors, scopesOf} from './scope.js';
import {readShell, type ShellReading} from './shell.js';
import {literalSet} from './source.js';
import type {Python, Value} from './value.js';

/** A file that another one hands over to, such as `./shell.nix`, and the arguments that it is given there. */
export type Delegate = {readonly path: string; readonly given: readonly string[]};

/** What a file says of Python environments, each thing with its place. */
export type Reading = {
	readonly text: string;
	readonly meanings: Meanings;
	/** The shells in which there is Python. */
	readonly shells: readonly ShellReading[];
	/** What changes the packages of an interpreter of this file. */
	readonly reach: (python: Python) => Reach;
	/** Of a flake; undefined for any other file. */
	readonly inputs: readonly FlakeInput[] | undefined;
	readonly delegates: readonly Delegate[];
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

/** The names that a set of arguments gives. */
const namesGiven = ({text}: Meanings, definitions: readonly Definition[]): readonly string[] => definitions
	.flatMap(one => one.kind === 'binding' ? one.path.names.slice(0, 1) : one.names)
	.flatMap(name => staticKey(text, name) ?? []);

const delegatesOf = (meanings: Meanings): readonly Delegate[] => [...walk(meanings.scoped.tree.root)].flatMap((node): readonly Delegate[] => {
	const value = node.kind === 'apply' ? meanings.of(node) : undefined;
	if (node.kind !== 'apply' || value?.kind !== 'file') {
		return [];
	}

	const set = literalSet(meanings, node.argument);
	const isCallPackage = variablePath(meanings.text, callOf(node).function)?.at(-1) === 'callPackage';
	return [{path: value.path, given: [...(isCallPackage ? ['pkgs'] : []), ...namesGiven(meanings, set?.definitions ?? [])]}];
});

/** Looks for overrides when they are first asked for, and once for each interpreter. */
const reachIn = (meanings: Meanings): Reading['reach'] => {
	const sets = overrideSets(meanings);
	const known = new Map<Python, Reach>();
	return python => {
		const reach = known.get(python) ?? reachOf(meanings, sets, python);
		known.set(python, reach);
		return reach;
	};
};

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
	return {
		text,
		meanings,
		shells: readShells(meanings, meanings.flake !== undefined),
		reach: reachIn(meanings),
		inputs: meanings.flake && flakeInputs(meanings, meanings.flake),
		delegates: delegatesOf(meanings),
	};
};
