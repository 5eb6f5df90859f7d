import {readFileSync} from 'node:fs';
import path from 'node:path';
import type {ListedPackage} from '../answers.js';
import {usageFailure} from '../failure.js';
import {literal} from '../literal.js';
import {nearest} from '../nearest.js';
import {interpreterTitle, isPypy, pythonVersion} from '../nixpkgs/interpreters.js';
import {releases, type Release} from '../nixpkgs/releases.js';
import {normaliseName} from '../pypi/name.js';
import {readRequirements} from '../pypi/requirements/read.js';
import {settle} from '../pypi/requirements/settle.js';
import type {ReportEntry} from '../pypi/requirements/summary.js';
import type {RequirementFile, RequirementItem} from '../pypi/requirements/types.js';
import {parseSpecifier, satisfies} from '../pypi/version-match.js';
import type {Warning} from '../warning.js';
import type {World} from '../world.js';
import {markersOf} from './markers.js';

/** Reads the files that list requirements, each with all that it includes. */
export const readRequirementFiles = async (files: readonly string[], {cwd, env}: World): Promise<readonly RequirementFile[]> =>
	Promise.all(files.map(async file => readRequirements(
		file,
		name => readFileSync(path.resolve(cwd, name)),
		name => env[name],
	)));

const admits = (files: readonly RequirementFile[], interpreter: string): boolean => files.every(({python}) => {
	const clauses = python && parseSpecifier(python.specifier);
	return !clauses || satisfies(pythonVersion(interpreter), clauses);
});

/**
The interpreter that the files ask for: the default if it is admitted, else the newest prebuilt one, else the newest. Always a CPython, since
a range of versions asks for no other implementation.

@returns undefined when no CPython of the release is admitted.
*/
export const wishedInterpreter = (files: readonly RequirementFile[], {defaultInterpreter, prebuilt, interpreters}: Release): string | undefined =>
	[defaultInterpreter, ...prebuilt.toReversed(), ...interpreters.toReversed()]
		.find(interpreter => !isPypy(interpreter) && admits(files, interpreter));

/** Where an interpreter is that a file asks for: in the release at hand, or else the channel of another. */
const whereElse = (file: RequirementFile, current: Release): string => {
	const here = wishedInterpreter([file], current);
	if (here !== undefined) {
		return `another one: \`--python ${pythonVersion(here)}\``;
	}

	const other = releases.find(release => wishedInterpreter([file], release) !== undefined);
	if (!other) {
		return 'no known channel has one that it admits';
	}

	const there = wishedInterpreter([file], other)!;
	return `nixos-${other.name} has ${interpreterTitle(there)}: \`--channel nixos-${other.name} --python ${pythonVersion(there)}\``;
};

/** Says where the chosen interpreter is not one that the files ask for, and where such a one is. */
const interpreterWarnings = (files: readonly RequirementFile[], interpreter: string, release: Release): readonly Warning[] => files
	.filter(file => !admits([file], interpreter))
	.map(file => ({
		code: 'python-not-admitted',
		message: `\`${file.python!.origin.file}\` asks for Python ${file.python!.specifier}, and the interpreter is ${interpreterTitle(interpreter)}.`,
		hint: whereElse(file, release),
	}));

export type Listed = {
	readonly packages: readonly ListedPackage[];
	/** One for each entry that asks nothing of nixpkgs. */
	readonly skipped: readonly ReportEntry[];
	readonly warnings: readonly Warning[];
};

/** What requirements are read for. */
export type Target = {
	readonly interpreter: string;
	/** As Nix names it: `x86_64-linux`. */
	readonly system: string;
	/** Of the pin: what other interpreters there are. */
	readonly release: Release;
};

const isRequirement = (item: RequirementItem): item is Extract<RequirementItem, {kind: 'requirement'}> => item.kind === 'requirement';

/**
Refuses a part that no file has: a misspelt one would leave out what is meant, and what is there by default with it.

@throws Failure `unknown-group` (exit 2), with the nearest one or all that there are.
*/
const requireGroups = (files: readonly RequirementFile[], wanted: readonly string[]): void => {
	const known = [...new Map(files
		.flatMap(({items}) => items.flatMap(({groups}) => groups))
		.map(({name}) => [normaliseName(name), name])).values()];
	const unknown = wanted.find(one => !known.some(name => normaliseName(name) === normaliseName(one)));
	if (unknown === undefined) {
		return;
	}

	const near = nearest(unknown, known);
	throw usageFailure(
		'unknown-group',
		`There is no group or extra ${literal(unknown)} in ${files.length === 1 ? 'that file' : 'those files'}.`,
		near === undefined
			? (known.length === 0 ? 'there are none: leave `--group` out' : `there are ${known.map(name => literal(name)).join(', ')}`)
			: `did you mean \`--group ${near}\`?`,
	);
};

/**
What the files list for one interpreter on one machine. Nothing is dropped: an entry is a package or is skipped with a reason.

@param groups - Extras and dependency groups that are wanted, by name.
@throws Failure `unknown-group` (exit 2) for one that no file has.
*/
export const listedPackages = (files: readonly RequirementFile[], {interpreter, system, release}: Target, groups: readonly string[]): Listed => {
	requireGroups(files, groups);
	const environment = markersOf(interpreter, system);
	const asked = groups.length > 0 ? {extras: groups, groups} : {};
	const items = files.flatMap(file => settle(file.items, environment, asked));
	return {
		packages: items.filter(item => isRequirement(item)).map(({requirement, locked}) => ({kind: 'listed', requirement, locked})),
		skipped: items.filter(item => !isRequirement(item)).map(({text, reason, hint, tool}) => ({
			outcome: 'skipped',
			text,
			detail: [reason, hint, tool && `\`--tool ${tool}\` brings it`].filter(Boolean).join('; '),
		})),
		warnings: [
			...interpreterWarnings(files, interpreter, release),
			...files.flatMap(({notes}) => notes).map(({text, origin}) => ({
				code: 'requirements-note',
				message: `${origin.file}${origin.line === undefined ? '' : `:${origin.line}`}: ${text}`,
				hint: '',
			})),
		],
	};
};
