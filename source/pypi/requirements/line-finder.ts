/** Gives the line, from 1, on which `needle` next stands, or undefined when it stands nowhere further on. */
export type LineFinder = (needle: string | RegExp) => number | undefined;

/** Each miss reads to the end of the file: after so many, the file is not in a shape that lines can be told of. */
const mostMisses = 100;

/**
Find the lines of a file's entries: our TOML reader keeps no positions.

Entries are asked for in the order of the file, so each search goes on where the last one that found something ended: the
same text twice gives two lines, and a long file is walked once. A line is for people; where the order is not that of the
file it may be missing, never wrong.

@param start - Where to begin, such as the header of a table; a text that is not found begins nowhere.
*/
export const lineFinder = (text: string, start?: RegExp): LineFinder => {
	let at = start ? text.search(start) : 0;
	let line = 1;
	let counted = 0;
	let misses = 0;
	return needle => {
		if (at === -1 || misses > mostMisses) {
			return undefined;
		}

		let found: number;
		let length: number;
		if (typeof needle === 'string') {
			found = text.indexOf(needle, at);
			length = needle.length;
		} else {
			const pattern = new RegExp(needle.source, 'gm');
			pattern.lastIndex = at;
			const match = pattern.exec(text);
			found = match?.index ?? -1;
			length = match?.[0].length ?? 0;
		}

		if (found === -1) {
			misses++;
			return undefined;
		}

		for (let next = text.indexOf('\n', counted); next !== -1 && next < found; next = text.indexOf('\n', counted)) {
			line++;
			counted = next + 1;
		}

		at = found + length;
		return line;
	};
};
