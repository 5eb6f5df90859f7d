import {Failure} from '../../failure.js';

/** A place in a text, both from 1. Columns count characters (code points), lines end at LF, CRLF or CR, as Nix counts them. */
export type Position = {readonly line: number; readonly column: number};

const codePoints = (text: string): string[] => [...text];

/** Where `offset` (in UTF-16 units) is, for a person. */
export const positionAt = (text: string, offset: number): Position => {
	let line = 1;
	let lineStart = 0;
	for (const ending of text.slice(0, offset).matchAll(/\r\n?|\n/g)) {
		line++;
		lineStart = ending.index + ending[0].length;
	}

	return {line, column: codePoints(text.slice(lineStart, offset)).length + 1};
};

/**
A text that is not Nix, or that Nix would refuse while parsing. `offset` is where, in UTF-16 units; the message names line and column
and holds no control character of the text.
*/
export class NixSyntaxError extends Failure {
	readonly line: number;
	readonly column: number;

	/**
	@param text - The whole text, to count lines in.
	@param offset - Where the trouble starts.
	@param problem - What is wrong there: a clause such as ``expected `;`, found `}` ``.
	*/
	constructor(text: string, readonly offset: number, readonly problem: string) {
		const {line, column} = positionAt(text, offset);
		super('nix-syntax', `Line ${line}, column ${column}: ${problem}.`, 'Correct that place by hand, then try again.');
		this.line = line;
		this.column = column;
	}
}

/** A piece of the text fit to be shown in a message: short, and without control characters. */
export const excerpt = (text: string): string => {
	const shown = codePoints(text.slice(0, 80)).slice(0, 30).join('');
	const escaped = shown.replaceAll(/[\p{C}\p{Zl}\p{Zp}`]/gu, character => String.raw`\u{` + `${character.codePointAt(0)!.toString(16)}}`);
	return shown.length < text.length ? `${escaped}...` : escaped;
};
