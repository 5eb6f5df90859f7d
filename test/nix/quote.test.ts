import fc from 'fast-check';
import t from 'tap';
import {attributeName, isIdentifier, quote} from '../../source/nix/quote.js';
import {hostileText} from '../support/arbitraries.js';
import {evaluate} from '../support/nix.js';

t.test('a quoted text is that text to a real Nix', async t => {
	const texts = [
		...fc.sample(hostileText, {numRuns: 1500, seed: 2026}),
		'',
		'$',
		'$$',
		'$${x}',
		'\\${x}',
		'"',
		'\\',
		String.raw`\"`,
		'\'\'',
		'${',
		'${builtins.throw "x"}',
		'\n\r\t',
		'\r\n',
		'"; evil = "',
		'\u{1}\u{1B}\u{7F}\u{9B}',
		'\u{2028}',
		'😀',
	];
	const {code, stdout, stderr} = await evaluate(`[ ${texts.map(text => quote(text)).join(' ')} ]`);
	t.equal(code, 0, stderr);
	t.strictSame(JSON.parse(stdout), texts);
});

t.test('an attribute name is that name to a real Nix', async t => {
	const names = [...new Set([
		...fc.sample(hostileText, {numRuns: 500, seed: 2026}),
		'assert',
		'else',
		'if',
		'in',
		'inherit',
		'let',
		'or',
		'rec',
		'then',
		'with',
		'true',
		'null',
		'builtins',
		'__functor',
		'type',
		'a',
		'a-b',
		'a\'b',
		'_',
		'3to2',
		'-a',
		'a.b',
		'',
	])].filter(name => name !== 'outPath' && name !== '__toString');
	const sets = names.map(name => `(builtins.attrNames { ${attributeName(name)} = 1; })`);
	const selections = names.map(name => `({ ${quote(name)} = 1; }.${attributeName(name)})`);
	const {code, stdout, stderr} = await evaluate(`[ [ ${sets.join(' ')} ] [ ${selections.join(' ')} ] ]`);
	t.equal(code, 0, stderr);
	t.strictSame(JSON.parse(stdout), [names.map(name => [name]), names.map(() => 1)]);
});

t.test('bare only where the grammar allows it', async t => {
	for (const name of ['a', 'A_b', '_x', 'a-b', 'a\'']) {
		t.ok(isIdentifier(name), name);
		t.equal(attributeName(name), name);
	}

	for (const name of ['', 'with', 'or', '3to2', '-a', 'a.b', 'a b', 'é', 'a\n', 'a"']) {
		t.notOk(isIdentifier(name), name);
		t.equal(attributeName(name), quote(name));
	}
});

t.test('no Nix string holds NUL', async t => {
	t.throws(() => quote('a\0b'), RangeError);
});
