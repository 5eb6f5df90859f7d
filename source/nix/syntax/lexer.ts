import {classes, isAt, skip} from './characters.js';
import {scanNumber} from './scan-number.js';
import {
	type Piece, scanIndentedPiece, scanPathPiece, scanStringPiece,
} from './scan-string.js';
import {
	newRun, type Run, scanPath, scanSearchPath, scanWord,
} from './scan-word.js';
import {
	operators, signs, type Token, type TokenKind,
} from './token.js';

/** What the lexer is inside of: code (between braces or at top), one of the strings, or a path. */
type Mode = 'code' | 'string' | 'indented' | 'path';

type Found = Piece & {readonly problem?: string | undefined};

const signKinds = new Map<string, TokenKind>([...signs, ...operators].map(sign => [sign, sign]));
/** What a sign of two characters may start with. */
const doubled = new Set(operators.map(operator => operator[0]!));

const pieces = {
	string: {scan: scanStringPiece, problem: 'this string is never closed, expected `"`'},
	indented: {scan: scanIndentedPiece, problem: 'this indented string is never closed, expected `\'\'`'},
	path: {scan: scanPathPiece, problem: 'a path may not end in a slash'},
} as const;

const lineComment = /[^\r\n]*/y;
const indentedOpen = /'' *\n|''/y;

/** The first offset at or after `offset` that is neither space nor comment. An open comment is left standing. */
const skipTrivia = (text: string, offset: number): number => {
	let end = offset;
	for (;;) {
		if (isAt(text, end, classes.space)) {
			end = skip(text, end, classes.space);
		} else if (text[end] === '#') {
			lineComment.lastIndex = end;
			lineComment.test(text);
			end = lineComment.lastIndex;
		} else if (text[end] === '/' && text[end + 1] === '*') {
			const close = text.indexOf('*/', end + 2);
			if (close === -1) {
				return end;
			}

			end = close + 2;
		} else {
			return end;
		}
	}
};

const scanSign = (text: string, offset: number): Found => {
	const first = text[offset]!;
	if (first === '.' && text.startsWith('...', offset)) {
		return {kind: '...', end: offset + 3};
	}

	const double = doubled.has(first) ? signKinds.get(first + text[offset + 1]) : undefined;
	return double === undefined
		? {kind: signKinds.get(first) ?? 'invalid', end: offset + 1}
		: {kind: double, end: offset + 2};
};

/** The token of code at `offset`: the longest that fits, as flex chooses. */
const scanCode = (text: string, offset: number, run: Run): Found => {
	if (offset >= text.length) {
		return {kind: 'end', end: offset};
	}

	const character = text[offset]!;
	if (character === '/' && text[offset + 1] === '*') {
		return {kind: 'invalid', end: offset + 2, problem: 'this comment is never closed, expected `*/`'};
	}

	if (character === '/' || character === '~' || isAt(text, offset, classes.path)) {
		const end = scanPath(text, offset, run);
		if (end !== undefined) {
			return {kind: 'path', end};
		}
	}

	if (isAt(text, offset, classes.letter)) {
		return scanWord(text, offset, run);
	}

	if (character === '.' || isAt(text, offset, classes.digit)) {
		const number = scanNumber(text, offset);
		if (number) {
			return number.problem === undefined ? number : {...number, kind: 'invalid'};
		}
	}

	if (character === '"') {
		return {kind: 'string-open', end: offset + 1};
	}

	indentedOpen.lastIndex = offset;
	if (character === '\'' && indentedOpen.test(text)) {
		return {kind: 'indented-open', end: indentedOpen.lastIndex};
	}

	const searchPath = character === '<' ? scanSearchPath(text, offset) : undefined;
	return searchPath === undefined ? scanSign(text, offset) : {kind: 'search-path', end: searchPath};
};

/** What follows a token of these kinds, until its counterpart. */
const entered = new Map<TokenKind, Mode>([
	['{', 'code'],
	['${', 'code'],
	['string-open', 'string'],
	['indented-open', 'indented'],
	['path', 'path'],
]);
const leaving = new Set<TokenKind>(['}', 'string-close', 'indented-close', 'path-end']);

/** What a token does to the stack of modes. A `}` too many leaves the bottom alone: the parser refuses it. */
const enterOrLeave = (modes: Mode[], kind: TokenKind): void => {
	const mode = entered.get(kind);
	if (mode) {
		modes.push(mode);
	} else if (leaving.has(kind) && modes.length > 1) {
		modes.pop();
	}
};

/**
Cuts a text into tokens as Nix does (2.8 to today; `|>` and `<|`, experimental, are not known). Never throws: what cannot be read is one
`invalid` token that covers the rest. The last token is always `end`, and the tokens with their trivia cover the text without a gap.
*/
export const tokenise = (text: string): readonly Token[] => {
	const tokens: Token[] = [];
	const modes: Mode[] = ['code'];
	const run = newRun();
	let offset = 0;
	for (;;) {
		const mode = modes.at(-1)!;
		const start = mode === 'code' ? skipTrivia(text, offset) : offset;
		const found: Found = mode === 'code'
			? scanCode(text, start, run)
			: pieces[mode].scan(text, start) ?? {kind: 'invalid', end: text.length, problem: pieces[mode].problem};
		const {kind, problem} = found;
		const end = kind === 'invalid' ? text.length : found.end;
		tokens.push({
			kind, lead: offset, start, end, problem,
		});
		if (kind === 'end') {
			return tokens;
		}

		enterOrLeave(modes, kind);
		if (kind === 'invalid') {
			modes.length = 0;
			modes.push('code');
		}

		offset = end;
	}
};
