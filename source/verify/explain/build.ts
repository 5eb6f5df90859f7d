import {packageOf} from '../culprit.js';
import {storeName} from '../derivation.js';
import type {Action, Explanation} from '../explanation.js';
import {failedBuild} from '../failed-build.js';
import {
	evidence, find, lastLines, type Facts, type Recogniser,
} from '../facts.js';

type Signs = {
	readonly code: string;
	/** A line of the log that tells it. */
	readonly pattern: RegExp;
	/** What must, or must not, stand in the log before that line, or in it. */
	readonly after?: RegExp;
	readonly unless?: RegExp;
	readonly title: (name: string, groups: Readonly<Record<string, string | undefined>>) => string;
	readonly more?: (attribute: string | undefined, groups: Readonly<Record<string, string | undefined>>) => readonly Action[];
	/** How many lines of evidence follow the one that tells. */
	readonly lines?: number;
};

const byHand = (text: string): readonly Action[] => [{kind: 'advise', text}];

const noModule = /(?:ModuleNotFoundError: No module named|BackendUnavailable: Cannot import|Cannot import) ['"](?<module>[\w.]+)['"]/;

/** Where nixpkgs tries to import what was built (`pythonImportsCheck`). */
const importsCheck = /pythonimportscheck|check whether the following modules can be imported/i;

/** What builds of Python packages fail for, the most certain signs first. */
const signs: readonly Signs[] = [
	{
		code: 'cargo-hash',
		pattern: /cargoHash or cargoSha256 is out of date|Cargo\.lock is not the same in|cargoSetupPostPatchHook.*(?:failed|out of date)/,
		title: name => `${name} has Rust inside, and its vendored crates are those of another version: the version alone cannot be overridden.`,
		more: () => byHand('an override of it also needs `cargoDeps` with the hash of the new crates (nixpkgs manual, "Rust")'),
	},
	{
		code: 'failing-tests',
		pattern: /={3,} .*\d+ (?:failed|errors?)\b.*={3,}|^FAILED (?:\S+::|\()|^Ran \d+ tests? .*FAILED|tests? failed:? |^ERROR collecting |Interrupted: \d+ errors? during collection/,
		title: name => `${name} builds, but its own tests fail.`,
		more: attribute => attribute === undefined ? [] : [{kind: 'skip-tests', attribute}],
	},
	{
		code: 'missing-module',
		pattern: noModule,
		after: importsCheck,
		title: (name, {module}) => `${name} needs the module \`${module!}\` to be imported, which its nixpkgs recipe does not give it.`,
		more: (_, {module}) => byHand(`an override of it also needs \`dependencies\` with the package that has \`${module!}\``),
	},
	{
		code: 'missing-backend',
		pattern: noModule,
		// Any Python program may lack a module; only what builds the package is a build backend.
		after: /backend|build_meta|pyproject|setup\.py|getting (?:build dependencies|requirements to build)|building wheel|buildphase/i,
		unless: importsCheck,
		title: (name, {module}) => `${name} is built with \`${module!}\`, which its nixpkgs recipe does not give it.`,
		more: (_, {module}) => byHand(`an override of it also needs \`build-system\` with the package that has \`${module!}\``),
	},
	{
		code: 'missing-build-dependency',
		pattern: /ERROR Missing dependencies:|Could not find a version that satisfies the requirement (?<wanted>\S+)|No matching distribution found for (?<distribution>\S+)/,
		title: name => `${name} needs something to be built that its nixpkgs recipe does not give it.`,
		more: () => byHand('an override of it also needs `build-system` or `dependencies` of the new version'),
		lines: 3,
	},
	{
		code: 'missing-dependency',
		pattern: /^\s*- (?<wanted>[\w.-]+)\S* (?:not installed|not satisfied by version)/,
		title: (name, {wanted}) => `${name} needs \`${wanted!}\` in a version that the environment does not have.`,
		more: () => byHand('an override of it also needs the `dependencies` of the new version, or `pythonRelaxDeps`'),
		lines: 3,
	},
	{
		code: 'patch-fails',
		pattern: /Hunk #\d+ FAILED|Reversed \(or previously applied\) patch detected|substituteStream\(\).*ERROR|pattern .* doesn't match anything in file/,
		title: name => `nixpkgs changes the source of ${name}, and those changes do not fit this version.`,
		more: () => byHand('an override of it also needs `patches = [ ]` or `postPatch = ""`'),
	},
	{
		code: 'missing-header',
		pattern: /fatal error: '?(?<header>\S+?\.h(?:pp)?)'?:? (?:No such file|file not found)/,
		title: (name, {header}) => `${name} is compiled against a library whose header \`${header!}\` is not there.`,
		more: () => byHand('an override of it also needs `buildInputs` with that library'),
	},
	{
		code: 'out-of-memory',
		pattern: /failed due to signal 9|killed signal terminated program|memoryerror|cannot allocate memory|out of memory/i,
		title: name => `${name} needs more memory to be built than there is.`,
		more: () => [{kind: 'flags', flags: '--nix-option max-jobs 1 --nix-option cores 1', why: 'builds one thing at a time'}],
	},
	{
		code: 'build-timeout',
		pattern: /timed out after (?<seconds>\d+) seconds/,
		title: (name, {seconds}) => `${name} was stopped by Nix's own limit after ${seconds!} seconds.`,
		more: () => [{kind: 'flags', flags: '--nix-option timeout 0 --nix-option max-silent-time 0', why: 'lets it take its time'}],
	},
	{
		code: 'python-too-new',
		pattern: /requires a different Python|Python version [^:]* (?:is not supported|not in)|Cannot install on Python version|requires Python /,
		title: name => `${name} of this version does not support this Python.`,
	},
];

const optionsFor = (facts: Facts, drv: string): {readonly shown: string; readonly attribute: string | undefined; readonly ways: readonly Action[]} => {
	const culprit = packageOf(drv, facts.environment);
	const name = `\`${culprit ? [culprit.distribution, culprit.override?.version].filter(Boolean).join(' ') : storeName(drv)}\``;
	const asking = culprit ? [culprit] : facts.neededBy;
	const needing = culprit ? [] : asking.map(({distribution}) => `\`${distribution}\``);
	return {
		shown: needing.length > 0 ? `${name}, which ${needing.join(' and ')} needs,` : name,
		attribute: culprit?.attribute,
		ways: [
			...asking.filter(({override}) => override).map(({attribute}) => ({kind: 'use-pin-version', attribute} as const)),
			...asking.map(({attribute}) => ({kind: 'remove-package', attribute} as const)),
			{kind: 'run', command: `nix-store --read-log ${drv}`, why: 'its whole log'},
		],
	};
};

const fits = ({pattern, after, unless}: Signs, lines: readonly string[]): ReturnType<typeof find> => {
	const found = find(lines, pattern);
	const before = found ? lines.slice(0, found.index + 1) : [];
	const isMisplaced = [after && !find(before, after), unless && find(before, unless)].some(Boolean);
	return isMisplaced ? undefined : found;
};

/** A build that failed for a reason that its own log tells, or Nix's words about it. */
export const knownBuildFailure: Recogniser = facts => {
	const failed = failedBuild(facts);
	if (!failed) {
		return undefined;
	}

	const {shown, attribute, ways} = optionsFor(facts, failed.drv);
	const lines = [...failed.log, ...failed.words];
	for (const sign of signs) {
		const found = fits(sign, lines);
		if (found) {
			const explanation: Explanation = {
				code: sign.code,
				title: sign.title(shown, found.groups),
				evidence: evidence(lines, found.index, sign.lines ?? 1),
				actions: [...sign.more?.(attribute, found.groups) ?? [], ...ways],
			};
			return explanation;
		}
	}

	return undefined;
};

/** A build that failed, and its log is all that is known. */
export const buildFailure: Recogniser = facts => {
	const failed = failedBuild(facts);
	if (!failed) {
		return undefined;
	}

	const {drv, log, words} = failed;
	const {shown, ways} = optionsFor(facts, drv);
	return {
		code: 'build-failed',
		title: `${shown} does not build.`,
		evidence: [...lastLines(log, 6), ...lastLines(words.slice(0, 1), 1)],
		actions: ways,
	};
};
