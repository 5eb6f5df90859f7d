import {packageOf} from '../culprit.js';
import {storeName} from '../derivation.js';
import type {Action, Explanation} from '../explanation.js';
import {
	evidence, find, lastLines, type Facts, type Recogniser,
} from '../facts.js';

/** Nix to 2.28, from 2.29 on, and the summary that all have. */
const failure = /builder for '(?<old>[^']+)' failed|Cannot build '(?<recent>[^']+)'|building of '(?<late>[^'!]+)[^']*'.* timed out|build of '(?<summary>[^']+)' failed/;

/** The first derivation that failed; those that only needed it say so later. */
const failedDerivation = ({lines}: Facts): {readonly drv: string; readonly index: number} | undefined => {
	const found = find(lines, failure);
	const drv = found && (found.groups.old ?? found.groups.recent ?? found.groups.late ?? found.groups.summary);
	return found && drv !== undefined ? {drv, index: found.index} : undefined;
};

type Signs = {
	readonly code: string;
	/** A line of the log that tells it. */
	readonly pattern: RegExp;
	readonly title: (name: string, groups: Readonly<Record<string, string | undefined>>) => string;
	readonly more?: (attribute: string | undefined, groups: Readonly<Record<string, string | undefined>>) => readonly Action[];
	/** How many lines of evidence follow the one that tells. */
	readonly lines?: number;
};

const byHand = (text: string): readonly Action[] => [{kind: 'advise', text}];

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
		code: 'missing-backend',
		pattern: /(?:ModuleNotFoundError: No module named|BackendUnavailable: Cannot import|Cannot import) ['"](?<module>[\w.]+)['"]/,
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
	return {
		shown: `\`${culprit ? [culprit.distribution, culprit.override?.version].filter(Boolean).join(' ') : storeName(drv)}\``,
		attribute: culprit?.attribute,
		ways: [
			...(culprit?.override ? [{kind: 'use-pin-version', attribute: culprit.attribute} as const] : []),
			...(culprit ? [{kind: 'remove-package', attribute: culprit.attribute} as const] : []),
			{kind: 'run', command: `nix-store --read-log ${drv}`, why: 'its whole log'},
		],
	};
};

/** A build that failed for a reason that its log tells. */
export const knownBuildFailure: Recogniser = facts => {
	const failed = failedDerivation(facts);
	if (!failed) {
		return undefined;
	}

	const {shown, attribute, ways} = optionsFor(facts, failed.drv);
	for (const sign of signs) {
		const found = find(facts.lines, sign.pattern);
		if (found) {
			const explanation: Explanation = {
				code: sign.code,
				title: sign.title(shown, found.groups),
				evidence: evidence(facts.lines, found.index, sign.lines ?? 1),
				actions: [...sign.more?.(attribute, found.groups) ?? [], ...ways],
			};
			return explanation;
		}
	}

	return undefined;
};

/** A build that failed, and its log is all that is known. */
export const buildFailure: Recogniser = facts => {
	const failed = failedDerivation(facts);
	if (!failed) {
		return undefined;
	}

	const {shown, ways} = optionsFor(facts, failed.drv);
	// The log ends before Nix's own words about it, which repeat it.
	const log = facts.lines.slice(0, failed.index);
	return {
		code: 'build-failed',
		title: `${shown} does not build.`,
		evidence: [...lastLines(log.length > 0 ? log : facts.lines.slice(failed.index), 6), facts.lines[failed.index]!.trim()],
		actions: ways,
	};
};

/** Nothing here can build for the machine that is wanted. */
export const noBuilder: Recogniser = ({lines}) => {
	const found = find(lines, /a '(?<system>[\w-]+)' with features .* is required to build|Failed to find a machine for remote build|unable to start any build/);
	return found && {
		code: 'no-builder',
		title: `No machine that Nix knows can build this${found.groups.system ? ` for \`${found.groups.system}\`` : ''}.`,
		evidence: evidence(lines, found.index, 2),
		actions: [
			{kind: 'flags', flags: '--builders \'ssh://HOST SYSTEM\'', why: 'lets another machine build it'},
			{kind: 'flags', flags: '--nix-option max-jobs auto', why: 'lets this machine build, if your settings forbid it'},
		],
	};
};
