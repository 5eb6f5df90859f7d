import t from 'tap';
import {parseNix} from '../../../source/nix/syntax/parser.js';
import {
	leadingTrivia, tokenAfter, tokensWithin, toText, triviaAfter, triviaBefore, type Trivia,
} from '../../../source/nix/syntax/trivia.js';

const text = '[\n  # above\n  a.b # trails\r\n\t/* block\n*/ "c d"\n] # last';
const tree = parseNix(text);
const [first, second] = tree.root.kind === 'list' ? tree.root.elements : [];
const show = (trivia: readonly Trivia[]): ReadonlyArray<readonly [string, string]> => trivia.map(({kind, start, end}) => [kind, text.slice(start, end)]);

t.test('the comment that trails a node, and those above it, are found', async t => {
	t.strictSame(show(triviaAfter(tree, first!)), [
		['space', ' '], ['line-comment', '# trails'], ['newline', '\r\n'], ['space', '\t'], ['block-comment', '/* block\n*/'], ['space', ' '],
	]);
	t.strictSame(show(triviaBefore(tree, first!)), [['newline', '\n'], ['space', '  '], ['line-comment', '# above'], ['newline', '\n'], ['space', '  ']]);
	t.strictSame(show(triviaBefore(tree, second!)), show(triviaAfter(tree, first!)));
	t.strictSame(show(triviaAfter(tree, tree.root)), [['space', ' '], ['line-comment', '# last']]);
	t.strictSame(triviaBefore(tree, tree.root), []);
});

t.test('a node inside a string has no trivia around it', async t => {
	const tree = parseNix('"a ${b} c"');
	t.strictSame(triviaAfter(tree, {end: 7}), []);
	t.strictSame(triviaBefore(tree, {start: 3}), []);
});

t.test('tokens are found by offset, and by node', async t => {
	const sliced = (nodes: ReadonlyArray<{start: number; end: number}>): string[] => nodes.map(({start, end}) => text.slice(start, end));
	t.strictSame(sliced(tokensWithin(tree, first!)), ['a', '.', 'b']);
	t.strictSame(sliced(tokensWithin(tree, second!)), ['"', 'c d', '"']);
	t.strictSame(sliced(tokensWithin(tree, tree.root)), ['[', 'a', '.', 'b', '"', 'c d', '"', ']']);
	t.equal(tokenAfter(tree, 0).kind, '[');
	t.equal(tokenAfter(tree, first!.start - 1).start, first!.start);
	t.equal(tokenAfter(tree, text.length).kind, 'end');
	t.strictSame(tokensWithin(tree, {start: 1, end: 1}), []);
	const path = parseNix('[ ./a ./b ]');
	t.strictSame(tokensWithin(path, {start: 2, end: 5}).map(({kind}) => kind), ['path']);
});

t.test('tokens and trivia are the text', async t => {
	t.equal(toText(tree), text);
	t.equal(tree.tokens.map(token => show(leadingTrivia(tree, token)).map(([, piece]) => piece).join('') + text.slice(token.start, token.end)).join(''), text);
});
