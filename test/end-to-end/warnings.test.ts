import {execFileSync} from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import t, {type Test} from 'tap';
import {nixEnvironment} from '../support/nix.js';
import {readTree, textOf} from '../support/tree.js';
import {runMain} from '../support/world.js';

type Told = {readonly code: string; readonly message: string; readonly hint: string};

type Warned = {
	readonly code: number;
	readonly codes: readonly string[];
	readonly warnings: readonly Told[];
	readonly stderr: string;
	readonly error: Told | undefined;
};

const warn = async (words: string, cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Warned> => {
	const {code, stdout, stderr} = await runMain(['--yes', '--json', ...words.split(' ').filter(Boolean)], cwd, {env});
	const {warnings = [], error} = JSON.parse(stdout) as {warnings?: Warned['warnings']; error: Warned['error']};
	return {
		code, warnings, codes: warnings.map(warning => warning.code), stderr, error,
	};
};

const codesOf = async (...given: Parameters<typeof warn>): Promise<readonly string[]> => {
	const {codes} = await warn(...given);
	return codes;
};

const exitOf = async (...given: Parameters<typeof warn>): Promise<number> => {
	const {code} = await warn(...given);
	return code;
};

t.test('an interpreter outside the prebuilt sets will compile', async t => {
	for (const [words, compiles] of [
		['--python 3.13', false],
		['--python 3.14', false],
		['--python 3.12', true],
		['--python 3.11', true],
		['--python pypy311', true],
		['--python 3.12 --channel nixos-25.11', false],
		['--python 3.14 --channel nixos-25.11', true],
		['--python 3.12 --channel nixos-25.05', false],
	] as const) {
		const {code, codes, warnings} = await warn(words, t.testdir({}));
		t.equal(code, 0, words);
		t.equal(codes.includes('will-compile'), compiles, words);
		if (compiles) {
			t.match(warnings[0], {message: /compiled on your machine/, hint: /prebuilt are Python 3\.\d\d and Python 3\.\d\d: `--python python3\d\d`/});
		}
	}
});

t.test('an interpreter that the pin dropped', async t => {
	const cwd = t.testdir({});
	const {code, error} = await warn('--python 3.10', cwd);
	t.equal(code, 2);
	t.match(error, {code: 'interpreter-not-in-pin', message: /Python 3\.10 is not in nixos-26\.05/, hint: /it has .*PyPy 3\.11; nixos-25\.11 has Python 3\.10: `--channel nixos-25\.11`/});
	t.strictSame(await readTree(cwd), {});
	t.equal(await exitOf('--python 3.10 --channel nixos-25.11', cwd), 0, 'and the hint holds');
	t.equal(await exitOf('--python 3.99', t.testdir({})), 2, 'nobody has it');
});

/** A PATH with a `nix` that says its version; nothing else is asked of it. */
const withNix = async (t: Test, says: string): Promise<NodeJS.ProcessEnv> => {
	const folder = t.testdir({});
	await fs.writeFile(path.join(folder, 'nix'), `#!/bin/sh\n[ "$1" = --version ] && echo '${says}'\n`, {mode: 0o755});
	return {PATH: folder};
};

t.test('a Nix that is too old for the pin', async t => {
	for (const [says, words, code] of [
		['nix (Nix) 2.8.0', '', 'nix-too-old'],
		['nix (Nix) 2.17.1', '', 'nix-too-old'],
		['nix (Nix) 2.18.0', '', undefined],
		['nix (Nix) 2.34.1', '--style flake', undefined],
		['nix (Lix, like Nix) 2.93.0', '', undefined],
		['nix (Determinate Nix 3.6.2) 2.29.0', '', undefined],
		['nix (Nix) 2.8.0', '--channel nixos-25.05', undefined],
		['nix (Nix) 2.2', '--channel nixos-25.05', 'nix-too-old'],
		['nix (Nix) 2.3.16', '--channel nixos-25.05', undefined],
		['nix (Nix) 2.3.16', '--channel nixos-25.05 --style both', 'nix-without-flakes'],
		['nix (Nix) 2.4', '--channel nixos-25.05 --style both', undefined],
		['something else entirely', '', undefined],
	] as const) {
		await t.test(`${says} ${words}`, async t => {
			const env = await withNix(t, says);
			const {code: exit, codes} = await warn(`demo ${words}`, t.testdirName, env);
			t.equal(exit, 0, 'a warning, not a failure');
			// There is no git on this PATH, and the tests run in a repository.
			t.strictSame(codes.filter(one => one !== 'git-unavailable'), code ? [code] : []);
		});
	}

	const real = await warn('', t.testdir({}), nixEnvironment);
	const [, minor] = /(\d+)\.(\d+)/.exec(execFileSync('nix', ['--version'], {encoding: 'utf8'}))!.slice(1).map(Number);
	t.equal(real.codes.includes('nix-too-old'), minor! < 18, 'the real Nix of this machine is asked');
});

const git = (cwd: string, ...words: string[]): string => execFileSync('git', words, {cwd, encoding: 'utf8', stdio: 'pipe'});

/** The real git, and no Nix. */
const withGit = async (t: Test): Promise<NodeJS.ProcessEnv> => {
	const folder = path.join(t.testdirName, 'bin-of-tests');
	await fs.mkdir(folder, {recursive: true});
	await fs.symlink(execFileSync('which', ['git'], {encoding: 'utf8'}).trim(), path.join(folder, 'git'));
	return {PATH: folder, HOME: t.testdirName};
};

t.test('a flake that git does not track', async t => {
	const cwd = t.testdir({sub: {}});
	const env = await withGit(t);
	const elsewhere = await fs.mkdtemp(path.join(os.tmpdir(), 'create-nix-python-'));
	t.teardown(async () => fs.rm(elsewhere, {recursive: true}));
	t.strictSame(await codesOf('--style flake', elsewhere, env), [], 'no repository, no warning');
	git(cwd, 'init', '-q');
	const first = await warn('--style both -p numpy', cwd, env);
	t.equal(first.code, 0);
	t.match(first.warnings, [{code: 'untracked-flake', message: /`shel{2}(?:\.nix`, `flake){2}\.lock`/, hint: /`git add --intent-to-add shell\.nix flake\.nix flake\.lock`.*--git-add/}]);
	t.strictSame(await codesOf('sub --style both', cwd, env), ['untracked-flake'], 'below the top of a repository, too');
	t.strictSame(await codesOf('--style both --dry-run', cwd, env), [], 'nothing is written, nothing is said');
	t.equal(git(cwd, 'ls-files'), '', 'git is left alone until it is asked');

	const added = await warn('--git-add', cwd, env);
	t.strictSame(added.codes, []);
	t.equal(git(cwd, 'ls-files'), 'flake.lock\nflake.nix\nshell.nix\n');
	t.equal(git(cwd, 'diff', '--cached', '--name-only'), '', 'known to git, their contents are not staged');
	t.strictSame(await codesOf('-p six', cwd, env), [], 'tracked now');
	t.strictSame(await codesOf('sub --style shell', cwd, env), [], 'a shell.nix needs no git');
});

t.test('a flake that git ignores', async t => {
	const cwd = t.testdir({'.gitignore': 'flake.nix\n'});
	const env = await withGit(t);
	git(cwd, 'init', '-q');
	const {code, error} = await warn('--style flake --git-add', cwd, env);
	t.equal(code, 1);
	t.match(error, {code: 'git-add', message: /^The files are written, but git did not take them: .+ignored/});
	t.ok(await textOf(cwd, 'flake.nix'), 'the files are there');
	t.strictSame(await codesOf('--style flake', cwd, env), ['untracked-flake']);
});

t.test('warnings are for people too', async t => {
	const cwd = t.testdir({});
	const {stderr} = await runMain(['--yes', '--python', '3.12'], cwd);
	t.match(stderr, /^warning: No binary cache has .*\n {2}hint: prebuilt are .*\n✔ shell\.nix/);
});
