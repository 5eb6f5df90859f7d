import {literal} from '../literal.js';
import {nearestVersions} from './nearest-versions.js';
import {
	listReleases, problemOf, usableOf, type Release, type Usable,
} from './releases.js';
import type {DistributionFile, Project} from './project.js';
import {
	isBounded, isExact, isPreRelease, isVersion, namesPreRelease, parseSpecifier, satisfies, type Clause,
} from './version-match.js';
import {sriOfHex} from './sri.js';

/** A release taken from the index in place of what the pin has. Everything `fetchPypi` needs is here. */
export type Override = {
	readonly kind: 'override';
	/** As the sdist's file name spells it, since `fetchPypi` builds the address from it. */
	readonly version: string;
	readonly file: DistributionFile;
	readonly stem: string;
	/** Without the leading dot: `tar.gz`. */
	readonly extension: string;
	/** SRI: `sha256-` and 44 characters of base64. */
	readonly hash: string;
	/** One line each, for people. */
	readonly warnings: readonly string[];
};

export type NoChoice = {
	readonly kind: 'none';
	readonly reason: 'bad-specifier' | 'no-match' | 'only-wheels' | 'needs-python' | 'yanked' | 'no-hash' | 'quarantined';
	/** One line, literals in backticks. */
	readonly message: string;
	/** Versions that could be taken instead, nearest first, at most five. */
	readonly nearest: readonly string[];
};

/** The pin's own version is taken. `version` is absent when the pin's is not known. */
export type PinChoice = {
	readonly kind: 'pin';
	readonly version?: string;
	readonly warnings: readonly string[];
};

export type Choice = PinChoice | Override | NoChoice;

export type Wish = {
	readonly project: Project;
	/** PEP 440, such as `==1.4.0` or `>=1.3,<2`; `''` asks for nothing in particular. */
	readonly specifier: string;
	/** Of the pin, when it is known. */
	readonly pinVersion?: string | undefined;
	/** Of the interpreter: `3.13`. */
	readonly python: string;
};

const pin = (version: string | undefined, ...warnings: readonly string[]): PinChoice =>
	({kind: 'pin', ...(version !== undefined && {version}), warnings});

/** The releases that a specifier means, newest first: pre-releases only when it names one or there is nothing else (PEP 440). */
const meant = (releases: readonly Release[], clauses: readonly Clause[]): readonly Release[] => {
	const matching = releases.filter(({version}) => satisfies(version, clauses));
	const final = matching.filter(({version}) => !isPreRelease(version));
	return namesPreRelease(clauses) || final.length === 0 ? matching : final;
};

/** What people should know of the release that was taken. */
const warningsFor = (taken: Usable, skipped: readonly Release[], wish: Wish, clauses: readonly Clause[]): string[] => {
	const {project} = wish;
	const {status, reason} = project.status;
	const because = (text: string | undefined) => text === undefined ? '' : `: ${text}`;
	const newer = skipped[0];
	return [
		...(taken.sdist.yanked === false
			? []
			: [`\`${project.name}\` \`${taken.version}\` was withdrawn by its authors${because(taken.sdist.yanked === true ? undefined : taken.sdist.yanked)}`]),
		...(isPreRelease(taken.version) && !namesPreRelease(clauses) ? [`\`${project.name}\` has only pre-releases that match; \`${taken.version}\` is taken`] : []),
		...(newer === undefined ? [] : [`\`${project.name}\` \`${newer.version}\` is newer but ${problemOf(newer, wish.python, false)?.text ?? 'cannot be taken'}`]),
		...(status === 'active' ? [] : [`\`${project.name}\` is ${status}${because(reason)}`]),
	];
};

/** Whether the pin's version needs no comparison with the index: nothing in particular is asked for, or it satisfies. */
export const isSettledByPin = (specifier: string, pinVersion: string | undefined): boolean => {
	const clauses = parseSpecifier(specifier);
	return clauses !== undefined && (clauses.length === 0 || (pinVersion !== undefined && satisfies(pinVersion, clauses)));
};

/**
Chooses between what the pin has and a release of the index.

- No specifier: the pin's version, whatever it is.
- The pin's version satisfies: the pin's (a pre-release that is already there counts, as pip counts one that is installed).
- Otherwise the newest release that satisfies, is not yanked (unless named exactly, PEP 592), admits the interpreter and has an sdist with
  a sha256. When the pin's version is not known, a wish with an upper bound is answered so too, since a pin moves past bounds;
  for a mere lower bound the pin is taken, with a warning that nothing was compared: pins are recent, and an override that turns
  out needless costs a compilation and may not build. So it is for a range of which there are only wheels: nothing could be built.
- Otherwise the reason, and what is near.
*/
export const chooseVersion = (wish: Wish): Choice => {
	const {project, specifier, pinVersion, python} = wish;
	const clauses = parseSpecifier(specifier);
	const none = (reason: NoChoice['reason'], message: string, nearest: readonly string[] = []): NoChoice => ({
		kind: 'none', reason, message, nearest,
	});
	if (clauses === undefined) {
		return none('bad-specifier', `${literal(specifier)} is no version specifier (PEP 440)`);
	}

	if (isSettledByPin(specifier, pinVersion)) {
		return pin(pinVersion);
	}

	const releases = listReleases(project);
	const exact = isExact(clauses);
	const candidates = meant(releases, clauses);
	const near = () => nearestVersions(releases.filter(release => usableOf(release, python, false) !== undefined).map(({version}) => version), clauses);
	const wanted = `\`${project.name}\` ${literal(specifier)}`;
	if (candidates.length === 0) {
		return none('no-match', `No release matches ${wanted}`, near());
	}

	// A version such as `0-unstable-2024-05-01` is known and yet cannot be compared.
	const comparable = pinVersion !== undefined && isVersion(pinVersion);
	if (!comparable && !isBounded(clauses)) {
		return pin(pinVersion, pinVersion === undefined
			? `The pin's version of \`${project.name}\` is not known here, so ${literal(specifier)} was not checked`
			: `The pin's \`${project.name}\` has the version ${literal(pinVersion)}, which cannot be compared with ${literal(specifier)}`);
	}

	if (project.status.status === 'quarantined') {
		return none('quarantined', `\`${project.name}\` is quarantined by the index: nothing of it can be fetched`);
	}

	const choices = candidates.map(release => usableOf(release, python, exact));
	const position = choices.findIndex(choice => choice !== undefined);
	const taken = choices[position];
	if (taken === undefined) {
		const problem = problemOf(candidates[0]!, python, exact)!;
		// A range that only wheels are in can't be overridden, and a recent pin mostly lies in it.
		if (!comparable && !exact && problem.reason === 'only-wheels') {
			return pin(undefined, `The pin's version of \`${project.name}\` is not known here, so ${literal(specifier)} was not checked; that range has only wheels and could not be built`);
		}

		return none(problem.reason, `${wanted}: \`${candidates[0]!.version}\` ${problem.text}`, near());
	}

	const {sdist} = taken;
	return {
		kind: 'override',
		version: sdist.version,
		file: sdist,
		stem: sdist.stem,
		extension: sdist.extension,
		hash: sriOfHex(sdist.sha256),
		warnings: [
			...warningsFor(taken, candidates.slice(0, position), wish, clauses),
			...(comparable ? [] : [`The pin's version of \`${project.name}\` is not known here; it may be \`${sdist.version}\` already`]),
		],
	};
};
