import fc from 'fast-check';
import t from 'tap';
import {type Decoded, decodeParts, staticString} from '../../../source/nix/syntax/decode-string.js';
import {parseNix} from '../../../source/nix/syntax/parser.js';
import {evaluate} from '../../support/nix-judge.js';

/** A string or path and its decoded parts. */
const partsOf = (text: string): readonly Decoded[] => {
	const {root} = parseNix(text);
	if (root.kind === 'string' || root.kind === 'indented-string' || root.kind === 'path') {
		return decodeParts(text, root);
	}

	throw new Error(`${text} is a ${root.kind}`);
};

const decode = (text: string): string | undefined => staticString(text, parseNix(text).root);

t.test('string literals are decoded', async t => {
	const table: ReadonlyArray<readonly [string, string]> = [
		['""', ''],
		['"a"', 'a'],
		[String.raw`"\n\r\t\"\\\$\{\a"`, '\n\r\t"\\${a'],
		['"$$${"x}"'.replace('${"', '{'), '$${x}'],
		['"a\r\nb\rc\nd"', 'a\nb\nc\nd'],
		['"\\\r\n"', '\r\n'],
		['\'\'\'\'', ''],
		['\'\'a\'\'', 'a'],
		['\'\'\n  a\n    b\n\n  c\n  \'\'', 'a\n  b\n\nc\n'],
		['\'\'\n\ta\n\'\'', '\ta\n'],
		['\'\'\r\n  a\r\n\'\'', '\r\n  a\r\n'],
		['\'\'\'\'${x} \'\'\' \'\'\\n\'\'', '${x} \'\' \n'],
		['\'\' $ \' $$ \'\'', '$ \' $$ '],
		['http://a.b', 'http://a.b'],
	];
	for (const [text, value] of table) {
		t.equal(decode(text), value, text);
	}
});

t.test('what is interpolated, or no string, has no static value', async t => {
	for (const text of ['"${a}"', '"a${"b"}"', '\'\'${a}\'\'', '1', './a', '("a")', '"a" + "b"', '{ }']) {
		t.equal(decode(text), undefined, text);
	}
});

t.test('interpolations stay in their place, and hold the indentation', async t => {
	const text = '\'\'\n    a ${b}\n      ${c}d\n    \'\'';
	const parts = partsOf(text);
	t.strictSame(parts.map(part => typeof part === 'string' ? part : text.slice(part.start, part.end)), ['a ', '${b}', '\n  ', '${c}', 'd\n']);
});

t.test('spaces after an interpolation are no indentation', async t => {
	t.strictSame(partsOf('\'\'  ${b}  c\n  d\'\'').filter(part => typeof part === 'string'), ['  c\nd']);
});

t.test('paths keep their text', async t => {
	const path = './a-${"b"}/c';
	const parts = partsOf(path);
	t.strictSame(parts.map(part => typeof part === 'string'), [true, false, true]);
	t.equal(parts[0], './a-');
	t.equal(parts[2], '/c');
});

t.test('Nix decodes random strings to the same', async t => {
	const plain = ['a', ' ', '  ', '\n', '\n', '\r', '\r\n', '\t', '{', '}', 'é', '😀'];
	const special = ['$', '$$', '\\', String.raw`\n`, '"', '\'', '\'\'\'', '\'\'$', '\'\'\\', String.raw`''\n`, '${"x"}', '${"\n  y"}'];
	const piece = fc.constantFrom(...plain, ...special);
	const candidate = fc.tuple(fc.constantFrom('"', '\'\''), fc.array(piece, {maxLength: 10}))
		.map(([quote, pieces]) => quote + pieces.join('') + quote);
	const isOneString = (text: string): boolean => {
		try {
			return ['string', 'indented-string'].includes(parseNix(text).root.kind);
		} catch {
			return false;
		}
	};

	// What is interpolated is a string, or Nix would have to know a name.
	const isClosed = (text: string): boolean => !/\${[^"]/.test(text);
	const texts = fc.sample(candidate.filter(text => isClosed(text) && isOneString(text)), {numRuns: 1000, seed: 2026});
	const ours = texts.map(text => partsOf(text)
		.map(part => typeof part === 'string' ? part : decode(text.slice(part.start + 2, part.end - 1))!).join(''));
	const theirs = evaluate(`[\n${texts.join('\n')}\n]`);
	t.equal(theirs.length, texts.length);
	t.strictSame(texts.filter((_, index) => ours[index] !== theirs[index]), []);
});
