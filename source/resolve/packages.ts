import type {PackageAnswer} from '../answers.js';
import type {Package} from '../environment.js';
import {type Failure, usageFailure} from '../failure.js';
import {literal} from '../literal.js';
import {chooseVersion} from '../pypi/choose-version.js';
import {normaliseName} from '../pypi/name.js';
import type {Project} from '../pypi/project.js';
import type {Requirement} from '../pypi/requirement.js';
import type {Warning} from '../warning.js';

/** The world outside, as far as packages need it. */
export type PackageSources = {
	/** A project's page on the package index. @throws Failure when there is none, or no network. */
	readonly project: (name: string) => Promise<Project>;
};

export type ResolvedPackages = {readonly packages: readonly Package[]; readonly warnings: readonly Warning[]};

type Resolved = {readonly package: Package; readonly warnings: readonly Warning[]};

/** Why no version was found, with those worth trying. */
const noVersion = (name: string, message: string, nearest: readonly string[]): Failure => usageFailure(
	'no-version',
	message,
	nearest.length > 0
		? `try \`--package ${name}==${nearest[0]!}\`${nearest.length > 1 ? `; near are also ${nearest.slice(1).join(', ')}` : ''}`
		: `\`--package ${name}\` alone takes the version that the pin has`,
);

const withVersion = async (requirement: Requirement, found: Package, python: string, {project}: PackageSources): Promise<Resolved> => {
	const choice = chooseVersion({project: await project(found.distribution), specifier: requirement.specifier, python});
	switch (choice.kind) {
		case 'none': {
			throw noVersion(found.distribution, choice.message, choice.nearest);
		}

		case 'pin': {
			return {package: found, warnings: choice.warnings.map(message => ({code: 'version', message, hint: ''}))};
		}

		case 'override': {
			const {version, stem, extension, hash} = choice;
			return {
				package: {
					...found, override: {
						version, stem, extension, hash,
					},
				},
				warnings: choice.warnings.map(message => ({code: 'version', message, hint: 'another version: `--package NAME==VERSION`'})),
			};
		}
	}
};

const resolveOne = async (requirement: Requirement, python: string, sources: PackageSources): Promise<Resolved> => {
	if (requirement.url !== undefined) {
		throw usageFailure(
			'url-requirement',
			`${literal(requirement.name)} is asked for from a URL, and nixpkgs builds it from its own source.`,
			`\`--package ${requirement.name}\` takes the version that the pin has`,
		);
	}

	const distribution = normaliseName(requirement.name);
	const found = {distribution, attribute: distribution, extras: requirement.extras.map(extra => normaliseName(extra))};
	return requirement.specifier === '' ? {package: found, warnings: []} : withVersion(requirement, found, python, sources);
};

/**
Turns what is asked for into packages that can be written.

@param answers - Packages known already, and those to look up.
@param python - The interpreter's Python version: `3.13`.
@throws Failure for a requirement that can't be met, with what could be.
*/
export const resolvePackages = async (
	answers: readonly PackageAnswer[],
	python: string,
	sources: PackageSources,
): Promise<ResolvedPackages> => {
	const resolved = await Promise.all(answers.map(async answer => answer.kind === 'known'
		? {package: answer.package, warnings: []}
		: resolveOne(answer.requirement, python, sources)));
	return {
		packages: resolved.map(one => one.package),
		warnings: resolved.flatMap(({warnings}) => warnings),
	};
};
