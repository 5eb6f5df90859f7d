import type {SyntaxTree} from './parser.js';
import type {Token} from './token.js';

/** A piece between tokens. `newline` is one line ending (LF, CRLF or CR), `space` a run of blanks and tabs. A comment holds its signs, but a line comment not the line's end. */
export type Trivia = {
	readonly kind: 'space' | 'newline' | 'line-comment' | 'block-comment';
	readonly start: number;
	readonly end: number;
};

const piece = /(?<space>[ \t]+)|(?<newline>\r\n?|\n)|(?<line>#[^\r\n]*)|\/\*[^]*?\*\//y;

const kindOf = (groups: Record<string, string | undefined>): Trivia['kind'] => {
	if (groups.space !== undefined) {
		return 'space';
	}

	if (groups.newline !== undefined) {
		return 'newline';
	}

	return groups.line === undefined ? 'block-comment' : 'line-comment';
};

/** The trivia in front of a token, in order and without a gap. In front of `end` it is what follows the last token of the file. */
export const leadingTrivia = (tree: SyntaxTree, token: Token): readonly Trivia[] => {
	const found: Trivia[] = [];
	let start = token.lead;
	while (start < token.start) {
		piece.lastIndex = start;
		const match = piece.exec(tree.text)!;
		const end = start + match[0].length;
		found.push({kind: kindOf(match.groups!), start, end});
		start = end;
	}

	return found;
};

/** The index of the first token that ends after `offset`. */
const indexAfter = (tree: SyntaxTree, offset: number): number => {
	let low = 0;
	let high = tree.tokens.length - 1;
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (tree.tokens[middle]!.end > offset) {
			high = middle;
		} else {
			low = middle + 1;
		}
	}

	return low;
};

/** The first token that ends after `offset`: the one that holds the character there, or else the next; `end` if there is none. */
export const tokenAfter = (tree: SyntaxTree, offset: number): Token => tree.tokens[indexAfter(tree, offset)]!;

/** The tokens of a node, or of any range whose ends are ends of tokens. Tokens of no characters at its end are left out. */
export const tokensWithin = (tree: SyntaxTree, range: {readonly start: number; readonly end: number}): readonly Token[] => {
	const first = indexAfter(tree, range.start);
	let last = indexAfter(tree, range.end);
	while (last > first && tree.tokens[last]!.start >= range.end) {
		last--;
	}

	const token = tree.tokens[last]!;
	return tree.tokens.slice(first, token.start < range.end ? last + 1 : last);
};

/** The trivia between the end of a node and the next token: where a comment that trails the node on its line is found. */
export const triviaAfter = (tree: SyntaxTree, node: {readonly end: number}): readonly Trivia[] =>
	leadingTrivia(tree, tokenAfter(tree, node.end));

/** The trivia between the token before a node and the node: where comments that stand above it are found. */
export const triviaBefore = (tree: SyntaxTree, node: {readonly start: number}): readonly Trivia[] =>
	leadingTrivia(tree, tokenAfter(tree, node.start));

/** The text that a tree was read from, put together again from its tokens and their trivia. */
export const toText = (tree: SyntaxTree): string => tree.tokens
	.map(token => tree.text.slice(token.lead, token.start) + tree.text.slice(token.start, token.end))
	.join('');
