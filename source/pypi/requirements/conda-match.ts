import {poetryConstraint} from './poetry-constraint.js';

/** One conda match specification, taken apart. */
export type CondaMatch = {
	readonly channel?: string;
	readonly name: string;

	/** In PEP 440, unchecked. */
	readonly specifier: string;

	/** Whether an alternative (`|`) of the version was left out. */
	readonly isPartial: boolean;
};

/** `1.2`, after a single `=` and without a build, admits 1.2.3 too. */
const fuzzy = (version: string): string => {
	const bare = version.replace(/\.?\*$/, '');
	return bare === '' ? '' : `==${bare}.*`;
};

const versionOf = (text: string): Pick<CondaMatch, 'specifier' | 'isPartial'> => {
	// A build, such as `py311_0`, comes after a second `=` or after a space.
	const single = /^\s*=\s*(?<version>[^=<>!~|,\s][^=\s]*)(?<build>[=\s].*)?$/.exec(text)?.groups;
	if (single?.version !== undefined && !/[|,]/.test(single.version)) {
		const isExact = single.build !== undefined && !single.version.endsWith('*');
		return {specifier: isExact ? `==${single.version}` : fuzzy(single.version), isPartial: false};
	}

	const exact = /^(?:==\s*|\s)\s*(?<version>\d[^=\s|,]*)(?:[=\s].*)?$/.exec(text)?.groups?.version;
	if (exact !== undefined) {
		return {specifier: exact.endsWith('*') ? fuzzy(exact) : `==${exact}`, isPartial: false};
	}

	const {specifier, isPartial} = poetryConstraint(text.replace(/^=(?==?[<>\d])/, '').trim());
	// Conda bears `>=1.2.*`, which PEP 440 does not: there the `.*` says nothing.
	return {specifier: specifier.replaceAll(/(?<start>(?:[<>]=?|~=)[^,*]*?)\.?\*/g, '$<start>'), isPartial};
};

/**
Take a match specification apart: `conda-forge::numpy=1.26=py311_0`, `numpy >=1.2,<2`, `numpy[version=">=1"]`.

@returns undefined for text without a name, such as a URL. Rules: conda's "Package match specifications".
*/
export const condaMatch = (text: string): CondaMatch | undefined => {
	const match = /^(?:(?<channel>[\w./:-]+?)::)?(?<name>[\w.-]+)(?<rest>[\s=<>!~[].*)?$/s.exec(text.trim());
	if (!match || text.includes('://')) {
		return undefined;
	}

	const {channel, name, rest = ''} = match.groups!;
	const bracket = /\[(?<keys>[^\]]*)]\s*$/.exec(rest);
	const inBrackets = /\bversion\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s,\]]+))/.exec(bracket?.groups?.keys ?? '')?.groups;
	const keyed = inBrackets?.double ?? inBrackets?.single ?? inBrackets?.bare;
	const outside = bracket ? rest.slice(0, bracket.index) : rest;
	const version = keyed === undefined ? outside : (/^\d/.test(keyed) ? ` ${keyed}` : keyed);
	return {...(channel === undefined ? {} : {channel}), name: name!, ...versionOf(version.trimEnd())};
};
