import fc from 'fast-check';
import t from 'tap';
import type {Node} from '../../../source/nix/syntax/node.js';
import {parseNix, type SyntaxTree} from '../../../source/nix/syntax/parser.js';
import {leadingTrivia, toText} from '../../../source/nix/syntax/trivia.js';
import {children, walk} from '../../../source/nix/syntax/walk.js';
import {accepts} from '../../support/nix-accepts.js';
import {anyText} from '../../support/nix-arbitrary.js';
import {dialect, judge, printed} from '../../support/nix-judge.js';
import {shapeOf} from '../../support/nix-shape.js';
import {snippets} from '../../support/nix-snippets.js';

/** What is wrong with the ranges of a tree: nothing, if tokens tile the text and children lie in order inside their parents. */
const rangeTrouble = ({text, tokens, root}: SyntaxTree): string | undefined => {
	let end = 0;
	for (const token of tokens) {
		if (token.lead !== end || token.start < token.lead || token.end < token.start) {
			return `token at ${token.start}`;
		}

		end = token.end;
	}

	const starts = new Set(tokens.map(token => token.start));
	const ends = new Set(tokens.map(token => token.end));
	const isBad = (node: Node): boolean => {
		const inside = children(node);
		const isOrdered = inside.every((child, index) => child.start >= (inside[index - 1]?.end ?? node.start) && child.end <= node.end);
		return !isOrdered || !starts.has(node.start) || !ends.has(node.end);
	};

	return end === text.length ? [...walk(root)].find(node => isBad(node))?.kind : 'the end';
};

t.test('any tree, printed with any trivia, is read as the same tree', async () => {
	fc.assert(fc.property(anyText, ({shape, text}) =>
		JSON.stringify(shapeOf(text, parseNix(text).root)) === JSON.stringify(shape)), {numRuns: 1000});
});

t.test('text, tree, text is the identity, and all ranges fit', async t => {
	fc.assert(fc.property(anyText, ({text}) => {
		const tree = parseNix(text);
		const trivia = tree.tokens.flatMap(token => leadingTrivia(tree, token));
		return toText(tree) === text && rangeTrouble(tree) === undefined
			&& trivia.every(({kind, start, end}) => end > start && (kind.endsWith('comment') === /^[#/]/.test(text.slice(start, end))));
	}), {numRuns: 500});
	for (const {text, where} of snippets.filter(({today}) => today)) {
		t.equal(rangeTrouble(parseNix(text)), undefined, where);
	}
});

t.test('the Nix at hand agrees on generated texts', async t => {
	const texts = fc.sample(anyText, {numRuns: 300, seed: 2026}).map(({text}) => `with {};\n${text}`);
	const verdicts = await judge(t.testdir({}), texts, text => accepts(text, dialect));
	t.strictSame(texts.filter((text, index) => accepts(text, dialect) !== verdicts[index]), []);
	t.ok(verdicts.filter(Boolean).length > 200, 'most of them are accepted');
});

/** The text with parentheses around every expression that has parts: what our tree says it means. */
const explicit = ({text, root}: SyntaxTree): string => {
	const composed = new Set(['apply', 'assert', 'binary', 'has-attribute', 'if', 'lambda', 'let-in', 'select', 'unary', 'with']);
	const around = Array.from({length: text.length + 1}, () => ({before: '', after: ''}));
	for (const {kind, start, end} of walk(root)) {
		if (composed.has(kind)) {
			around[start]!.before += '(';
			around[end]!.after += ')';
		}
	}

	return around.map(({before, after}, offset) => after + before + (text[offset] ?? '')).join('');
};

t.test('the Nix at hand understands generated texts as we do', async t => {
	const texts = fc.sample(anyText, {numRuns: 300, seed: 2026}).map(({text}) => text).filter(text => accepts(`with {};\n${text}`, dialect));
	t.equal(
		printed(`with {}; [\n${texts.map(text => `(${explicit(parseNix(text))}\n)`).join('\n')} ]`),
		printed(`with {}; [\n${texts.map(text => `(${text}\n)`).join('\n')} ]`),
	);
});
