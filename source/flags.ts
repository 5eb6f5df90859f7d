import type {Answers, PackageAnswer, PinAnswer} from './answers.js';
import {parseArguments, type Arguments} from './arguments.js';
import {styles, type Style} from './environment.js';
import {usageFailure} from './failure.js';
import {literal, printable} from './literal.js';
import {isNix32, sriFromNix32} from './nix/hash.js';
import {parseInterpreter} from './nixpkgs/interpreters.js';
import {
	isChannel, isRev, isSriHash, newestPin,
} from './nixpkgs/pins.js';
import {checkedIndex} from './pypi/index-address.js';
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

const conflict = (one: string, other: string): Error =>
	usageFailure('conflicting-flags', `\`${one}\` and \`${other}\` contradict each other.`, 'keep one of them');

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

const timeOf = (text: string): number => {
	const time = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$/.test(text) ? Date.parse(text) : Number.NaN;
	if (Number.isNaN(time)) {
		throw usageFailure('bad-date', `${literal(text)} is not a time.`, 'write it as `2026-08-20T05:42:21Z`');
	}

	return time / 1000;
};

/** An SRI hash; the base 32 that `nix-prefetch-url` prints is as good. */
const hashOf = (text: string | undefined): string | undefined => {
	if (text === undefined || isSriHash(text)) {
		return text;
	}

	const nix32 = text.replace(/^sha256:/, '');
	if (!isNix32(nix32)) {
		throw usageFailure('bad-hash', `${literal(text)} is not a hash of SHA-256, neither SRI nor base 32.`, 'the one that `nix-prefetch-url --unpack` prints will do, and so will `sha256-...=`');
	}

	return sriFromNix32(nix32);
};

const pinOf = ({values, switches}: Arguments): PinAnswer | undefined => {
	const [channel] = values.get('channel') ?? [];
	const rev = values.get('rev')?.[0]?.toLowerCase();
	const hash = hashOf(values.get('hash')?.[0]);
	const [date] = values.get('date') ?? [];
	// Beside a commit the channel only says where it comes from, and an update asks its server: it may be one without an embedded pin.
	if (channel !== undefined && !((rev !== undefined || switches.has('update')) && isChannel(channel))) {
		newestPin(channel);
	}

	if (rev === undefined) {
		if (hash ?? date) {
			throw usageFailure('missing-value', `\`--${hash ? 'hash' : 'date'}\` belongs to a commit, and none is given.`, 'add `--rev COMMIT`');
		}

		return channel === undefined ? undefined : {kind: 'channel', channel};
	}

	if (switches.has('update')) {
		throw conflict('--rev', '--update');
	}

	if (!isRev(rev)) {
		throw usageFailure('bad-rev', `${literal(rev)} is not a full commit id.`, 'all 40 hexadecimal digits are needed: `git rev-parse COMMIT` in a checkout of nixpkgs tells them');
	}

	return {
		kind: 'commit', rev, channel, hash, lastModified: date === undefined ? undefined : timeOf(date),
	};
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
			indexUrl: values.get('index-url')?.map(url => checkedIndex(url, '`--index-url`').url)[0],
			shell: values.get('shell')?.[0],
			search: values.get('search')?.[0],
			verify: verifyOptionsOf(given),
		},
	};
};
