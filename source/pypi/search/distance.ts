/* eslint-disable no-bitwise, unicorn/prefer-code-point -- bit masks, and words of ASCII, in the innermost loop of the search */

/** How far apart two words are: as wholes, and at best between the first and any beginning of the second. */
export type Distances = {readonly whole: number; readonly prefix: number};

/**
The letters of a word's beginning as bits 0-25, digits folded into the rest: enough to see that two words cannot be close.

@param width - How many letters the beginning has; the whole word unless told.
*/
export const letterMask = (word: string, width = word.length): number => {
	const end = Math.min(word.length, width);
	let mask = 0;
	for (let index = 0; index < end; index++) {
		const code = word.charCodeAt(index);
		mask |= 1 << (code >= 97 ? code - 97 : 26 + (code % 6));
	}

	return mask;
};

/** Whether no more bits than `most` are set. */
export const hasFewBits = (mask: number, most: number): boolean => {
	let rest = mask;
	for (let count = 0; count < most && rest !== 0; count++) {
		rest &= rest - 1;
	}

	return rest === 0;
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

/** As many letters as there are bits, and one to spare. */
const mostBits = 31;

/**
Whether a word may begin with what a mistyped query stands for: true for all of which `distances` finds a beginning within `most`; for a query of up to
31 letters, for no others. A column of the table is one number here, a bit for each letter of the query (Hyyrö, "A Bit-Vector Algorithm for
Computing Levenshtein and Damerau Edit Distances", 2003), which takes a tenth of the time.

@returns Tells it of a word. To be made once for a query.
*/
export const nearBeginning = (query: string, most: number): ((word: string) => boolean) => {
	const length = Math.min(query.length, mostBits);
	const last = 1 << (length - 1);
	const placesOf = new Int32Array(128);
	for (let index = 0; index < length; index++) {
		placesOf[query.charCodeAt(index)]! |= 1 << index;
	}

	return word => {
		const width = Math.min(word.length, length + most);
		let errors = length;
		// By letter of the query: whether an error more, or less, than the letter before it; whether none more than the column before.
		let more = -1;
		let less = 0;
		let diagonal = 0;
		let before = 0;
		for (let column = 0; column < width && errors > most; column++) {
			const here = placesOf[word.charCodeAt(column)] ?? 0;
			const swaps = ((~diagonal & here) << 1) & before;
			diagonal = (((here & more) + more) ^ more) | here | less | swaps;
			const rises = less | ~(diagonal | more);
			const falls = diagonal & more;
			errors += ((rises & last) === 0 ? 0 : 1) - ((falls & last) === 0 ? 0 : 1);
			const rising = (rises << 1) | 1;
			more = (falls << 1) | ~(diagonal | rising);
			less = rising & diagonal;
			before = here;
		}

		return errors <= most;
	};
};
