/** The leading numbers of a version, such as 1, 2 of `1.2rc1`. */
const release = (version: string): readonly number[] =>
	(/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '0').split('.').map(Number);

const bumped = (numbers: readonly number[], index: number): string =>
	[...numbers.slice(0, index), (numbers[index] ?? 0) + 1].join('.');

/**
Poetry's caret in PEP 440: `^1.2.3` is `>=1.2.3,<2`, the leftmost number that is not zero stays.

@param version - A version without the caret.
*/
export const caretRange = (version: string): string => {
	const numbers = release(version);
	const firstSet = numbers.findIndex(number => number !== 0);
	return `>=${version},<${bumped(numbers, firstSet === -1 ? numbers.length - 1 : firstSet)}`;
};

/**
Poetry's tilde in PEP 440: `~1.2.3` and `~1.2` stay within 1.2, `~1` within 1.

@param version - A version without the tilde.
*/
export const tildeRange = (version: string): string => {
	const numbers = release(version);
	return `>=${version},<${bumped(numbers, Math.min(1, numbers.length - 1))}`;
};
