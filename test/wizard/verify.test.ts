import fs from 'node:fs/promises';
import path from 'node:path';
import t, {type Test} from 'tap';
import {nixEnvironment, testNixpkgs} from '../support/nix.js';
import {endless, processesWith} from '../support/processes.js';
import {keys, openTerminal, type Person} from '../support/pty.js';
import {foldersGoLast} from '../support/teardown.js';
import {readTree} from '../support/tree.js';
import {outsideGit} from '../support/verify.js';

foldersGoLast(t);

// The wizard's last step with a real Nix: what it costs, how it goes, what failed, and what mends it.

const env = {NIX_CONFIG: nixEnvironment.NIX_CONFIG, NIX_PATH: '', NIX_USER_CONF_FILES: '/dev/null'};

type Words = {readonly cwd: string; readonly packages: string; readonly nixpkgs?: string; readonly style?: string};

/** From the start to the question whether to write: packages come from the command line. */
const toWriting = async (t: Test, {cwd, packages, nixpkgs = testNixpkgs, style = 'shell'}: Words): Promise<Person> => {
	const person = openTerminal(t, ['--offline', '--style', style, '--python', '3.13', '-p', packages, '--nixpkgs', nixpkgs], {cwd, env, columns: 100, rows: 30});
	await person.sees(/❯ Packages/);
	person.press(keys.enter);
	await person.sees('new, ');
	person.press(keys.enter);
	await person.sees('❯ Yes, write them, and try every import');
	return person;
};

/** Goes on where compiling is asked for; what is built already needs no question. */
const goOn = async (person: Person, until: string | RegExp): Promise<string> => {
	const wanted = typeof until === 'string' ? until : until.source;
	const screen = await person.sees(new RegExp(String.raw`Go on\?|${typeof until === 'string' ? until.replaceAll(/[.*+?()[\]{}|\\^$]/g, String.raw`\$&`) : wanted}`));
	if (screen.includes('Go on?')) {
		person.press('y');
	}

	return person.sees(until);
};

t.test('both styles: every import is proved, and the command line ends it', async t => {
	const cwd = await outsideGit(t);
	const person = await toWriting(t, {cwd, packages: 'six', style: 'both'});
	person.press(keys.enter);
	await goOn(person, /Verified in/);
	t.equal(await person.ends(), 0);
	const lines = person.lines().join('\n');
	t.match(lines, /nix-shell[^]*✔ import six[^]*nix develop[^]*✔ the same import, [^]*both ways are one derivation[^]*Enter it +nix-shell --pure/);
});

t.test('a build that fails: its log can be read, what mends it is shown, written and proved', async t => {
	const cwd = await outsideGit(t);
	const person = await toWriting(t, {cwd, packages: 'failing-tests,six'});
	person.press(keys.enter);
	await goOn(person, 'failing-tests builds, but its own tests fail');
	await person.sees(/✔ Written +shell\.nix[^]*FAILED tests[^]*❯ Build failing-tests without its tests/);
	person.press('l');
	await person.sees(/lines \d+ to \d+ of \d+/);
	await person.sees('1 failed in');
	person.press(keys.escape);
	await person.sees('❯ Build failing-tests');
	const before = await readTree(cwd);
	person.press(keys.enter);
	await person.sees(/Preview +shell\.nix +changed/);
	t.strictSame(await readTree(cwd), before, 'it is shown before it is written');
	person.press(keys.escape);
	await person.sees('❯ Build failing-tests');
	person.press(keys.enter);
	await person.sees(/Preview +shell\.nix +changed/);
	person.press(keys.enter);
	await person.sees('❯ Yes, change these files, and try every import');
	person.press(keys.enter);
	await goOn(person, /Verified in/);
	t.equal(await person.ends(), 0);
	t.match((await readTree(cwd))['shell.nix'], 'doCheck = false');
});

t.test('an import that fails: the files can be kept, or put back', async t => {
	for (const [keysPressed, code, files] of [[keys.end, 3, ['shell.nix']], [keys.end + keys.up, 3, []]] as const) {
		const cwd = await outsideGit(t);
		const person = await toWriting(t, {cwd, packages: 'raising-import'});
		person.press(keys.enter);
		await goOn(person, 'Keep the files as they are');
		person.press(keysPressed);
		await person.sees(files.length === 0 ? '❯ Put back' : '❯ Keep the files');
		person.press(keys.enter);
		t.equal(await person.ends(), code);
		t.strictSame(Object.keys(await readTree(cwd)), files);
	}
});

t.test('progress moves, Escape stops it and leads back, Ctrl+C in mid-build leaves no process', async t => {
	for (const [index, key] of [keys.escape, keys.cancel].entries()) {
		const cwd = await outsideGit(t);
		const marker = `endless-${index}7${process.pid}`;
		const person = await toWriting(t, {cwd, packages: 'six', nixpkgs: await endless(cwd, marker)});
		person.press(keys.enter);
		await goOn(person, `building ${marker}`);
		// What a build says comes after its name.
		await person.sees('running');
		const before = /(\d:\d\d)/.exec(person.screen())![1]!;
		await person.seesNo(new RegExp(`nix-shell --pure +${before}`));
		t.not(processesWith(`1000.${index}7${process.pid}`).length, 0);
		person.press(key);
		if (key === keys.escape) {
			await person.sees('❯ Packages');
			person.press(keys.cancel);
		}

		t.equal(await person.ends(), 130);
		t.strictSame(processesWith(`1000.${index}7${process.pid}`), []);
		t.strictSame(processesWith(cwd), []);
		t.match(await fs.readFile(path.join(cwd, 'shell.nix'), 'utf8'), 'ps.six');
		t.ok(person.written().lastIndexOf('\u001B[?25h') > person.written().lastIndexOf('\u001B[?25l'), 'the cursor is there again');
	}
});

t.test('what has to be compiled is asked for, and no is an answer', async t => {
	const cwd = await outsideGit(t);
	const person = await toWriting(t, {cwd, packages: 'six', nixpkgs: await endless(cwd, `endless-97${process.pid}`)});
	person.press(keys.enter);
	await person.sees(/builds \d derivations?: .*endless-97[^]*Go on\?/);
	person.press('n');
	t.equal(await person.ends(), 0);
	t.strictSame(processesWith(`1000.97${process.pid}`), []);
	t.match(person.lines().join('\n'), /✔ shell\.nix[^]*Enter it/);
});
