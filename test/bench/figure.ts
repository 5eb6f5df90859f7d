/** One measured figure. Names are stable: they are compared over the years. */
export type Figure = {
	readonly name: string;
	/** Absent where it could not be measured here. */
	readonly value: number | undefined;
	readonly unit: string;
	/** The most it should be; absent where the figure only stands for comparison. */
	readonly goal?: number;
	/** Null where there is no goal, or nothing could be measured. */
	readonly holds: boolean | null; // eslint-disable-line @typescript-eslint/no-restricted-types -- as JSON says it
	/** Why it could not be measured, or what it was measured on. */
	readonly note?: string;
};

export const figure = (name: string, value: number, unit: string, rest: {readonly goal?: number; readonly note?: string} = {}): Figure => ({
	name, value, unit, holds: rest.goal === undefined ? null : value <= rest.goal, ...rest,
});

/** The value in the middle: what one slow run among many does not move. */
export const median = (values: readonly number[]): number => {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)]!;
};

/** A figure that could not be measured here; the note says why. */
export const unmeasured = (name: string, unit: string, rest: {readonly goal?: number; readonly note: string}): Figure => ({
	name, value: undefined, unit, holds: null, ...rest,
});
