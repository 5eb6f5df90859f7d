import fs from 'node:fs';
import path from 'node:path';
import t from 'tap';
import {runCli} from '../support/cli.js';

const words = ['--yes', '--offline', '-p', 'numpy', '--json'];

/** The only file below a folder. */
const onlyFile = (folder: string): string => {
	const files = fs.readdirSync(folder, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile());
	t.equal(files.length, 1);
	return path.join(files[0]!.parentPath, files[0]!.name);
};

// Node has a cache of its own from 22.1 on, and its form is Node's business.
const hasOwn = process.env.NODE_UNDER_TEST === undefined && Number(process.versions.node.split('.')[0]) < 22;

t.test('compiled code is kept, used, and believed only when it is ours', {skip: hasOwn ? false : 'this Node keeps compiled code itself'}, async t => {
	const cwd = t.testdir({});
	const cache = path.join(cwd, '.cache-of-tests');
	const go = async (): Promise<string> => {
		const {code, stdout, stderr} = await runCli([...words, '--dry-run'], {cwd, env: {PATH: '/nowhere', NODE_DISABLE_COMPILE_CACHE: ''}});
		t.equal(code, 0, stderr);
		return stdout;
	};

	const first = await go();
	const file = onlyFile(path.join(cache, 'create-nix-python', 'code'));
	const {mode, mtimeMs, size} = fs.statSync(file);
	t.equal(mode & 0o777, 0o600); // eslint-disable-line no-bitwise
	t.ok(size > 50_000);

	t.equal(await go(), first, 'the second run says the same');
	t.equal(fs.statSync(file).mtimeMs, mtimeMs, 'and has no need to compile');

	for (const [name, damage] of Object.entries({
		cut() {
			fs.truncateSync(file, size / 2);
		},
		foreign() {
			fs.writeFileSync(file, 'not compiled code');
		},
		'open to others'() {
			fs.chmodSync(file, 0o666);
		},
	})) {
		damage();
		t.equal(await go(), first, `${name}: compiled again`);
		t.equal(fs.statSync(onlyFile(path.dirname(file))).size > 50_000, true, `${name}: replaced`);
		t.equal(fs.statSync(file).mode & 0o777, 0o600, name); // eslint-disable-line no-bitwise
	}
});

t.test('what only some runs need is found from the cache, too', async t => {
	const cwd = t.testdir({'shell.nix': '{ pkgs ? import <nixpkgs> { } }: pkgs.mkShell { packages = [ (pkgs.python3.withPackages (ps: [ ps.numpy ])) ]; }\n'});
	for (const round of ['the first run', 'the second', 'the third']) {
		const {code, stdout, stderr} = await runCli(['--yes', '--offline', '-p', 'six', '--dry-run'], {cwd, env: {PATH: '/nowhere', NODE_DISABLE_COMPILE_CACHE: ''}});
		t.equal(code, 0, `${round}: ${stderr}`);
		t.match(stdout, 'ps.six', round);
	}
});

t.test('a cache that cannot be written is no failure', async t => {
	const cwd = t.testdir({});
	const {code, stderr} = await runCli(words.filter(word => word !== '--json'), {cwd, env: {PATH: '/nowhere', XDG_CACHE_HOME: '/dev/null', NODE_DISABLE_COMPILE_CACHE: ''}});
	t.equal(code, 0);
	t.notMatch(stderr, /ENOTDIR/);
});

t.test('none is kept where nobody wants it', async t => {
	const cwd = t.testdir({});
	await runCli(words, {cwd, env: {PATH: '/nowhere', NODE_DISABLE_COMPILE_CACHE: '1'}});
	t.notOk(fs.existsSync(path.join(cwd, '.cache-of-tests')));
});
