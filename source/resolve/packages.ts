import type {ListedPackage, PackageAnswer} from '../answers.js';
import type {Package} from '../environment.js';
import {Failure} from '../failure.js';
import {exceptions} from '../nixpkgs/exceptions.js';
import type {KnowledgeSource} from '../nixpkgs/knowledge.js';
import {normaliseName} from '../pypi/name.js';
import type {ReportEntry} from '../pypi/requirements/summary.js';
import type {Warning} from '../warning.js';
import {
	contradictionOf, demandsOf, joinAsked, type AskedPackage, type Joined,
} from './join.js';
import {foundEntry, refusedEntry} from './listed.js';
import {
	resolveOne, type Ground, type PackageSources, type Resolved,
} from './package.js';
import {isOutage} from './version.js';

export type ResolvedPackages = {
	readonly packages: readonly Package[];
	readonly warnings: readonly Warning[];
	/** What became of each listed one, in their order. */
	readonly entries: readonly ReportEntry[];
	/** What the pin's packages are known from; nothing where none was looked up. */
	readonly source?: KnowledgeSource;
};

/** The attributes that the wanted names may turn out to be. */
export const candidatesOf = (answers: readonly PackageAnswer[]): readonly string[] => answers.flatMap(answer => {
	if (answer.kind === 'known') {
		return [answer.package.attribute];
	}

	const name = normaliseName(answer.requirement.name);
	const exception = exceptions.get(name);
	return [name, answer.requirement.name, ...(exception === undefined ? [] : [exception])];
});

/** Failures that have nothing to do with one package. */
const fatal = new Set(['cancelled', 'bad-index-url']);

type Outcome = Partial<Resolved> & {readonly entries: ReadonlyMap<AskedPackage, ReportEntry>};

const isListed = (asked: AskedPackage): asked is ListedPackage => asked.kind === 'listed';

/** Where several demands are made together, the failure names them all. */
const failureOf = (error: unknown, joined: Joined): unknown => {
	const demands = demandsOf(joined);
	return error instanceof Failure && error.code === 'no-version' && demands.length > 1
		? new Failure(error.code, `${demands.join(' and ')}: ${error.message}`, error.hint, error.exitCode)
		: error;
};

/** Looks up what is asked for of one package. What only files list becomes entries of the report where it can't be had, and stops nothing. */
const resolveJoined = async (joined: Joined, ground: Ground, sources: PackageSources): Promise<Outcome> => {
	const {asked, requirement} = joined;
	const listed = asked.filter(one => isListed(one));
	const isDemand = listed.length < asked.length;
	try {
		const contradiction = contradictionOf(joined);
		if (contradiction) {
			throw contradiction;
		}

		const resolved = await resolveOne({requirement, isDemand}, ground, sources);
		return {...resolved, entries: new Map(listed.map(one => [one, foundEntry(one, resolved.package, ground)]))};
	} catch (error) {
		const failure = failureOf(error, joined);
		// Whoever can't be asked has not said no: nothing may be left out for that.
		if (isDemand || !(failure instanceof Failure) || fatal.has(failure.code) || isOutage(failure)) {
			throw failure;
		}

		return {entries: new Map(listed.map(one => [one, refusedEntry(one, failure)]))};
	}
};

/** What concerns several packages is said once. */
const uniqueWarnings = (warnings: readonly Warning[]): readonly Warning[] =>
	[...new Map(warnings.map(warning => [`${warning.code} ${warning.message}`, warning])).values()];

/**
Turns what is asked for into packages that can be written. What is asked for more than once has to satisfy all that is said of it; a package
that is known already is only what the files have, and gives way.

@param answers - Packages known already, and those to look up.
@throws Failure for a requirement that can't be met, with what could be.
*/
export const resolvePackages = async (answers: readonly PackageAnswer[], ground: Ground, sources: PackageSources): Promise<ResolvedPackages> => {
	const known = answers.flatMap(answer => answer.kind === 'known' ? [answer.package] : []);
	const asked = answers.filter(answer => answer.kind !== 'known');
	const outcomes = await Promise.all(joinAsked(asked, ground.knowledge.attributes).map(async joined => resolveJoined(joined, ground, sources)));
	const entries = new Map(outcomes.flatMap(outcome => [...outcome.entries]));
	const {kind, label} = ground.knowledge;
	return {
		source: {kind, label},
		packages: [...known, ...outcomes.flatMap(one => one.package ?? [])],
		warnings: uniqueWarnings(outcomes.flatMap(({warnings}) => warnings ?? [])),
		entries: asked.flatMap(one => entries.get(one) ?? []),
	};
};
