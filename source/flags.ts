import type {Answers, PackageAnswer} from './answers.js';
import {parseArguments, type Arguments} from './arguments.js';
import {styles, type Style} from './environment.js';
import {usageFailure} from './failure.js';
import {literal, printable} from './literal.js';
import {parseInterpreter} from './nixpkgs/interpreters.js';
import {conflict, pinOf} from './pin-flags.js';
import {isDistributionName} from './pypi/name.js';
import {parseRequirement} from './pypi/requirement.js';
import {splitList} from './split-list.js';
import {isTool} from './validate-environment.js';
import {
	importNameOf, permitsOf, verifyOptionsOf, type VerifyOptions,
} from './verify-flags.js';

/** How to go about it, as against what is wanted. */
export type Options = {
	readonly directory: string;
	readonly yes: boolean;
	readonly update: boolean;
	readonly dryRun: boolean;
	readonly check: boolean;
	readonly overwrite: boolean;
	readonly gitAdd: boolean;
	/** Undefined: as the situation asks. */
	readonly diff: boolean | undefined;
	readonly json: boolean;
	readonly offline: boolean;
	readonly color: boolean;
	/** A checkout of nixpkgs that stands in for the pin, this time only. */
	readonly nixpkgs: string | undefined;
	/** The package index to ask in place of the configured one. */
	readonly indexUrl: string | undefined;
	/** Which shell of a file with several is meant. */
	readonly shell: string | undefined;
	/** Names to look for, instead of writing anything. */
	readonly search: string | undefined;
	readonly verify: VerifyOptions;
};

/** A command line understood: what is wanted, what is to go, and how. */
export type Command = {
	readonly answers: Answers;
	/** Files that list requirements, and which of their optional parts are wanted. */
	readonly requirements: {readonly files: readonly string[]; readonly groups: readonly string[]};
	/** Names of packages and tools to take out. */
	readonly removals: readonly string[];
	readonly options: Options;
};

/** A switch and its opposite: true, false, or not given. */
const either = ({switches}: Arguments, name: string): boolean | undefined => {
	if (switches.has(name) && switches.has(`no-${name}`)) {
		throw conflict(`--${name}`, `--no-${name}`);
	}

	return switches.has(name) ? true : (switches.has(`no-${name}`) ? false : undefined);
};

const styleOf = (given: Arguments): Style | undefined => {
	const word = given.values.get('style')?.[0];
	const style = styles.find(one => one === word);
	const flakes = either(given, 'flakes');
	const implied: Style | undefined = flakes === undefined ? undefined : (flakes ? 'flake' : 'shell');
	if (style && implied && style !== implied) {
		throw conflict(`--style ${style}`, flakes ? '--flakes' : '--no-flakes');
	}

	return style ?? implied;
};

const toolOf = (text: string): string => {
	const path = text.replace(/^(?:pkgs|nixpkgs)[.#]/, '');
	// A flake's outputs by system: nixpkgs itself has no such attribute.
	const inFlake = /^(?:legacyPackages|packages)\.[\w-]+\.(?<rest>.+)$/.exec(path)?.groups?.rest;
	if (inFlake !== undefined) {
		throw usageFailure('bad-tool', `${literal(text)} is an output of a flake.`, `as an attribute of nixpkgs: \`--tool ${printable(inFlake)}\``);
	}

	const inPython = /^(?:python|pypy)3?\d*(?:Packages|\.pkgs)\.(?<rest>.+)$/.exec(path)?.groups?.rest;
	if (inPython !== undefined) {
		throw usageFailure('bad-tool', `${literal(text)} is a Python package, and no tool.`, `\`--package ${printable(inPython)}\` gives it to the interpreter`);
	}

	if (!isTool(path)) {
		throw usageFailure('bad-tool', `${literal(text)} is not an attribute of nixpkgs.`, 'attributes look like `git` or `nodePackages.prettier`; search.nixos.org/packages lists them');
	}

	return path;
};

const removalOf = (text: string): string => {
	if (!isDistributionName(text) && !isTool(text)) {
		throw usageFailure('bad-removal', `${literal(text)} names no package and no tool.`, 'give the name alone, without a version: `--remove numpy`');
	}

	return text;
};

const packageOf = (text: string): PackageAnswer => {
	const inSet = /^(?:python|pypy)3?\d*(?:Packages|\.pkgs)\.(?<rest>.+)$/.exec(text)?.groups?.rest;
	if (inSet !== undefined) {
		throw usageFailure('bad-requirement', `${literal(text)} is an attribute of nixpkgs, and a name on PyPI is wanted.`, `\`--package ${printable(inSet)}\``);
	}

	return {kind: 'wanted', requirement: parseRequirement(text)};
};

const answersOf = (given: Arguments): Answers => {
	const list = (name: string): readonly string[] | undefined => given.values.get(name)?.flatMap(text => splitList(text));
	const [python] = given.values.get('python') ?? [];
	return {
		style: styleOf(given),
		interpreter: python === undefined ? undefined : parseInterpreter(python),
		packages: list('package')?.map(text => packageOf(text)),
		tools: list('tool')?.map(text => toolOf(text)),
		pin: pinOf(given),
		direnv: either(given, 'direnv'),
		permits: permitsOf(given),
		imports: list('import')?.map(text => importNameOf(text)),
	};
};

/**
Understands a command line.

@param argv - The words after the program's name.
@throws Failure with exit code 2 for whatever it can't understand.
*/
export const parseFlags = (argv: readonly string[]): Command => {
	const given = parseArguments(argv);
	const {switches, values} = given;
	if (values.has('group') && !values.has('requirements')) {
		throw usageFailure('missing-requirements', '`--group` names a part of a requirements file, and no file is given.', 'add `--requirements FILE`');
	}

	return {
		answers: answersOf(given),
		removals: (values.get('remove') ?? []).flatMap(text => splitList(text)).map(text => removalOf(text)),
		requirements: {files: values.get('requirements') ?? [], groups: (values.get('group') ?? []).flatMap(text => splitList(text))},
		options: {
			directory: given.directory ?? '.',
			yes: switches.has('yes'),
			update: switches.has('update'),
			dryRun: switches.has('dry-run'),
			check: switches.has('check'),
			overwrite: switches.has('overwrite'),
			gitAdd: switches.has('git-add'),
			diff: either(given, 'diff'),
			json: switches.has('json'),
			offline: switches.has('offline'),
			color: !switches.has('no-color'),
			nixpkgs: values.get('nixpkgs')?.[0],
			indexUrl: values.get('index-url')?.[0],
			shell: values.get('shell')?.[0],
			search: values.get('search')?.[0],
			verify: verifyOptionsOf(given),
		},
	};
};
