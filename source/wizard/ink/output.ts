import fastWidth from './string-width.js';

// Stands in for Ink's own module in the bundle (see build.js). Ink's takes every frame apart into cells, each an object with a list of
// styles, and puts them together again: two thirds of the time that a key takes, and megabytes of garbage. That is for boxes that lie over
// one another or cut each other off. Here nothing does: a row is its pieces, from left to right.

type Transformer = (text: string, line: number) => string;

type Piece = {readonly x: number; readonly text: string};

const rowOf = (pieces: readonly Piece[]): string => {
	let row = '';
	let end = 0;
	for (const [index, {x, text}] of pieces.entries()) {
		row += ' '.repeat(Math.max(0, x - end)) + text;
		// Of the last piece nobody needs to know where it ends.
		end = index === pieces.length - 1 ? 0 : x + fastWidth(text);
	}

	return row.trimEnd();
};

/** What Ink writes a frame to. */
export default class Output {
	private readonly rows: Piece[][];

	constructor({height}: {readonly width: number; readonly height: number}) {
		this.rows = Array.from({length: height}, () => []);
	}

	write(x: number, y: number, text: string, {transformers}: {readonly transformers: readonly Transformer[]}): void {
		if (text === '') {
			return;
		}

		for (const [index, line] of text.split('\n').entries()) {
			let shown = line;
			for (const transform of transformers) {
				shown = transform(shown, index);
			}

			// A text may be higher than its place.
			this.rows[y + index]?.push({x, text: shown});
		}
	}

	clip(): never {
		throw new Error('Nothing here hides what is too large: lines are cut, and lists have windows');
	}

	get(): {readonly output: string; readonly height: number} {
		return {output: this.rows.map(pieces => rowOf(pieces)).join('\n'), height: this.rows.length};
	}
}
