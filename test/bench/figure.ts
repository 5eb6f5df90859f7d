/** One measured figure. Names are stable: they are compared over the years. */
export type Figure = {
	readonly name: string;
	/** null where it could not be measured here. */
	readonly value: number | null; // eslint-disable-line @typescript-eslint/no-restricted-types -- as JSON says it
	readonly unit: string;
	/** In words, or empty where the figure only stands for comparison. */
	readonly goal: string;
	/** null where there is no goal, or nothing was measured. */
	readonly holds: boolean | null; // eslint-disable-line @typescript-eslint/no-restricted-types -- as JSON says it
	/** Why it could not be measured, or what it was measured on. */
	readonly note?: string;
};

/** A figure that is to be at most `most`. */
export const atMost = (name: string, value: number, unit: string, most: number, note?: string): Figure => ({
	name,
	value,
	unit,
	goal: `<= ${most} ${unit}`,
	holds: value <= most,
	...(note === undefined ? {} : {note}),
});

/** The value in the middle: what one slow run among many does not move. */
export const median = (values: readonly number[]): number => {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)]!;
};
