import type {Package} from '../environment.js';
import {Failure, usageFailure} from '../failure.js';
import {literal} from '../literal.js';
import type {PinKnowledge} from '../nixpkgs/knowledge.js';
import {
	chooseVersion, isSettledByPin, type NoChoice,
} from '../pypi/choose-version.js';
import type {Project} from '../pypi/project.js';
import type {Requirement} from '../pypi/requirement.js';
import {isBounded, parseSpecifier} from '../pypi/version-match.js';
import type {Warning} from '../warning.js';
import {channelWith, type OtherChannel} from './elsewhere.js';
import type {Ground, PackageSources, Resolved} from './package.js';
import {overridden} from './override.js';

/** Failures that mean: the index could not be asked, or did not answer as one. What it might have said is open. */
const outages = new Set([
	'offline', 'timeout', 'tls', 'network', 'redirects', 'proxy', 'too-large', 'invalid-url', 'http-status', 'not-authorised', 'not-an-index', 'unsupported-index', 'no-index', 'index-needed',
]);

/** Whether a failure leaves open what the index has, as against an answer that it gave. */
export const isOutage = (error: unknown): error is Failure => error instanceof Failure && outages.has(error.code);

const versionWarning = (message: string): Warning =>
	({code: 'version', message: `${message}.`, hint: 'another one: `--package "NAME==VERSION"`; the pin\'s own: the name alone'});

const staleText = ({stale}: Project): string | undefined => stale && `The package index could not be asked (${stale.why}); what it said on ${stale.since.slice(0, 10)} is used`;

const staleWarnings = (page: Project): readonly Warning[] => page.stale
	? [{code: 'stale-index', message: `${staleText(page)!}.`, hint: 'run again when you are online'}]
	: [];

/** Why no version was found, with those worth trying. */
const noVersion = ({message, nearest}: NoChoice, page: Project, other: OtherChannel | undefined): Failure => usageFailure(
	'no-version',
	[message, staleText(page), ''].filter(part => part !== undefined).join('. ').trim(),
	[
		nearest.length > 0
			? `try \`--package ${page.name}==${nearest[0]!}\`${nearest.length > 1 ? `; near are also ${nearest.slice(1).join(', ')}` : ''}`
			: `\`--package ${page.name}\` alone takes the version that the pin has`,
		...(other ? [`${other.channel} has ${other.version}: \`${other.flags}\``] : []),
	].join('; '),
);

/** One package that is asked for. */
export type Wish = {
	readonly requirement: Requirement;
	/** Whether it must hold or fail, as what is asked for by name. What a file lists is taken as the pin has it, aloud, where nobody can tell more. */
	readonly isDemand: boolean;
};

/** The version to judge by, and what has to be said of it. */
export type Judged = {readonly version: string | undefined; readonly warnings: readonly Warning[]};

/**
The pin's version as far as it may be relied on. That of a list of another commit is no more than likely: where a newer or older one could
break the wish, which is where it has an upper bound, the pin's version counts as unknown. Then an override is written, which is right
whatever the pin has; where only a lower bound is asked for, the list is relied on, aloud.
*/
const judgedVersion = (attribute: string, specifier: string, {facts, label, isOfPin}: PinKnowledge): Judged => {
	const listed = facts.get(attribute)?.version ?? '';
	if (listed === '' || isOfPin) {
		return {version: listed === '' ? undefined : listed, warnings: []};
	}

	return {
		version: isBounded(parseSpecifier(specifier) ?? []) ? undefined : listed,
		warnings: [{
			code: 'versions-unverified',
			message: `What versions the pin has is only known from ${label}: they may differ.`,
			hint: 'where Nix has the pin already they are certain; `--update` pins the channel\'s newest commit',
		}],
	};
};

/** A wish, the package that it is of, and what is known of that. */
export type Asked = {readonly wish: Wish; readonly found: Package; readonly ground: Ground; readonly judged: Judged};

/** What is done when the index can't be asked and the pin does not settle it. */
const withoutIndex = (error: Failure, {requirement, isDemand}: Wish, found: Package, {version, warnings}: Judged): Resolved => {
	const wanted = literal(`${requirement.name}${requirement.specifier}`);
	const why = error.message.replace(/\.$/, '');
	const isOpen = version === undefined && !(isDemand && isBounded(parseSpecifier(requirement.specifier) ?? []));
	if (!isOpen) {
		const pinned = version === undefined ? 'the pin\'s version is not known here' : `the pin has ${literal(version)}`;
		throw new Failure('index-needed', `${wanted} needs the package index, since ${pinned}: ${why}.`, error.hint, error.exitCode);
	}

	return {
		package: found,
		warnings: [...warnings, {
			code: 'version-unchecked',
			message: `${wanted} was not checked: the pin's version is not known here, and the package index could not be asked (${why}). The pin's is taken.`,
			hint: error.hint ?? 'run again when you are online',
		}],
	};
};

/**
The version that a requirement with a specifier gets: the pin's if that satisfies, without asking anybody, else what the index has.

@throws Failure `no-version` (exit 2) when there is none, with what is near; `index-needed` when only the index could tell.
*/
export const withVersion = async (wish: Wish, found: Package, ground: Ground, sources: PackageSources): Promise<Resolved> => {
	const {specifier} = wish.requirement;
	const judged = judgedVersion(found.attribute, specifier, ground.knowledge);
	if (isSettledByPin(specifier, judged.version)) {
		return {package: found, warnings: judged.warnings};
	}

	let page;
	try {
		page = await sources.project(found.distribution);
	} catch (error) {
		if (isOutage(error)) {
			return withoutIndex(error, wish, found, judged);
		}

		throw error;
	}

	const choice = chooseVersion({
		project: page, specifier, python: ground.python, pinVersion: judged.version,
	});
	if (choice.kind === 'none') {
		const other = await channelWith(found.attribute, specifier, ground.interpreter, sources.cacheDir);
		throw noVersion(choice, page, other);
	}

	const {package: taken, warnings} = choice.kind === 'pin'
		? {package: found, warnings: []}
		: await overridden(choice, page, {
			wish, found, ground, judged,
		}, sources);
	return {
		package: taken,
		warnings: [...judged.warnings, ...staleWarnings(page), ...choice.warnings.map(message => versionWarning(message)), ...warnings],
	};
};
