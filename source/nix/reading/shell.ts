import type {Apply, Expression, List} from '../syntax/node.js';
import {positionAt} from '../syntax/syntax-error.js';
import {listsIn, type Lists} from './lists.js';
import type {Meanings} from './meaning.js';
import {argumentLists} from './environment-argument.js';
import type {Packages, Python, Value} from './value.js';
import {literalSet, valueAt} from './source.js';

/** Something that was not understood: where, and why. */
export type Problem = {readonly line: number; readonly reason: string};

/** An element that is a Python package. */
export type PackageElement = {
	readonly attribute: string;
	readonly element: Expression;
	readonly list: List;
	/** Whether it is overridden right there. */
	readonly changed: boolean;
	/** The interpreter whose set it is taken from. */
	readonly python: Python;
};

export type ToolElement = {
	readonly path: string;
	readonly element: Expression;
	readonly list: List;
	readonly packages: Packages;
};

/** Optional dependencies of a package that are appended to the list. */
export type ExtraPart = {readonly attribute: string; readonly extra: string; readonly node: Expression};

/** One shell of a file: what is in it, and where that stands. */
export type ShellReading = {
	readonly name: string;
	readonly node: Expression;
	readonly python: Python;
	/** Set if packages are given to an interpreter; else they are elements of the shell, or there are none. */
	readonly environment: Extract<Value, {kind: 'environment'}> | undefined;
	/** The interpreter as an element of the shell, with no packages of its own. */
	readonly bare: {readonly element: Expression; readonly list: List} | undefined;
	readonly packages: readonly PackageElement[];
	readonly extras: readonly ExtraPart[];
	/** The lists that packages are in. */
	readonly packageLists: readonly List[];
	/** The lists of the shell itself, and its tools. */
	readonly shellLists: readonly List[];
	readonly tools: readonly ToolElement[];
	/** The packages of nixpkgs that tools come from. */
	readonly nixpkgs: Packages;
	readonly problems: readonly Problem[];
};

const listKeys = ['packages', 'buildInputs', 'nativeBuildInputs', 'propagatedBuildInputs', 'propagatedNativeBuildInputs'];

type Environment = Extract<Value, {kind: 'environment'}>;

type Sorted = {
	readonly environments: Environment[];
	readonly bare: Array<{element: Expression; list: List; python: Python}>;
	readonly inline: PackageElement[];
	readonly tools: ToolElement[];
};

const sortElements = (meanings: Meanings, lists: readonly List[]): Sorted => {
	const sorted: Sorted = {
		environments: [], bare: [], inline: [], tools: [],
	};
	for (const list of lists) {
		for (const element of list.elements) {
			const value = meanings.of(element);
			if (value?.kind === 'environment') {
				sorted.environments.push(value);
			} else if (value?.kind === 'python') {
				sorted.bare.push({element, list, python: value});
			} else if (value?.kind === 'package' && value.path.length === 1) {
				sorted.inline.push({
					attribute: value.path[0]!, element, list, changed: value.changed ?? false, python: value.python,
				});
			} else if (value?.kind === 'tool') {
				sorted.tools.push({
					path: value.path.join('.'), element, list, packages: value.packages,
				});
			}
		}
	}

	return sorted;
};

const problemAt = ({text}: Meanings, {start}: Expression, reason: string): Problem => ({line: positionAt(text, start).line, reason});

type EnvironmentParts = Pick<ShellReading, 'packages' | 'extras' | 'packageLists' | 'problems'>;

/** What is given to an interpreter. */
const readEnvironment = (meanings: Meanings, environment: Environment): EnvironmentParts => {
	const found = argumentLists(meanings, environment);
	if (!found) {
		return {
			packages: [], extras: [], packageLists: [], problems: [problemAt(meanings, environment.argument, 'the function that gives the packages is not written out in this file')],
		};
	}

	const packages: PackageElement[] = [];
	const problems: Problem[] = [];
	for (const list of found.lists) {
		for (const element of list.elements) {
			const value = meanings.of(element);
			if (value?.kind === 'package' && value.path.length === 1) {
				packages.push({
					attribute: value.path[0]!, element, list, changed: value.changed ?? false, python: value.python,
				});
			} else {
				problems.push(problemAt(meanings, element, 'this element of the package list is no plain attribute'));
			}
		}
	}

	const extras: ExtraPart[] = [];
	for (const other of found.others) {
		const value = meanings.of(other);
		if (value?.kind === 'package' && value.path.length === 3 && /^(?:optional-dependencies|passthru)$/.test(value.path[1]!)) {
			extras.push({attribute: value.path[0]!, extra: value.path[2]!, node: other});
		} else {
			problems.push(problemAt(meanings, other, 'this part of the package list is no list'));
		}
	}

	return {
		packages, extras, packageLists: found.lists, problems,
	};
};

/** A shell that is nothing but an interpreter with its packages. */
const environmentAsShell = (meanings: Meanings, environment: Environment, name: string, node: Expression): ShellReading => ({
	name,
	node,
	python: environment.python,
	environment,
	bare: undefined,
	shellLists: [],
	tools: [],
	nixpkgs: environment.python.packages,
	...readEnvironment(meanings, environment),
});

const shellParts = (meanings: Meanings, argument: Expression): Lists => {
	const set = literalSet(meanings, argument);
	const parts = set ? listKeys.flatMap(key => valueAt(meanings, set, key) ?? []).map(value => listsIn(meanings, value)) : [];
	return {lists: parts.flatMap(({lists}) => lists), others: parts.flatMap(({others}) => others)};
};

/**
Reads one shell.

@param fallback - The only environment of the file, for a shell that uses it elsewhere than in a list.
@returns Nothing where no Python is in it.
*/
export const readShell = (meanings: Meanings, {node, name}: {node: Apply; name: string}, fallback: Environment | undefined): ShellReading | undefined => {
	const shell = meanings.of(node);
	if (shell?.kind === 'environment') {
		return environmentAsShell(meanings, shell, name, node);
	}

	if (shell?.kind !== 'shell') {
		return undefined;
	}

	const {lists} = shellParts(meanings, shell.argument);
	const {environments, bare, inline, tools} = sortElements(meanings, lists);
	const environment = environments[0] ?? (bare.length === 0 && inline.length === 0 ? fallback : undefined);
	const python = environment?.python ?? bare[0]?.python ?? inline[0]?.python;
	if (!python) {
		return undefined;
	}

	const own = inline.filter(one => one.python.attribute === python.attribute);
	const given: EnvironmentParts = environment
		? readEnvironment(meanings, environment)
		: {
			packages: [], extras: [], packageLists: [], problems: [],
		};
	return {
		name,
		node,
		python,
		environment,
		bare: environment ? undefined : bare[0],
		packages: [...given.packages, ...own],
		extras: given.extras,
		packageLists: environment ? given.packageLists : [...new Set(own.map(({list}) => list))],
		shellLists: lists,
		tools: [...tools, ...inline.filter(one => !own.includes(one)).map(({attribute, element, list, python: {attribute: other, packages}}) => ({
			path: `${other}Packages.${attribute}`, element, list, packages,
		}))],
		nixpkgs: python.packages,
		problems: [
			...given.problems,
			...environments.slice(1).map(({node}) => problemAt(meanings, node, 'this second Python environment of the shell is left alone')),
		],
	};
};

