import pep440 from '@renovatebot/pep440';

const operators = ['===', '~=', '==', '!=', '<=', '>=', '<', '>'] as const;

/** One clause of a version specifier, such as `>=1.3` or `==1.4.*`. */
export type Clause = {
	readonly operator: typeof operators[number];
	/** Without the `.*` of a prefix. */
	readonly version: string;
	readonly prefix: boolean;
};

type Explained = NonNullable<ReturnType<typeof pep440.explain>>;

const versionPattern = /^\s*(?<version>\S+?)(?<prefix>\.\*)?$/;

/** Whether PEP 440 can read it as a version. */
export const isVersion = (version: string): boolean => pep440.explain(version) !== null;

/** Whether a version is a pre-release or a development release. */
export const isPreRelease = (version: string): boolean => pep440.explain(version)?.is_prerelease ?? false;

/** PEP 440's order, for sorting; both must be versions. */
export const compareVersions = (left: string, right: string): number => pep440.compare(left, right);

const readClause = (text: string): Clause | undefined => {
	const operator = operators.find(symbol => text.startsWith(symbol));
	const groups = versionPattern.exec(text.slice(operator?.length))?.groups;
	if (operator === undefined || groups === undefined) {
		return undefined;
	}

	const clause = {operator, version: groups.version!, prefix: groups.prefix !== undefined};
	if (operator === '===') {
		return {...clause, version: `${clause.version}${groups.prefix ?? ''}`, prefix: false};
	}

	const version = pep440.explain(clause.version);
	const equality = operator === '==' || operator === '!=';
	const sound = version !== null
		&& (equality || (!clause.prefix && version.local === null))
		&& !(clause.prefix && (version.local !== null || version.is_prerelease || version.is_postrelease))
		&& !(operator === '~=' && version.release.length < 2);
	return sound ? clause : undefined;
};

/** Reads a specifier (PEP 440, "Version specifiers"). Nothing when any clause is unsound; an empty text has no clauses and admits all. */
export const parseSpecifier = (text: string): readonly Clause[] | undefined => {
	const clauses = text.split(',').map(part => part.trim()).filter(part => part !== '').map(part => readClause(part));
	return clauses.every(clause => clause !== undefined) ? clauses : undefined;
};

/** Whether a clause names a pre-release, and so asks for pre-releases (PEP 440, "Handling of pre-releases"). */
export const namesPreRelease = (clauses: readonly Clause[]): boolean =>
	clauses.some(({operator, version}) => operator !== '!=' && isPreRelease(version));

/** Whether exactly one version is meant: the case in which a yanked release may still be taken (PEP 592). */
export const isExact = (clauses: readonly Clause[]): boolean =>
	clauses.some(({operator, prefix}) => operator === '===' || (operator === '==' && !prefix));

/** Whether newer versions may be refused: by an upper bound, or because a certain one is meant. */
export const isBounded = (clauses: readonly Clause[]): boolean => clauses.some(({operator}) => !['>=', '>', '!='].includes(operator));

const startsWith = (version: Explained, prefix: Explained, length = prefix.release.length): boolean =>
	version.epoch === prefix.epoch
	&& prefix.release.slice(0, length).every((part, index) => part === (version.release[index] ?? 0));

type Comparison = {
	readonly found: Explained;
	readonly wanted: Explained;
	readonly prefix: boolean;
	/** Of the found version to the wanted one; without its local part unless that is asked for. */
	readonly order: number;
	readonly sameBase: boolean;
};

/**
The library's own matching simplifies `<`, `>` and prefixes (`<2.0rc2` refuses 2.0rc1, `==1.1.0.*` refuses 1.1); these are PEP 440's rules,
on the library's order.
*/
const rules = new Map<Clause['operator'], (comparison: Comparison) => boolean>([
	['==', ({found, wanted, prefix, order}) => prefix ? startsWith(found, wanted) : order === 0],
	['!=', ({found, wanted, prefix, order}) => prefix ? !startsWith(found, wanted) : order !== 0],
	['~=', ({found, wanted, order}) => order >= 0 && startsWith(found, wanted, wanted.release.length - 1)],
	['<=', ({order}) => order <= 0],
	['>=', ({order}) => order >= 0],
	['<', ({found, wanted, order, sameBase}) => order < 0 && !(sameBase && found.is_prerelease && !wanted.is_prerelease)],
	['>', ({found, wanted, order, sameBase}) => order > 0 && !(sameBase && found.is_postrelease && !wanted.is_postrelease)],
]);

const matchesClause = (version: string, {operator, version: asked, prefix}: Clause): boolean => {
	if (operator === '===') {
		return version.toLowerCase() === asked.toLowerCase();
	}

	const found = pep440.explain(version);
	const wanted = pep440.explain(asked);
	return found !== null && wanted !== null && rules.get(operator)?.({
		found,
		wanted,
		prefix,
		order: pep440.compare(wanted.local === null ? found.public : version, asked),
		sameBase: pep440.eq(found.base_version, wanted.base_version),
	}) === true;
};

/** Whether all clauses admit the version; pre-releases are matched like any other. */
export const satisfies = (version: string, clauses: readonly Clause[]): boolean => clauses.every(clause => matchesClause(version, clause));
