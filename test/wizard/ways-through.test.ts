import path from 'node:path';
import t from 'tap';
import {styles, type Style} from '../../source/environment.js';
import {runCli} from '../support/cli.js';
import {splitWords} from '../golden/cases.js';
import {testNixpkgs} from '../support/nix.js';
import {keys, openTerminal} from '../support/pty.js';
import {startSdistIndex} from '../support/sdist-index.js';
import {foldersGoLast} from '../support/teardown.js';
import {readTree} from '../support/tree.js';

foldersGoLast(t);

const index = await startSdistIndex();
t.teardown(() => {
	index.close();
});

const env = {PIP_INDEX_URL: index.url};
const words = ['--nixpkgs', testNixpkgs];

const filesOf: Readonly<Record<Style, readonly string[]>> = {
	shell: ['shell.nix'],
	flake: ['flake.lock', 'flake.nix'],
	both: ['flake.lock', 'flake.nix', 'shell.nix'],
};

for (const [place, style] of styles.entries()) {
	t.test(`the whole way, style ${style}; the command at its end writes the same bytes`, async t => {
		const cwd = t.testdir({wizard: {}, again: {}});
		const folder = path.join(cwd, 'wizard');
		const person = openTerminal(t, words, {cwd: folder, env});
		await person.sees('works on every Nix');
		person.press(keys.down.repeat(place) + keys.enter);
		await person.sees(/Interpreter +nixos-26\.05/);
		person.press(keys.enter);
		await person.sees('Search');
		person.press('numpy==1.26.4');
		await person.sees('numpy==1.26.4▏');
		person.press(keys.enter);
		await person.sees(/Packages +numpy==1\.26\.4/);
		person.press('pyyaml');
		await person.sees(/❯ pyyaml/);
		person.press(keys.enter);
		await person.sees(/Packages +numpy==1\.26\.4 {2}pyyaml/);
		person.press(keys.enter);
		await person.sees(/Preview +\w+\.\w+ +new, \d+ lines/);
		t.strictSame(await readTree(folder), {}, 'nothing is written by looking at it');
		person.press(keys.enter);
		await person.sees('Yes, write them');
		t.strictSame(await readTree(folder), {}, 'nothing is written before a yes');
		person.press('y');
		t.equal(await person.ends(), 0);
		const written = await readTree(folder);
		t.strictSame(Object.keys(written), filesOf[style]);

		const command = person.lines().map(line => /^ +Same again +npx create-nix-python (.+)$/.exec(line)?.[1]).find(Boolean);
		const again = await runCli([...splitWords(command!), ...words], {cwd: path.join(cwd, 'again'), env});
		t.equal(again.code, 0, again.stderr);
		t.strictSame(await readTree(path.join(cwd, 'again')), written);
	});
}

t.test('without a terminal, or where nobody can answer, the missing flags are named', async t => {
	for (const variables of [{CI: 'true'}, {TERM: 'dumb'}]) {
		const person = openTerminal(t, [], {cwd: t.testdir({}), env: variables});
		t.equal(await person.ends(), 2);
		t.match(person.screen(), '--style');
	}

	const {code, stderr} = await runCli([], {cwd: t.testdir({})});
	t.equal(code, 2);
	t.match(stderr, '`--style`, `--python`, `--package`');
});

t.test('--yes asks nothing in a terminal either', async t => {
	const cwd = t.testdir({});
	const person = openTerminal(t, ['--yes', '--offline'], {cwd});
	t.equal(await person.ends(), 0);
	t.notOk(person.written().includes('\u001B[?25l'), 'no picture is drawn');
	t.strictSame(Object.keys(await readTree(cwd)), ['shell.nix']);
});
