import type {ListedPackage, WantedPackage} from '../answers.js';
import {usageFailure, type Failure} from '../failure.js';
import {literal} from '../literal.js';
import {resolveName} from '../nixpkgs/resolve-name.js';
import {isContradiction} from '../pypi/contradiction.js';
import {normaliseName} from '../pypi/name.js';
import type {Requirement} from '../pypi/requirement.js';
import {joinSpecifiers} from '../pypi/specifier.js';

export type AskedPackage = WantedPackage | ListedPackage;

/** All that is asked for of one package, and what it comes to. */
export type Joined = {readonly asked: readonly AskedPackage[]; readonly requirement: Requirement};

/** `numpy<2`: a requirement as people write it, fit for a report. */
export const requirementText = ({name, specifier}: Requirement): string => `${name}${specifier}`;

/** The requirements of a group that name a version, each once, for a message: `numpy<2` and `numpy==2.1`, in backticks. */
export const demandsOf = ({asked}: Joined): readonly string[] =>
	[...new Set(asked.filter(({requirement}) => requirement.specifier !== '').map(({requirement}) => literal(requirementText(requirement))))];

/** What two names have in common when they are one package: the attribute, else the name itself. An address stands for itself alone. */
const keyOf = ({requirement: {name, url}}: AskedPackage, attributes: ReadonlySet<string>): unknown => {
	const found = resolveName(name, attributes);
	return url === undefined ? (found.kind === 'attribute' ? `attribute ${found.attribute}` : normaliseName(name)) : {};
};

const join = (asked: readonly AskedPackage[]): Joined => {
	const requirements = asked.map(({requirement}) => requirement);
	// Where several distributions are one attribute, a version is that of the one it was asked of.
	const named = requirements.find(({specifier}) => specifier !== '') ?? requirements[0]!;
	return {
		asked,
		requirement: {
			...named,
			extras: [...new Set(requirements.flatMap(({extras}) => extras))],
			specifier: joinSpecifiers(...requirements.map(({specifier}) => specifier)),
		},
	};
};

/** Groups what is asked for by package, in the order of the first of each, and joins the specifiers and extras of a group. */
export const joinAsked = (asked: readonly AskedPackage[], attributes: ReadonlySet<string>): readonly Joined[] => {
	const groups = new Map<unknown, AskedPackage[]>();
	for (const one of asked) {
		const key = keyOf(one, attributes);
		groups.set(key, [...groups.get(key) ?? [], one]);
	}

	return [...groups.values()].map(group => join(group));
};

/** Why a group can't be had whatever the versions are; nothing where it may be. */
export const contradictionOf = (joined: Joined): Failure | undefined => isContradiction(joined.requirement.specifier)
	? usageFailure('contradicting-versions', `${demandsOf(joined).join(' and ')} contradict each other: no version satisfies them together.`, 'keep one of them')
	: undefined;
