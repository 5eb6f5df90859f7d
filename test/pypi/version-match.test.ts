import fc from 'fast-check';
import t from 'tap';
import {
	compareVersions, isExact, isPreRelease, isVersion, namesPreRelease, parseSpecifier, satisfies,
} from '../../source/pypi/version-match.js';

const admits = (specifier: string, version: string): boolean | undefined => {
	const clauses = parseSpecifier(specifier);
	return clauses && satisfies(version, clauses);
};

t.test('matching as PEP 440 and Python\'s packaging have it', async t => {
	const cases: Array<[specifier: string, yes: string, no: string]> = [
		['==1.0', '1.0.0 1 v1.0 1.0+local.1', '1.0.1 1.0a1 1.0.post1 1!1.0'],
		['==1.0+local.1', '1.0+local.1 1.0+LOCAL-1', '1.0 1.0+local.2'],
		['==1.1.*', '1.1 1.1.0 1.1.9 1.1a1 1.1.post1', '1.10 1.0 2.1 1!1.1'],
		['==1.1.0.*', '1.1 1.1.0 1.1.0.5', '1.1.1'],
		['!=1.1', '1.1.1 1.0', '1.1 1.1.0 1.1+x'],
		['!=1.1.*', '1.2 1.0', '1.1 1.1.3 1.1rc1'],
		['>=1.4', '1.4 1.4.0 1.10 1.4.post1 1!0.1', '1.4rc1 1.3.9'],
		['<=1.4', '1.4 1.4.0+x 1.4a1', '1.4.1 1.4.post1'],
		['>1.7', '1.7.1 1.8', '1.7 1.7.0 1.7.0.post1 1.7+local'],
		['>1.7.post2', '1.7.post3 1.7.1', '1.7.post1 1.7'],
		['<2.0', '1.9.9 2.0.dev1x 1.99', '2.0 2.0rc1 2.0.dev1'],
		['<2.0rc2', '2.0rc1 1.9', '2.0rc2 2.0'],
		['<1!2.0', '2.0 99 1!1', '1!2.0'],
		['~=2.2', '2.2 2.9 2.2.post3', '3.0 2.1 2.2rc1'],
		['~=1.4.5', '1.4.5 1.4.99', '1.5.0 1.4.4'],
		['~=2.2.post3', '2.2.post3 2.3', '2.2 3'],
		['~=1.4.5a4', '1.4.5a4 1.4.9', '1.4.5a3 1.5'],
		['~=1!2.2', '1!2.5', '2.5 1!3.0'],
		['===1.0', '1.0', '1.0.0'],
		['===weird-version', 'weird-version WEIRD-version', '1.0'],
		['>=1.3,<2,!=1.5', '1.3 1.9', '1.5 2.0 1.2'],
		[' >= 1.3 , < 2 ,', '1.4', '2'],
		['', '1.0 0.1.dev1', ''],
	];
	for (const [specifier, yes, no] of cases) {
		for (const version of yes.split(' ').filter(text => isVersion(text) || specifier.startsWith('==='))) {
			t.equal(admits(specifier, version), true, `${specifier} admits ${version}`);
		}

		for (const version of no.split(' ').filter(text => text !== '')) {
			t.equal(admits(specifier, version), false, `${specifier} refuses ${version}`);
		}
	}
});

t.test('what is no specifier', async t => {
	for (const text of ['1.0', '=1.0', '=>1.0', '>=1.x', '==*', '==', '~=1', '>=1.0+local', '<1.0.*', '~=1.0.*', '==1.0a1.*', '==1.0.post1.*', '==1.0+x.*', '>=1.0 <2', '>=1.0;', '^1.0', '==1.0 or 2', '==1.0\n2']) {
		t.equal(parseSpecifier(text), undefined, text);
	}
});

t.test('what a specifier asks for', async t => {
	const asksPre = (text: string) => namesPreRelease(parseSpecifier(text)!);
	t.ok(asksPre('>=1.0rc1,<2') && asksPre('==2.0.dev1') && asksPre('<2.0b1'));
	t.notOk(asksPre('>=1.0') || asksPre('!=1.0rc1') || asksPre('') || asksPre('==1.0.post1'));
	const exact = (text: string) => isExact(parseSpecifier(text)!);
	t.ok(exact('==1.0') && exact('===1.0') && exact('>=0,==1.0'));
	t.notOk(exact('==1.*') || exact('>=1.0') || exact(''));
	t.ok(isPreRelease('1.0rc1') && isPreRelease('1.0.dev1') && !isPreRelease('1.0.post1') && !isPreRelease('no'));
});

t.test('order', async t => {
	const ordered = ['1.0.dev456', '1.0a1', '1.0a2.dev456', '1.0a12.dev456', '1.0a12', '1.0b1.dev456', '1.0b2', '1.0b2.post345.dev456', '1.0b2.post345', '1.0rc1.dev456', '1.0rc1', '1.0', '1.0+abc.5', '1.0+abc.7', '1.0+5', '1.0.post456.dev34', '1.0.post456', '1.1.dev1', '1.10', '2', '2024.1', '1!0.1'];
	const random = fc.shuffledSubarray(ordered, {minLength: ordered.length});
	fc.assert(fc.property(random, shuffled => {
		t.strictSame(shuffled.toSorted((left, right) => compareVersions(left, right)), ordered);
	}), {numRuns: 20});
});
