/** Breaks text into rows between words; a word that is longer than a row is broken. */
export const wrapped = (text: string, width: number, most: number): readonly string[] => {
	const limit = Math.max(8, width);
	const rows: string[] = [];
	let row = '';
	for (const word of text.split(/\s+/).flatMap(word => word.match(new RegExp(`.{1,${limit}}`, 'gu')) ?? [])) {
		if (row !== '' && row.length + 1 + word.length > limit) {
			rows.push(row);
			row = word;
		} else {
			row = row === '' ? word : `${row} ${word}`;
		}
	}

	const all = row === '' ? rows : [...rows, row];
	return all.length <= most ? all : [...all.slice(0, most - 1), `${all[most - 1]!.slice(0, limit - 1)}…`];
};

/** A word or number in a column of its own: padded, and cut with an ellipsis. */
export const cell = (text: string, width: number): string =>
	(text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text).padEnd(width);

/** An address as it is read; of one that is too long for its place the page is enough, its section is left away. */
export const shownUrl = (url: string, width: number): string => {
	const whole = url.replace(/^https:\/\//, '');
	return whole.length <= width ? whole : whole.replace(/#.*/, '');
};
