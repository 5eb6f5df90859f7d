import {readFileSync} from 'node:fs';
import path from 'node:path';
import type {ListedPackage} from '../answers.js';
import {pythonVersion} from '../nixpkgs/interpreters.js';
import type {Release} from '../nixpkgs/releases.js';
import {markerEnvironment} from '../pypi/marker-environment.js';
import {readRequirements} from '../pypi/requirements/read.js';
import {settle} from '../pypi/requirements/settle.js';
import type {ReportEntry} from '../pypi/requirements/summary.js';
import type {RequirementFile, RequirementItem} from '../pypi/requirements/types.js';
import {parseSpecifier, satisfies} from '../pypi/version-match.js';
import type {Warning} from '../warning.js';
import type {World} from '../world.js';

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
The interpreter that the files ask for: the default if it is admitted, else the newest prebuilt one, else the newest.

@returns undefined when no interpreter of the release is admitted.
*/
export const wishedInterpreter = (files: readonly RequirementFile[], {defaultInterpreter, prebuilt, interpreters}: Release): string | undefined =>
	[defaultInterpreter, ...prebuilt.toReversed(), ...interpreters.toReversed()].find(interpreter => admits(files, interpreter));

/** Says where the chosen interpreter is not one that the files ask for. */
export const interpreterWarnings = (files: readonly RequirementFile[], interpreter: string): readonly Warning[] => files
	.filter(file => !admits([file], interpreter))
	.map(({python}) => ({
		code: 'python-not-admitted',
		message: `\`${python!.origin.file}\` asks for Python ${python!.specifier}, and the interpreter is ${interpreter}.`,
		hint: 'another one: `--python VERSION`',
	}));

export type Listed = {
	readonly packages: readonly ListedPackage[];
	/** One for each entry that asks nothing of nixpkgs. */
	readonly skipped: readonly ReportEntry[];
	readonly warnings: readonly Warning[];
};

const isRequirement = (item: RequirementItem): item is Extract<RequirementItem, {kind: 'requirement'}> => item.kind === 'requirement';

/**
What the files list for one interpreter on one machine. Nothing is dropped: an entry is a package or is skipped with a reason.

@param groups - Extras and dependency groups that are wanted, by name.
@param system - As Nix names it: `x86_64-linux`.
*/
export const listedPackages = (files: readonly RequirementFile[], interpreter: string, system: string, groups: readonly string[]): Listed => {
	const environment = markerEnvironment({
		pythonVersion: pythonVersion(interpreter),
		implementation: interpreter.startsWith('pypy') ? 'pypy' : 'cpython',
		system,
	});
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
			...interpreterWarnings(files, interpreter),
			...files.flatMap(({notes}) => notes).map(({text, origin}) => ({
				code: 'requirements-note',
				message: `${origin.file}${origin.line === undefined ? '' : `:${origin.line}`}: ${text}`,
				hint: '',
			})),
		],
	};
};
