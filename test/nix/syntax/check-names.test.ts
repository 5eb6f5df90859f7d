import t from 'tap';
import {checkNames} from '../../../source/nix/syntax/check-names.js';
import {nix28, nixToday} from '../../../source/nix/syntax/dialect.js';
import {parseNix} from '../../../source/nix/syntax/parser.js';
import {accepts} from '../../support/nix-accepts.js';
import {dialect, evaluate, judge} from '../../support/nix-judge.js';

const check = (text: string) => () => {
	checkNames(parseNix(text));
};

t.test('what Nix refuses is named, with its place', async t => {
	const table: ReadonlyArray<readonly [string, string]> = [
		['{\n  a = 1;\n  b = 2;\n  a = 3;\n}', 'Line 4, column 3: attribute `a` is already defined on line 2.'],
		['{ a = 1; a.b = 2; }', 'Line 1, column 10: attribute `a` is already defined on line 1.'],
		['{ inherit map map; }', 'Line 1, column 15: attribute `map` is already defined on line 1.'],
		['{ a = { b = 1; }; a = { b = 2; }; }', 'Line 1, column 25: attribute `b` is already defined on line 1.'],
		['{ a, a }: 1', 'Line 1, column 6: argument `a` is already there.'],
		['a@{ a }: 1', 'Line 1, column 1: argument `a` is already there.'],
		['[ numpy ]', 'Line 1, column 3: undefined variable `numpy`.'],
		['{ inherit numpy; }', 'Line 1, column 11: undefined variable `numpy`.'],
		['{ "a\u001B" = 1; "a\u001B" = 2; }', 'Line 1, column 13: attribute `a\\u{1b}` is already defined on line 1.'],
	];
	for (const [text, message] of table) {
		t.throws(check(text), {code: 'nix-syntax', message}, text);
	}
});

t.test('the same texts can be read unchecked', async t => {
	t.equal(parseNix('{ a = 1; a = 2; }').root.kind, 'attribute-set');
	t.equal(parseNix('[ numpy ]').root.kind, 'list');
});

t.test('dialects differ where Nix did', async t => {
	const text = '{ a = { b = { c = 1; }; }; a = { b = { d = 1; }; }; }';
	t.ok(accepts(text, nixToday));
	t.notOk(accepts(text, nix28));
	t.ok(accepts('break', nixToday));
	t.notOk(accepts('break', nix28));
	t.notOk(accepts('{ inherit (nope); }', nixToday));
	t.ok(accepts('{ inherit (nope); }', nix28));
});

t.test('the variables of the Nix at hand are known', async t => {
	const builtins = evaluate('builtins.attrNames builtins');
	const names = builtins.flatMap(name => [name, `__${name}`]);
	const verdicts = await judge(t.testdir({}), names, name => accepts(name, dialect));
	const defined = names.filter((_, index) => verdicts[index]);
	t.ok(defined.length >= builtins.length - 1);
	t.strictSame(defined.filter(name => !accepts(name, dialect)), []);
	t.strictSame(names.filter((name, index) => !verdicts[index] && accepts(name, nix28)), []);
});
