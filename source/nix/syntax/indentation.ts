import type {Interpolation} from './node.js';

/** Decoded text of an indented string. `isPlain` is false for escapes, whose characters are no indentation. */
export type Chunk = {readonly isPlain: boolean; readonly value: string};

type Piece = Chunk | Interpolation;

/** The least number of spaces in front of any line that holds more than spaces. */
const leastIndent = (pieces: readonly Piece[]): number => {
	let least = Number.POSITIVE_INFINITY;
	let indent = 0;
	let isLineStart = true;
	for (const piece of pieces) {
		if (!('value' in piece) || !piece.isPlain) {
			least = isLineStart ? Math.min(least, indent) : least;
			isLineStart = false;
			continue;
		}

		for (const character of piece.value) {
			if (character === '\n') {
				isLineStart = true;
				indent = 0;
			} else if (isLineStart && character === ' ') {
				indent++;
			} else if (isLineStart) {
				isLineStart = false;
				least = Math.min(least, indent);
			}
		}
	}

	return least;
};

/**
Takes the common indentation off an indented string, as Nix does (manual, "String literal"): only spaces count as indentation, tabs do
not; empty lines and a last line of spaces are not looked at, and that last line's spaces go.
*/
export const stripIndentation = (pieces: readonly Piece[]): readonly Piece[] => {
	const least = leastIndent(pieces);
	let isLineStart = true;
	let dropped = 0;

	const strip = (value: string): string => {
		let result = '';
		for (const character of value) {
			if (isLineStart && character === ' ') {
				result += dropped < least ? '' : ' ';
				dropped++;
			} else {
				result += character;
				isLineStart = character === '\n';
				dropped = 0;
			}
		}

		return result;
	};

	return pieces.map((piece, index) => {
		if (!('value' in piece)) {
			isLineStart = false;
			return piece;
		}

		const value = strip(piece.value);
		return {...piece, value: index === pieces.length - 1 ? value.replace(/\n *$/, '\n') : value};
	});
};
