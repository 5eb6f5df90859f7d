import {Buffer} from 'node:buffer';
import t from 'tap';
import {chooseVersion, type Choice} from '../../source/pypi/choose-version.js';
import {fileOf, hexOf, projectOf} from '../support/project.js';

/** A choice in short: `pin 1.4`, `take 1.5`, `none only-wheels`. */
const short = (choice: Choice): string => {
	switch (choice.kind) {
		case 'pin': {
			return `pin ${choice.version ?? 'unknown'}`;
		}

		case 'override': {
			return `take ${choice.version}`;
		}

		case 'none': {
			return `none ${choice.reason}`;
		}
	}
};

const plain = '1.0 1.1 1.2.0 1.2.1 1.3 2.0 2.1';

/** Releases on the index, the wish, the pin's version (`?` when unknown), and what is chosen, on Python 3.13. */
const cases: Array<[releases: string, specifier: string, pin: string, expected: string]> = [
	// Nothing asked: the pin, whatever the index says.
	[plain, '', '1.2.0', 'pin 1.2.0'],
	[plain, '', '?', 'pin unknown'],
	[plain, '  ', '9.9', 'pin 9.9'],
	['', '', '1.0', 'pin 1.0'],
	[plain, '', '0-unstable-2024-01-01', 'pin 0-unstable-2024-01-01'],
	// The pin's version will do.
	[plain, '==1.2.0', '1.2.0', 'pin 1.2.0'],
	[plain, '==1.2', '1.2.0', 'pin 1.2.0'],
	[plain, '>=1.0', '1.2.0', 'pin 1.2.0'],
	[plain, '>=1.0,<2', '1.3', 'pin 1.3'],
	[plain, '~=1.2', '1.3', 'pin 1.3'],
	[plain, '==1.*', '1.3', 'pin 1.3'],
	[plain, '!=1.3', '1.2.0', 'pin 1.2.0'],
	[plain, '===1.3', '1.3', 'pin 1.3'],
	[plain, '>=1.0', '2.0rc1', 'pin 2.0rc1'],
	[plain, '==1.3', '1.3+nix', 'pin 1.3+nix'],
	['', '==1.3', '1.3', 'pin 1.3'],
	['1.3:yanked', '==1.3', '1.3', 'pin 1.3'],
	// The newest that satisfies.
	[plain, '==1.0', '1.3', 'take 1.0'],
	[plain, '==1.2', '1.3', 'take 1.2.0'],
	[plain, '===1.0', '1.3', 'take 1.0'],
	[plain, '>=2', '1.3', 'take 2.1'],
	[plain, '>=1.0,<1.3', '2.1', 'take 1.2.1'],
	[plain, '<1.2', '2.1', 'take 1.1'],
	[plain, '<=1.2', '2.1', 'take 1.2.0'],
	[plain, '>2.0', '2.0', 'take 2.1'],
	[plain, '~=1.2', '2.1', 'take 1.3'],
	[plain, '~=1.2.0', '2.1', 'take 1.2.1'],
	[plain, '==1.2.*', '2.1', 'take 1.2.1'],
	[plain, '!=2.1', '2.1', 'take 2.0'],
	[plain, '>=1.0,!=2.*', '2.1', 'take 1.3'],
	['1.9 1.10', '>=1', '0.1', 'take 1.10'],
	['2024.1 1!0.1', '>=1', '0.1', 'take 1!0.1'],
	['1.0 1.0.post1', '==1.0', '2.0', 'take 1.0'],
	['1.0 1.0.post1', '>=1.0', '0.9', 'take 1.0.post1'],
	['1.0 1.0.post1', '>1.0', '0.9', 'none no-match'],
	// Pre-releases: only when named, or when there is nothing else.
	['1.0 2.0rc1', '>=1.0', '0.9', 'take 1.0'],
	['1.0 2.0rc1', '>=2.0rc1', '0.9', 'take 2.0rc1'],
	['1.0 2.0rc1', '>=1.0rc1', '0.9', 'take 2.0rc1'],
	['1.0 2.0rc1', '==2.0rc1', '0.9', 'take 2.0rc1'],
	['1.0 2.0rc1', '>=1.5', '0.9', 'take 2.0rc1'],
	['1.0 2.0rc1', '<2.0', '3.0', 'take 1.0'],
	['1.0a1 1.0a2', '>=0.1', '0.1.dev1', 'take 1.0a2'],
	['1.0 2.0.dev1 2.0', '<2.0rc1', '3.0', 'take 2.0.dev1'],
	// Yanked: only when named exactly (PEP 592).
	['1.0 1.1:yanked', '>=1.0', '0.9', 'take 1.0'],
	['1.0 1.1:yanked', '==1.1', '0.9', 'take 1.1'],
	['1.0 1.1:yanked', '===1.1', '0.9', 'take 1.1'],
	['1.0 1.1:yanked', '==1.1.*', '0.9', 'none yanked'],
	['1.0 1.1:yanked', '>=1.1', '0.9', 'none yanked'],
	// The interpreter.
	['1.0 1.1:py>=3.14', '>=1.0', '0.9', 'take 1.0'],
	['1.0 1.1:py>=3.14', '==1.1', '0.9', 'none needs-python'],
	['1.0 1.1:py<3.13', '==1.1', '0.9', 'none needs-python'],
	['1.0:py<3.13 1.1:py<3.12', '>=1.0', '0.9', 'none needs-python'],
	['1.0 1.1:py>=3.9,<4', '>=1.0', '0.9', 'take 1.1'],
	['1.0 1.1:py>=3.13.2', '>=1.0', '0.9', 'take 1.1'],
	['1.0 1.1:py==3.13.*', '>=1.0', '0.9', 'take 1.1'],
	['1.0 1.1:py!=3.13.*', '>=1.0', '0.9', 'take 1.0'],
	['1.0 1.1:pynonsense', '>=1.0', '0.9', 'take 1.1'],
	// What there is of a release.
	['1.0 1.1:wheel', '>=1.0', '0.9', 'take 1.0'],
	['1.0 1.1:wheel', '==1.1', '0.9', 'none only-wheels'],
	['1.0:wheel 1.1:wheel', '>=1.0', '0.9', 'none only-wheels'],
	['1.0 1.1:sdist', '>=1.0', '0.9', 'take 1.1'],
	['1.0 1.1:none', '>=1.0', '0.9', 'take 1.0'],
	['1.0 1.1:none', '==1.1', '0.9', 'none only-wheels'],
	['1.0 1.1:nohash', '>=1.0', '0.9', 'take 1.0'],
	['1.0 1.1:nohash', '==1.1', '0.9', 'none no-hash'],
	// Nothing of the kind.
	[plain, '==9', '1.3', 'none no-match'],
	[plain, '>=1.4,<2', '1.3', 'none no-match'],
	['', '>=1.4', '1.3', 'none no-match'],
	['2004d 2004e', '>=1', '0.9', 'none no-match'],
	[plain, '1.3', '1.3', 'none bad-specifier'],
	[plain, '=>1.3', '1.3', 'none bad-specifier'],
	[plain, '>=1.x', '1.3', 'none bad-specifier'],
	// The pin's version is not known: a bound can still be kept, a mere lower bound is left to the pin.
	[plain, '==1.3', '?', 'take 1.3'],
	[plain, '>=1.0', '?', 'pin unknown'],
	[plain, '~=1.2', '?', 'take 1.3'],
	[plain, '>=1.0,<1.3', '?', 'take 1.2.1'],
	[plain, '>1.0', '?', 'pin unknown'],
	[plain, '!=1.3', '?', 'pin unknown'],
	[plain, '>=9', '?', 'none no-match'],
	[plain, '==9', '?', 'none no-match'],
	[plain, '>=1.0', '0-unstable-2024-01-01', 'pin 0-unstable-2024-01-01'],
	[plain, '==1.3', '0-unstable-2024-01-01', 'take 1.3'],
];

t.test('what is chosen', async t => {
	for (const [releases, specifier, pin, expected] of cases) {
		const choice = chooseVersion({
			project: projectOf(releases), specifier, python: '3.13', pinVersion: pin === '?' ? undefined : pin,
		});
		t.equal(short(choice), expected, `${releases} | ${specifier} | ${pin}`);
	}

	t.ok(cases.length >= 60);
});

const choose = (releases: string, specifier: string, pinVersion?: string): Choice =>
	chooseVersion({
		project: projectOf(releases), specifier, python: '3.13', pinVersion,
	});

t.test('an override has all that fetchPypi needs', async t => {
	const choice = choose('1.0', '==1.0', '2.0');
	t.match(choice, {
		kind: 'override', version: '1.0', stem: 'thing', extension: 'tar.gz', warnings: [],
	});
	const hash = choice.kind === 'override' ? choice.hash : '';
	t.equal(Buffer.from(hash.replace('sha256-', ''), 'base64').toString('hex'), hexOf('thing-1.0.tar.gz'));
	t.match(hash, /^sha256-[\w+/]{43}=$/);
});

t.test('of several sdists the one that is built most easily, in its own spelling', async t => {
	const files = ['Thing-1.0.tar.bz2', 'Thing-1.0.zip', 'THING-1.0.tar.gz', 'thing-1.0.tar.xz'].map(name => fileOf(name));
	const taken = (count: number) => chooseVersion({
		project: {
			name: 'thing', status: {status: 'active'}, versions: ['1.0'], files: files.slice(0, count),
		}, specifier: '==1.0', python: '3.13', pinVersion: '2.0',
	});
	t.match(taken(1), {extension: 'tar.bz2', stem: 'Thing'});
	t.match(taken(2), {extension: 'zip', stem: 'Thing'});
	t.match(taken(3), {extension: 'tar.gz', stem: 'THING'});
	t.match(taken(4), {extension: 'tar.gz', stem: 'THING'});
});

t.test('one version in two spellings is one release', async t => {
	const project = {
		name: 'thing', status: {status: 'active'} as const, versions: ['1.0', '1.0.0'], files: [fileOf('thing-1.0-py3-none-any.whl'), fileOf('thing-1.0.0.tar.gz')],
	};
	t.match(chooseVersion({
		project, specifier: '==1.0', python: '3.13', pinVersion: '2.0',
	}), {kind: 'override', version: '1.0.0'}, 'and the spelling is that of the sdist');
});

t.test('warnings say what was passed over and why', async t => {
	const warnings = (choice: Choice) => choice.kind === 'none' ? ['none'] : choice.warnings;
	t.match(warnings(choose('1.0 1.1:yanked', '==1.1', '0.9')), [/withdrawn by its authors: 1\.1 was a mistake/]);
	t.match(warnings(choose('1.0 1.1:wheel', '>=1.0', '0.9')), [/`1\.1` is newer but has no sdist/]);
	t.match(warnings(choose('1.0 1.1:py>=3.14', '>=1.0', '0.9')), [/`1\.1` is newer but needs Python `>=3\.14`, and this is 3\.13/]);
	t.match(warnings(choose('2.0rc1', '>=1.5', '0.9')), [/only pre-releases/]);
	t.match(warnings(choose(plain, '>=1.0')), [/not known here.*not checked/]);
	t.match(warnings(choose(plain, '==1.3')), [/may be `1\.3` already/]);
	t.match(warnings(choose(plain, '>=1.0', 'nightly')), [/cannot be compared/]);
	t.strictSame(warnings(choose(plain, '==1.3', '2.0')), []);
});

t.test('the state of a project is told, and a quarantined one is not touched', async t => {
	const wish = {specifier: '==1.0', python: '3.13', pinVersion: '2.0'};
	const archived = chooseVersion({...wish, project: projectOf('1.0', {status: 'archived', reason: 'use other'})});
	t.match(archived, {kind: 'override', warnings: ['`thing` is archived: use other']});
	const quarantined = projectOf('1.0', {status: 'quarantined'});
	t.match(chooseVersion({...wish, project: quarantined}), {kind: 'none', reason: 'quarantined'});
	t.match(chooseVersion({...wish, specifier: '', project: quarantined}), {kind: 'pin'}, 'the pin has its own copy');
});

t.test('a reason comes with versions that could be taken', async t => {
	const nearest = (choice: Choice) => choice.kind === 'none' ? choice.nearest : ['not none'];
	t.strictSame(nearest(choose('1.0 1.1 1.2 1.4 1.5 1.6', '==1.3', '2.0')), ['1.4', '1.2', '1.5', '1.1', '1.6']);
	t.strictSame(nearest(choose('1.0 1.1 2.0rc1', '>=9', '0.9')), ['1.1', '1.0']);
	t.strictSame(nearest(choose('1.0 1.1:wheel 1.2:yanked 1.3:py<3 1.4', '==1.1', '2.0')), ['1.4', '1.0']);
	t.strictSame(nearest(choose('1.0rc1', '==2', '0.9')), ['1.0rc1']);
	t.strictSame(nearest(choose('', '==2', '0.9')), []);
});

t.test('nothing from outside reaches a message raw', async t => {
	const choice = choose('1.0', '==1.0\u001B[31m', '2.0');
	t.notOk(JSON.stringify(choice).toLowerCase().includes(String.raw`\u001b`));
	const yanked = chooseVersion({
		project: {
			name: 'thing', status: {status: 'active'}, versions: ['1.0'], files: [fileOf('thing-1.0.tar.gz', {yanked: 'bad\u001B]0;title\u0007\nnews\u202E'})],
		}, specifier: '==1.0', python: '3.13', pinVersion: '2.0',
	});
	t.match(yanked, {kind: 'override', warnings: ['`thing` `1.0` was withdrawn by its authors: bad ]0;title news']});
});
