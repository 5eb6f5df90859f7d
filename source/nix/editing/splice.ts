import {Failure} from '../../failure.js';
import {positionAt} from '../syntax/syntax-error.js';
import {isAt, classes} from '../syntax/characters.js';
import {tokenAfter, triviaAfter} from '../syntax/trivia.js';
import type {SyntaxTree} from '../syntax/parser.js';

/** Puts `text` in place of [start, end). */
export type Splice = {readonly start: number; readonly end: number; readonly text: string};

/** Makes all splices at once; they must not overlap. Of two at one place the first in the list comes first. */
export const applySplices = (text: string, splices: readonly Splice[]): string => {
	let result = '';
	let from = 0;
	for (const splice of splices.toSorted((a, b) => a.start - b.start)) {
		result += text.slice(from, splice.start) + splice.text;
		from = splice.end;
	}

	return result + text.slice(from);
};

/** The file that is edited, for messages. */
export type EditedFile = {readonly file: string; readonly text: string};

/**
An edit that is not safe to make.

@param offset - Where the trouble is, in UTF-16 units.
@param byHand - What to write there.
*/
export const refuse = ({file, text}: EditedFile, offset: number, reason: string, byHand: string): Failure => new Failure(
	'cannot-edit',
	`\`${file}\`, line ${positionAt(text, offset).line}: ${reason}; nothing was written.`,
	`by hand: ${byHand}`,
);

/** The offset at which the line of an offset begins. */
export const lineStart = (text: string, offset: number): number =>
	Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;

/** The start of the line in front of the one that begins at an offset. */
export const previousLineStart = (text: string, offset: number): number => lineStart(text, offset - (text.startsWith('\r\n', offset - 2) ? 2 : 1));

/** The line ending that the text has around an offset: LF where there is none. */
export const lineEnding = (text: string, offset: number): string => {
	const next = text.indexOf('\n', offset);
	const at = next === -1 ? text.lastIndexOf('\n') : next;
	return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
};

/** How long the line ending is that stands at an offset: 0 where there is none. */
export const lineEndLength = (text: string, offset: number): number => /^\r\n?|^\n/.exec(text.slice(offset, offset + 2))?.[0].length ?? 0;

/** Blanks and tabs at the start of the line of an offset. */
export const indentation = (text: string, offset: number): string => /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))![0];

/** Whether nothing but blanks stands before an offset on its line. */
export const isFirstOnLine = (text: string, offset: number): boolean => /^[ \t]*$/.test(text.slice(lineStart(text, offset), offset));

/** Whether nothing but blanks and comments stands before an offset on its line. */
export const leadsLine = (text: string, offset: number): boolean => /^[ \t]*(?:\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*)*$/.test(text.slice(lineStart(text, offset), offset));

/** What one level more is: a tab where tabs are used, else two blanks. */
export const indentUnit = (indent: string): string => indent.includes('\t') ? '\t' : '  ';

/**
Where the line ends on which a node ends, its comments passed over.

@returns Undefined if another token stands before the line's end.
*/
export const endOfLine = (tree: SyntaxTree, node: {readonly end: number}): number | undefined =>
	triviaAfter(tree, node).find(({kind}) => kind === 'newline')?.start ?? (tokenAfter(tree, node.end).kind === 'end' ? tree.text.length : undefined);

/** Whether a comment follows a node on its line. */
export const hasCommentAfter = (tree: SyntaxTree, node: {readonly end: number}): boolean =>
	triviaAfter(tree, node).find(({kind}) => kind !== 'space')?.kind.endsWith('comment') ?? false;

/** The first offset from `offset` on that is no blank or tab of the same line. */
export const skipBlanks = (text: string, offset: number): number => {
	let end = offset;
	while (isAt(text, end, classes.space) && text[end] !== '\n' && text[end] !== '\r') {
		end++;
	}

	return end;
};

/** Lines as they stand in a file: the first one bare, the others indented, two blanks of each written as the file's unit. */
export const inManner = (lines: readonly string[], indent: string, ending: string): string => lines
	.map((line, index) => index === 0 || line === '' ? line : indent + line.replace(/^(?: {2})+/, blanks => indentUnit(indent).repeat(blanks.length / 2)))
	.join(ending);
