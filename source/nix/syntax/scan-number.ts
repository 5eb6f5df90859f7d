const float = /(?:[1-9]\d*\.\d*|0?\.\d+)(?:[Ee][+-]?\d+)?/y;
const integer = /\d+/y;
const largestInteger = '9223372036854775807';
const smallestNormal = 2.225_073_858_507_201_4e-308;

type Scanned = {readonly kind: 'integer' | 'float'; readonly end: number; readonly problem: string | undefined};

/** An integer must fit 64 bits with a sign, which is never written in the number itself. */
const fitsInteger = (digits: string): boolean => {
	const significant = digits.replace(/^0+/, '');
	return significant.length < largestInteger.length
		|| (significant.length === largestInteger.length && significant <= largestInteger);
};

/** Nix refuses what C's `strtod` calls out of range: too large, or so small that digits are lost. */
const fitsFloat = (literal: string): boolean => {
	const value = Number(literal);
	const isZero = !/[1-9]/.test(literal.replace(/[Ee].*/, ''));
	return isZero || (Number.isFinite(value) && value >= smallestNormal);
};

/**
The number that starts at `offset`, if one does (Nix manual, "Number literals"): `1.`, `.5` and `1.5e3` are floats, `0.` is not.

@returns Its kind and end, and what is wrong with it if Nix could not hold it.
*/
export const scanNumber = (text: string, offset: number): Scanned | undefined => {
	float.lastIndex = offset;
	const real = float.exec(text)?.[0];
	if (real !== undefined) {
		const problem = fitsFloat(real) ? undefined : 'this float is out of range';
		return {kind: 'float', end: offset + real.length, problem};
	}

	integer.lastIndex = offset;
	const whole = integer.exec(text)?.[0];
	if (whole === undefined) {
		return undefined;
	}

	const problem = fitsInteger(whole) ? undefined : 'this integer does not fit 64 bits';
	return {kind: 'integer', end: offset + whole.length, problem};
};
