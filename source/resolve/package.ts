import type {Package} from '../environment.js';
import {usageFailure, type Failure} from '../failure.js';
import {literal} from '../literal.js';
import type {PinKnowledge} from '../nixpkgs/knowledge.js';
import {chooseVersion} from '../pypi/choose-version.js';
import {normaliseName} from '../pypi/name.js';
import type {Project} from '../pypi/project.js';
import type {Requirement} from '../pypi/requirement.js';
import type {Warning} from '../warning.js';
import {resolveExtras} from './extras.js';
import {requireAttribute} from './name.js';
import {compileWarnings, factWarnings} from './package-warnings.js';

/** The world outside, as far as packages need it. */
export type PackageSources = {
	/** A project's page on the package index. @throws Failure when there is none, or no network. */
	readonly project: (name: string, cancel?: AbortSignal) => Promise<Project>;
};

/** What the pin is, as far as packages need it. */
export type Ground = {
	readonly knowledge: PinKnowledge;
	/** The interpreter's Python version: `3.13`. */
	readonly python: string;
};

export type Resolved = {readonly package: Package; readonly warnings: readonly Warning[]};

/** Why no version was found, with those worth trying. */
const noVersion = (name: string, message: string, nearest: readonly string[]): Failure => usageFailure(
	'no-version',
	`${message}.`,
	nearest.length > 0
		? `try \`--package ${name}==${nearest[0]!}\`${nearest.length > 1 ? `; near are also ${nearest.slice(1).join(', ')}` : ''}`
		: `\`--package ${name}\` alone takes the version that the pin has`,
);

const versionWarning = (message: string): Warning =>
	({code: 'version', message: `${message}.`, hint: 'another one: `--package "NAME==VERSION"`; the pin\'s own: the name alone'});

const withVersion = async (requirement: Requirement, found: Package, ground: Ground, {project}: PackageSources): Promise<Resolved> => {
	const {knowledge, python} = ground;
	const page = await project(found.distribution);
	const pinVersion = knowledge.facts.get(found.attribute)?.version ?? '';
	const choice = chooseVersion({
		project: page, specifier: requirement.specifier, python, pinVersion: pinVersion === '' ? undefined : pinVersion,
	});
	switch (choice.kind) {
		case 'none': {
			throw noVersion(found.distribution, choice.message, choice.nearest);
		}

		case 'pin': {
			return {package: found, warnings: choice.warnings.map(message => versionWarning(message))};
		}

		case 'override': {
			const {version, stem, extension, hash} = choice;
			const stale = page.stale
				? [{
					code: 'stale-index',
					message: `The package index could not be asked (${page.stale.why}); what it said on ${page.stale.since.slice(0, 10)} is used.`,
					hint: 'run again when you are online',
				}]
				: [];
			return {
				package: {
					...found,
					override: {
						version, stem, extension, hash,
					},
				},
				warnings: [
					...stale,
					...choice.warnings.map(message => versionWarning(message)),
					...compileWarnings(choice, found.distribution, page, pinVersion),
				],
			};
		}
	}
};

/**
Looks one requirement up.

@throws Failure (exit 2) for a requirement that can't be met, with what could be.
*/
export const resolveOne = async (requirement: Requirement, ground: Ground, sources: PackageSources): Promise<Resolved> => {
	if (requirement.url !== undefined) {
		throw usageFailure(
			'url-requirement',
			`${literal(requirement.name)} is asked for from a URL, and nixpkgs builds it from its own source.`,
			`\`--package ${requirement.name}\` takes the version that the pin has`,
		);
	}

	const {attribute, distribution, via, note} = requireAttribute(requirement.name, ground.knowledge);
	const name = normaliseName(requirement.name);
	const facts = ground.knowledge.facts.get(attribute);
	if (facts?.unsupported) {
		throw usageFailure('unsupported-interpreter', `${literal(attribute)} does not support Python ${ground.python}: nixpkgs disables it there.`, 'take another interpreter: `--python VERSION`');
	}

	const {extras, warnings: extraWarnings} = resolveExtras(requirement, facts?.extras);
	// Several distributions may be one attribute; what was asked for is what its owner calls it.
	const found: Package = {attribute, distribution: via === 'exception' ? name : distribution, extras};
	const resolved = requirement.specifier === ''
		? {package: found, warnings: []}
		: await withVersion(requirement, found, ground, sources);
	return {
		package: resolved.package,
		warnings: [
			...factWarnings(found, facts, ground.knowledge),
			...extraWarnings,
			...(note === undefined ? [] : [{code: 'name', message: `About ${literal(requirement.name)}: ${note}.`, hint: ''}]),
			...resolved.warnings,
		],
	};
};
