/* eslint-disable no-bitwise, unicorn/prefer-code-point -- bit masks, and words of ASCII, in the innermost loop of the search */

/** How far apart two words are: as wholes, and at best between the first and any beginning of the second. */
export type Distances = {readonly whole: number; readonly prefix: number};

/** The letters as bits 0-25, digits folded into the rest: enough to see that two words cannot be close. */
export const letterMask = (word: string): number => {
	let mask = 0;
	for (let index = 0; index < word.length; index++) {
		const code = word.charCodeAt(index);
		mask |= 1 << (code >= 97 ? code - 97 : 26 + (code % 6));
	}

	return mask;
};

/** How many bits are set. */
export const bitCount = (mask: number): number => {
	let count = 0;
	for (let rest = mask; rest !== 0; rest &= rest - 1) {
		count++;
	}

	return count;
};

// Three lines of the table, used by turns: nothing is allocated for a word.
const firstRow = new Uint8Array(256);
const secondRow = new Uint8Array(256);
const thirdRow = new Uint8Array(256);

/** Whether the last two letters of one are those of the other the other way round. */
const swapped = (query: string, line: number, word: string, column: number): boolean => line > 1 && column > 1
	&& query.charCodeAt(line - 1) === word.charCodeAt(column - 2) && query.charCodeAt(line - 2) === word.charCodeAt(column - 1);

/**
Edit distances (insert, delete, replace, swap neighbours: "optimal string alignment") up to `most`; what is further away
counts as `most + 1`. Only the diagonal band that can stay within `most` is looked at.

@param query - At most 200 characters.
*/
export const distances = (query: string, word: string, most: number): Distances => {
	const far = most + 1;
	const width = Math.min(word.length, query.length + most);
	if (width < query.length - most) {
		return {whole: far, prefix: far};
	}

	let before = firstRow;
	let above = secondRow;
	let row = thirdRow;
	for (let column = 0; column <= width; column++) {
		above[column] = Math.min(column, far);
	}

	for (let line = 1; line <= query.length; line++) {
		const from = Math.max(1, line - most);
		const to = Math.min(width, line + most);
		let best = far;
		row.fill(far, 0, width + 1);
		row[0] = Math.min(line, far);
		for (let column = from; column <= to; column++) {
			let cost = Math.min(
				(above[column - 1] ?? far) + (query.charCodeAt(line - 1) === word.charCodeAt(column - 1) ? 0 : 1),
				(above[column] ?? far) + 1,
				(row[column - 1] ?? far) + 1,
				far,
			);
			if (swapped(query, line, word, column)) {
				cost = Math.min(cost, (before[column - 2] ?? far) + 1);
			}

			row[column] = cost;
			best = Math.min(best, cost);
		}

		if (best > most && (row[0] ?? far) > most) {
			return {whole: far, prefix: far};
		}

		[before, above, row] = [above, row, before];
	}

	let prefix = far;
	for (let column = 0; column <= width; column++) {
		prefix = Math.min(prefix, above[column] ?? far);
	}

	return {whole: width === word.length ? above[width] ?? far : far, prefix};
};
