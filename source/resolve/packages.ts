import type {ListedPackage, PackageAnswer} from '../answers.js';
import type {Package} from '../environment.js';
import {Failure, usageFailure} from '../failure.js';
import {literal} from '../literal.js';
import {exceptions} from '../nixpkgs/exceptions.js';
import {redact} from '../io/redact.js';
import type {PackageFacts, PinKnowledge} from '../nixpkgs/knowledge.js';
import {chooseVersion, type Override} from '../pypi/choose-version.js';
import {compilationOf} from '../pypi/compiled.js';
import {normaliseName} from '../pypi/name.js';
import type {Project} from '../pypi/project.js';
import type {ReportEntry} from '../pypi/requirements/summary.js';
import type {Requirement} from '../pypi/requirement.js';
import type {Warning} from '../warning.js';
import {requireAttribute} from './name.js';

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

export type ResolvedPackages = {
	readonly packages: readonly Package[];
	readonly warnings: readonly Warning[];
	/** What became of each listed one, in their order. */
	readonly entries: readonly ReportEntry[];
};

type Resolved = {readonly package: Package; readonly warnings: readonly Warning[]};

/** The attributes that the wanted names may turn out to be. */
export const candidatesOf = (answers: readonly PackageAnswer[]): readonly string[] => answers.flatMap(answer => {
	if (answer.kind === 'known') {
		return [answer.package.attribute];
	}

	const name = normaliseName(answer.requirement.name);
	const exception = exceptions.get(name);
	return [name, answer.requirement.name, ...(exception === undefined ? [] : [exception])];
});

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

/** An override whose build needs more than a C compiler is better known before. */
const compileWarnings = ({version, file}: Override, distribution: string, project: Project, pinVersion: string): readonly Warning[] => {
	const compilation = compilationOf(distribution, project.files.filter(one => one.version === file.version));
	if (!compilation) {
		return [];
	}

	const instead = `take the version of the pin${pinVersion === '' ? '' : `, ${pinVersion}`}: \`--package ${distribution}\`, or a channel that has ${version}: \`--channel NAME\``;
	return [compilation.needsMore
		? {code: 'override-needs-more', message: `${distribution} ${version} is built with Rust: changing the version alone will not build, since its crates have a hash of their own.`, hint: instead}
		: {code: 'override-compiles', message: `${distribution} ${version} is not in the pin: its compiled parts are built on your machine.`, hint: instead}];
};

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
				? [{code: 'stale-index', message: `The package index could not be asked (${page.stale.why}); what it said on ${page.stale.since.slice(0, 10)} is used.`, hint: 'run again when you are online'}]
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

/** What the pin itself says against a package. */
const factWarnings = ({attribute}: Package, facts: PackageFacts | undefined, {label}: PinKnowledge): readonly Warning[] => {
	const name = literal(attribute);
	const refuses = (code: string, message: string): Warning => ({code, message: `${message} (${label}).`, hint: 'nixpkgs refuses to evaluate it unless your configuration permits it by name'});
	return [
		...(facts?.broken ? [refuses('broken', `${name} is marked as broken`)] : []),
		...(facts?.unfree ? [refuses('unfree', `${name} has an unfree licence`)] : []),
		...(facts?.insecure ? [refuses('insecure', `${name} is marked as insecure`)] : []),
	];
};

/**
Extras by the names that nixpkgs gives them; compared as PEP 685 normalises them.

@param known - The extras that nixpkgs has of the package; undefined where nobody can tell.
*/
const resolveExtras = ({name, extras}: Requirement, known: readonly string[] | undefined): {readonly extras: readonly string[]; readonly warnings: readonly Warning[]} => {
	if (extras.length === 0) {
		return {extras, warnings: []};
	}

	if (known === undefined) {
		return {
			extras: extras.map(extra => normaliseName(extra)),
			warnings: [{code: 'extra-unchecked', message: `Whether nixpkgs' ${literal(name)} has ${extras.map(extra => `the extra ${literal(extra)}`).join(' and ')} is not known here.`, hint: 'if it has not, Nix will say that the attribute is missing'}],
		};
	}

	const found = extras.map(extra => ({extra, attribute: known.find(one => normaliseName(one) === normaliseName(extra))}));
	return {
		extras: found.flatMap(({attribute}) => attribute ?? []),
		warnings: found.filter(({attribute}) => attribute === undefined).map(({extra}) => ({
			code: 'extra-missing',
			message: `nixpkgs' ${literal(name)} has no extra ${literal(extra)}, so it is left out.`,
			hint: known.length > 0 ? `it has ${known.join(', ')}` : 'name the packages that the extra stands for, as `--package NAME`',
		})),
	};
};

const resolveOne = async (requirement: Requirement, ground: Ground, sources: PackageSources): Promise<Resolved> => {
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

/** Failures that mean: nixpkgs does not have it, at least not as a package. */
const absence = new Set(['not-in-pin', 'top-level-only', 'never-packaged', 'false-friend', 'meant-name']);

const versionDetail = ({attribute, override}: Package, locked: string | undefined, {knowledge}: Ground): string | undefined => {
	if (override) {
		return `${override.version}, built from PyPI's sdist`;
	}

	const version = knowledge.facts.get(attribute)?.version ?? '';
	if (locked === undefined || locked === version) {
		return version === '' ? undefined : version;
	}

	return version === '' ? `locked at ${locked}, the pin's version is not known here` : `locked at ${locked}, the pin has ${version}`;
};

const resolveListed = async ({requirement, locked}: ListedPackage, ground: Ground, sources: PackageSources): Promise<Partial<Resolved> & {entry: ReportEntry}> => {
	const text = `${requirement.name}${requirement.specifier}`;
	try {
		const resolved = await resolveOne(requirement, ground, sources);
		const detail = versionDetail(resolved.package, locked, ground);
		return {...resolved, entry: {outcome: resolved.package.override ? 'overridden' : 'taken', text, ...(detail === undefined ? {} : {detail})}};
	} catch (error) {
		if (!(error instanceof Failure) || error.code === 'cancelled') {
			throw error;
		}

		const detail = `${redact(error.message)} ${redact(error.hint ?? '')}`.trim();
		return {entry: {outcome: absence.has(error.code) ? 'absent' : 'skipped', text, detail}};
	}
};

/**
Turns what is asked for into packages that can be written.

@param answers - Packages known already, and those to look up.
@throws Failure for a requirement that can't be met, with what could be.
*/
export const resolvePackages = async (answers: readonly PackageAnswer[], ground: Ground, sources: PackageSources): Promise<ResolvedPackages> => {
	const resolved = await Promise.all(answers.map(async (answer): Promise<Partial<Resolved & {entry: ReportEntry}>> => {
		switch (answer.kind) {
			case 'known': {
				return {package: answer.package};
			}

			case 'wanted': {
				return resolveOne(answer.requirement, ground, sources);
			}

			case 'listed': {
				return resolveListed(answer, ground, sources);
			}
		}
	}));
	return {
		packages: resolved.flatMap(one => one.package ?? []),
		warnings: resolved.flatMap(({warnings}) => warnings ?? []),
		entries: resolved.flatMap(({entry}) => entry ?? []),
	};
};
