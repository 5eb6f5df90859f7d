import {Buffer} from 'node:buffer';
import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import t from 'tap';
import {checkNames} from '../../../source/nix/syntax/check-names.js';
import {parseNix} from '../../../source/nix/syntax/parser.js';
import {toText} from '../../../source/nix/syntax/trivia.js';
import {walk} from '../../../source/nix/syntax/walk.js';
import {accepts} from '../../support/nix-accepts.js';
import {anyText} from '../../support/nix-arbitrary.js';
import {dialect, judge} from '../../support/nix-judge.js';
import {snippets} from '../../support/nix-snippets.js';

const read = (file: string): string => readFileSync(new URL(`../../fixtures/nix-syntax/template/${file}`, import.meta.url), 'utf8');
const shell = read('shell.nix');
const flake = read('flake.nix');

type Edit = {readonly at: number; readonly remove: number; readonly insert: readonly number[]};

/** Bytes that mean something to Nix, more often than others. */
const byte = fc.oneof(
	fc.constantFrom(...Buffer.from('{}[]()"\'$\\/.:;,=@?!<>+-*#|&~\n\r\t aor1_')),
	fc.integer({min: 1, max: 255}),
);
const edit: fc.Arbitrary<Edit> = fc.record({at: fc.nat(), remove: fc.constantFrom(0, 0, 1, 1, 2, 7), insert: fc.array(byte, {maxLength: 3})});

const valid = fc.oneof(
	fc.constantFrom(...snippets.filter(({old, today}) => old && today).map(({text}) => text)),
	fc.constantFrom(shell, flake),
	anyText.map(({text}) => `with {};\n${text}`),
);

/** A valid text after a few edits of its bytes; bytes that are no UTF-8 any more become replacement characters. */
const broken = fc.tuple(valid, fc.array(edit, {minLength: 1, maxLength: 4})).map(([text, edits]) => {
	let bytes = Buffer.from(text);
	for (const {at, remove, insert} of edits) {
		const start = at % (bytes.length + 1);
		bytes = Buffer.concat([bytes.subarray(0, start), Buffer.from(insert), bytes.subarray(start + remove)]);
	}

	return bytes.toString();
});

t.test('the user\'s own two files are read', async t => {
	for (const text of [shell, flake, shell.replaceAll('\n', '\r\n'), flake.replaceAll('  ', '\t')]) {
		const tree = parseNix(text);
		checkNames(tree);
		t.equal(toText(tree), text);
	}
});

t.test('random edits never crash or hang', async () => {
	fc.assert(fc.property(broken, text => {
		const start = performance.now();
		accepts(text, dialect);
		return performance.now() - start < 1000;
	}), {numRuns: 2000});
});

t.test('the Nix at hand agrees on edited texts', async t => {
	const texts = fc.sample(broken, {numRuns: 150, seed: 2026});
	const verdicts = await judge(t.testdir({}), texts, text => accepts(text, dialect));
	t.strictSame(texts.filter((text, index) => accepts(text, dialect) !== verdicts[index]), []);
	t.ok(verdicts.includes(true));
	t.ok(verdicts.includes(false));
});

t.test('any nesting is read or refused in our own words', async t => {
	const deep: ReadonlyArray<readonly [string, string, string]> = [
		['(', '1', ')'],
		['[', '', ']'],
		['{a=', '1', ';}'],
		['"${', '1', '}"'],
		['\'\'${', '1', '}\'\''],
		['./${', '1', '}'],
		['{a?', '1', '}:1'],
		['if ', '1', ' then 1 else 1'],
		['with ', '{}', ';1'],
		['let a=', '1', ';in 1'],
		['{}.a or ', '1', ''],
		['{}.${', '1', '}'],
		['rec{inherit(', '{}', ')a;}'],
		['(', '', ''],
		['{', '', ''],
		['"${', '', ''],
	];
	for (const [open, middle, close] of deep) {
		t.notOk(accepts(open.repeat(100_000) + middle + close.repeat(100_000), dialect), open);

		if (close !== '') {
			t.ok(accepts(open.repeat(300) + middle + close.repeat(300), dialect), open);
		}
	}
});

t.test('long chains are no nesting', async t => {
	const count = 30_000;
	const chains = [
		'x: '.repeat(count) + 'x',
		'with {}; '.repeat(count) + 'x',
		'if true then 1 else '.repeat(count) + '1',
		'let a = 1; in '.repeat(count) + 'a',
		'1' + ' + 1'.repeat(count),
		'1' + ' // 1'.repeat(count),
		'!'.repeat(count) + '1',
		'-'.repeat(count) + '1',
		'map ' + 'map '.repeat(count),
		'{}' + '.a'.repeat(count),
		'{}' + ' ? a'.repeat(count),
		`{ a${'.a'.repeat(count)} = 1; }`,
		`[ ${'1 '.repeat(count)}]`,
		`"${'${"a"}'.repeat(count)}"`,
		`''${'\'\'$'.repeat(count)}''`,
		`./a${'${"a"}'.repeat(count)}`,
		`{ ${Array.from({length: count}, (_, index) => `a${index} = 1;`).join('')} }`,
		'/* */'.repeat(count) + '1',
	];
	for (const text of chains) {
		const tree = parseNix(text);
		checkNames(tree);
		t.equal(toText(tree), text);
		t.ok([...walk(tree.root)].length > 0);
	}
});
