import {parseSpecifier, satisfies, type Clause} from './version-match.js';

/** A final release without an epoch: what these rules know the neighbours of. */
const plain = /^\d+(?:\.\d+)*$/;

/** A version, one just above it, one just below it, and the first that no longer begins with it. */
const around = (version: string): readonly string[] => {
	const numbers = version.split('.').map(Number);
	const last = numbers.findLastIndex(number => number > 0);
	return [
		version,
		`${version}.0.0.0.1`,
		...(last === -1 ? [] : [[...numbers.slice(0, last), numbers[last]! - 1, 999_999].join('.')]),
		[...numbers.slice(0, -1), numbers.at(-1)! + 1].join('.'),
	];
};

/**
Whether no version whatever can satisfy a specifier, such as `==1.26.4,>=2`: told without an index. What is admitted are ranges that begin and
end at the versions of the clauses, so that trying those and their neighbours finds one if there is one.

@returns false also where it can't be told: with pre-releases, epochs and the like among the versions.
*/
export const isContradiction = (specifier: string): boolean => {
	const clauses: readonly Clause[] = parseSpecifier(specifier) ?? [];
	return clauses.length > 1
		&& clauses.every(({version}) => plain.test(version))
		&& !clauses.flatMap(({version}) => around(version)).some(version => satisfies(version, clauses));
};
