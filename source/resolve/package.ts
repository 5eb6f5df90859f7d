import type {Package} from '../environment.js';
import {usageFailure, type Failure} from '../failure.js';
import {literal} from '../literal.js';
import type {PinKnowledge} from '../nixpkgs/knowledge.js';
import {resolveName} from '../nixpkgs/resolve-name.js';
import {normaliseName} from '../pypi/name.js';
import type {CoreMetadata} from '../pypi/metadata.js';
import type {DistributionFile, Project} from '../pypi/project.js';
import type {Warning} from '../warning.js';
import {resolveExtras} from './extras.js';
import {requireAttribute} from './name.js';
import {factWarnings} from './package-warnings.js';
import {withVersion, type Wish} from './version.js';

/** The world outside, as far as packages need it. */
export type PackageSources = {
	/** This machine in Nix's words: `x86_64-linux`. */
	readonly system: string;
	/** A project's page on the package index. @throws Failure when there is none, or no network. */
	readonly project: (name: string, cancel?: AbortSignal) => Promise<Project>;
	/** The core metadata of a file on the index. @throws Failure when there is none, or no network. */
	readonly metadata: (file: DistributionFile) => Promise<CoreMetadata>;
	/** The cache folder, where the lists of other channels may be. */
	readonly cacheDir: string;
};

/** What the pin is, as far as packages need it. */
export type Ground = {
	readonly knowledge: PinKnowledge;
	/** Its attribute: `python313`. */
	readonly interpreter: string;
	/** The interpreter's Python version: `3.13`. */
	readonly python: string;
};

export type Resolved = {readonly package: Package; readonly warnings: readonly Warning[]};

/** An address is never fetched from; what there is instead, if there is something. */
const urlRefusal = (name: string, {attributes, label}: PinKnowledge): Failure => {
	const asked = `${literal(name)} is asked for from a URL, and nixpkgs builds`;
	return resolveName(name, attributes).kind === 'attribute'
		? usageFailure('url-requirement', `${asked} it from its own source.`, `\`--package ${name}\` takes the version that the pin has`)
		: usageFailure('url-requirement', `${asked} nothing by that name (${label}).`, 'leave it out');
};

/**
Looks one requirement up.
@throws Failure (exit 2) for a requirement that can't be met, with what could be.
*/
export const resolveOne = async (wish: Wish, ground: Ground, sources: PackageSources): Promise<Resolved> => {
	const {requirement} = wish;
	if (requirement.url !== undefined) {
		throw urlRefusal(requirement.name, ground.knowledge);
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
		: await withVersion(wish, found, ground, sources);
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
