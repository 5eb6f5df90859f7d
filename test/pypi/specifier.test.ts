import fc from 'fast-check';
import t from 'tap';
import {joinSpecifiers, normaliseSpecifier, parseClauses} from '../../source/pypi/specifier.js';

t.test('clauses are taken apart and normalised', async t => {
	t.same(parseClauses(' >= 1.2 ,<2.0.RC1'), [{operator: '>=', version: '1.2'}, {operator: '<', version: '2.0rc1'}]);
	t.same(parseClauses('== V1.0-1.*'), [{operator: '==', version: '1.0.post1.*'}]);
	t.same(parseClauses(''), []);
	t.equal(normaliseSpecifier('>=1,>= 1 , <2'), '>=1,<2');
});

t.test('what no version can satisfy by its shape is refused', async t => {
	for (const bad of ['1.2', '>=', '=>1', '>=1;<2', '>= 1 2', '~=1', '~=1.2.*', '<1.*', '>=1+local', '==1.*.*', '==1..2', ',', '>=1,', '===a b', '==\u001B']) {
		t.throws(() => normaliseSpecifier(bad), {code: 'bad-requirement', exitCode: 2}, bad);
	}
});

t.test('joined specifiers admit what both admit', async t => {
	t.equal(joinSpecifiers('>=1', '', '<2', '>=1'), '>=1,<2');
	t.equal(joinSpecifiers('', ''), '');
	t.equal(joinSpecifiers(), '');
});

t.test('normalising twice is normalising once', async () => {
	const clause = fc.tuple(fc.constantFrom('==', '!=', '>=', '<=', '<', '>'), fc.array(fc.nat(99), {minLength: 1, maxLength: 4})).map(([operator, release]) => operator + release.join('.'));
	fc.assert(fc.property(fc.array(clause), clauses => {
		const once = normaliseSpecifier(clauses.join(', '));
		return normaliseSpecifier(once) === once;
	}));
});
