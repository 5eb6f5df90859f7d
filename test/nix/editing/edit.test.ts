import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import t from 'tap';
import type {Change} from '../../../source/nix/editing/change.js';
import {editShell} from '../../../source/nix/editing/edit.js';
import {readNixFile} from '../../../source/nix/reading/read.js';
import {
	changedLines, edited, edits, editsFolder, fixtures, outcomeOf,
} from '../../support/edits.js';
import {run} from '../../support/nix.js';

const nothing: Change = {
	put: [], remove: [], addTools: [], removeTools: [],
};

const put = (attribute: string): Change => ({...nothing, put: [{attribute, distribution: attribute, extras: []}]});

for (const fixture of fixtures) {
	t.test(fixture.name, async t => {
		t.equal(outcomeOf(fixture), readFileSync(path.join(editsFolder, fixture.name, 'expected.txt'), 'utf8'), 'every edit is as expected');
		t.equal(editShell({file: fixture.file, index: 0}, readNixFile(fixture.text), nothing), fixture.text, 'no change, no difference');
		const results = Object.values(edits).map(change => edited(fixture, change)).filter(result => typeof result === 'string');
		t.ok(results.length >= 4, 'most edits are possible');
		const folder = t.testdir({});
		const files = results.map((text, index) => {
			const file = path.join(folder, `${index}.nix`);
			writeFileSync(file, text);
			return file;
		});
		t.match(await run('nix-instantiate', ['--parse', ...files]), {code: 0, stderr: ''}, 'Nix parses every result');

		const added = edited(fixture, edits['add certifi']!);
		if (typeof added === 'string') {
			const lines = changedLines(fixture.text, added);
			t.ok(lines.filter(line => line.startsWith('+')).length === 1 && lines.filter(line => line.startsWith('-')).length <= 1, 'adding a package changes one line');
		}
	});
}

t.test('there are at least sixty files', async t => {
	t.ok(fixtures.length >= 60, String(fixtures.length));
});

const names = fc.uniqueArray(fc.constantFrom('arrow', 'black', 'certifi', 'Flask', 'or', '2to3', 'zope-interface', 'x'), {minLength: 1, maxLength: 4});

t.test('packages and tools that are added and taken out again leave the original bytes', async t => {
	const listed = fixtures.filter(({name}) => !['bare-interpreter'].includes(name));
	fc.assert(fc.property(fc.constantFrom(...listed), names, (fixture, attributes) => {
		const before = new Set(readNixFile(fixture.text).shells[0]!.packages.map(({attribute}) => attribute));
		const fresh = attributes.filter(one => !before.has(one));
		const there = editShell({file: fixture.file, index: 0}, readNixFile(fixture.text), {...nothing, put: fresh.flatMap(one => put(one).put)});
		const back = editShell({file: fixture.file, index: 0}, readNixFile(there), {...nothing, remove: fresh.toReversed()});
		t.equal(back, fixture.text, `${fixture.name}: ${fresh.join(' ')}`);
	}), {numRuns: 300});
});

const overridden = (attribute: string): Change => ({
	...nothing, put: [{
		attribute, distribution: attribute, extras: [], override: {
			version: '9.9', stem: attribute, extension: 'tar.gz', hash: `sha256-${'A'.repeat(43)}=`,
		},
	}],
});

for (const fixture of fixtures) {
	t.test(`${fixture.name}: a version or a tool that is put and taken back leaves the original bytes`, async t => {
		const shell = readNixFile(fixture.text).shells[0]!;
		const first = shell.packages.find(({attribute, changed}) => !['scikit-learn', 'httpx'].includes(attribute) && !changed)?.attribute;
		const pairs: ReadonlyArray<readonly [Change, Change]> = [
			...(first === undefined ? [] : [[overridden(first), put(first)] as const]),
			...(shell.bare ? [] : [[overridden('zzz'), {...nothing, remove: ['zzz']}] as const]),
			[{...nothing, addTools: ['fd']}, {...nothing, removeTools: ['fd']}],
		];
		for (const [there, back] of pairs) {
			const changed = edited(fixture, there);
			if (typeof changed === 'string') {
				t.not(changed, fixture.text);
				t.equal(edited({...fixture, text: changed}, back), fixture.text, changed);
			}
		}
	});
}

t.test('of two overridden interpreters the shell\'s own is meant', async t => {
	const {file, text} = fixtures.find(({name}) => name === 'two-overridden-interpreters')!;
	t.strictSame(readNixFile(text).shells.map(({name}) => name), ['old', 'new']);
	const result = editShell({file, index: 1}, readNixFile(text), overridden('numpy'));
	const [before, after] = result.split('pyNew = ');
	t.equal(before, text.split('pyNew = ')[0], 'the other one stays');
	t.match(after, /packageOverrides = self: super: {\n {6}numpy = super\.numpy/);
});

t.test('what another file gives is not where an override goes', async t => {
	const {file, text} = fixtures.find(({name}) => name === 'with-ps')!;
	const result = editShell({file, index: 0, given: ['pkgs']}, readNixFile(text), overridden('numpy'));
	t.match(result, '{ pkgs ? import <nixpkgs> { } }:\n');
	t.match(result, 'python = pkgs.python3.override (old: {');
	t.equal(editShell({file, index: 0, given: ['pkgs']}, readNixFile(result), put('numpy')), text);
});

t.test('the trailing comment goes with its element, and names the new version', async t => {
	const template = fixtures.find(({name}) => name === 'template-shell');
	const result = edited(template!, {
		...nothing, put: [{
			attribute: 'scikit-learn', distribution: 'scikit-learn', extras: [], override: {
				version: '1.5.0', stem: 'scikit_learn', extension: 'tar.gz', hash: `sha256-${'A'.repeat(43)}=`,
			},
		}],
	});
	t.strictSame(changedLines(template!.text, String(result)), [
		'-              version = "1.4.0";',
		'+              version = "1.5.0";',
		'-                inherit pname version;',
		'+                pname = "scikit_learn";',
		'+                inherit version;',
		'-                hash = "sha256-1Dc8mE66IOOTIW7dUaPj7t5Wy+k9QkdRbSBWQ8O5MSE=";',
		`+                hash = "sha256-${'A'.repeat(43)}=";`,
		'-      ps.scikit-learn # This is now version 1.4.0',
		'+      ps.scikit-learn # This is now version 1.5.0',
	]);
});

t.test('five thousand packages, one line', async t => {
	const list = Array.from({length: 5000}, (_, index) => `      ps.package${String(index).padStart(4, '0')}\n`).join('');
	const text = `{ pkgs ? import <nixpkgs> { } }:\npkgs.mkShell {\n  packages = [\n    (pkgs.python313.withPackages (ps: [\n${list}    ]))\n  ];\n}\n`;
	const result = editShell({file: 'shell.nix', index: 0}, readNixFile(text), put('package2500x'));
	t.strictSame(changedLines(text, result), ['+      ps.package2500x']);
});
