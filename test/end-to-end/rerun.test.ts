import fs from 'node:fs/promises';
import path from 'node:path';
import t from 'tap';
import {snapshot} from '../support/snapshot.js';
import {readTree, textOf} from '../support/tree.js';
import {exitOf, runMain} from '../support/world.js';

// Flags are changes relative to what is there.
const jsonOf = async (words: string, cwd: string) => {
	const {code, stdout, stderr} = await runMain([...words.split(' '), '--yes', '--json'], cwd);
	const report = JSON.parse(stdout) as {
		environment: {style: string; interpreter: string; packages: Array<{distribution: string; override?: {version: string}}>; tools: string[]; pin: {channel: string}; direnv: boolean};
		files: Array<{path: string; change: string}>;
		error?: {code: string};
	};
	return {code, stderr, ...report};
};

const shown = ({environment}: Awaited<ReturnType<typeof jsonOf>>) => [
	environment.style, environment.interpreter, environment.packages.map(({distribution}) => distribution).join(' '), environment.tools.join(' '), environment.pin.channel, environment.direnv,
];

t.test('each flag changes one thing and leaves the rest', async t => {
	const cwd = t.testdir({});
	const run = async (words: string) => jsonOf(words, cwd);
	t.strictSame(shown(await run('--style both -p numpy --tool git --direnv')), ['both', 'python313', 'numpy', 'git', 'nixos-26.05', true]);
	t.strictSame(shown(await run('-p pandas,six')), ['both', 'python313', 'numpy pandas six', 'git', 'nixos-26.05', true], 'adds packages');
	t.strictSame(shown(await run('--remove Pandas --remove git')), ['both', 'python313', 'numpy six', '', 'nixos-26.05', true], 'removes a package and a tool');
	t.strictSame(shown(await run('--tool jq,hello')), ['both', 'python313', 'numpy six', 'hello jq', 'nixos-26.05', true], 'adds tools');
	t.strictSame(shown(await run('--python 3.14')), ['both', 'python314', 'numpy six', 'hello jq', 'nixos-26.05', true], 'another interpreter');
	t.strictSame(shown(await run('--channel nixos-25.11')), ['both', 'python314', 'numpy six', 'hello jq', 'nixos-25.11', true], 'another channel');
	const shell = await run('--style shell');
	t.strictSame(shown(shell), ['shell', 'python314', 'numpy six', 'hello jq', 'nixos-25.11', true], 'another style');
	t.strictSame(shell.files.map(({path, change}) => `${change} ${path}`), ['modify shell.nix', 'delete flake.nix', 'delete flake.lock']);
	const plain = await run('--no-direnv');
	t.strictSame(shown(plain), ['shell', 'python314', 'numpy six', 'hello jq', 'nixos-25.11', false]);
	t.strictSame(plain.files.map(({path, change}) => `${change} ${path}`), ['delete .envrc'], 'what is ignored stays ignored');
	t.strictSame(Object.keys(await readTree(cwd)), ['.gitignore', 'shell.nix']);
	t.strictSame(shown(await run('--style flake')), ['flake', 'python314', 'numpy six', 'hello jq', 'nixos-25.11', false]);
	t.strictSame(Object.keys(await readTree(cwd)), ['.gitignore', 'flake.lock', 'flake.nix']);
	t.strictSame(shown(await run('--remove numpy,six,jq,hello')), ['flake', 'python314', '', '', 'nixos-25.11', false]);
});

t.test('nothing to change touches nothing', async t => {
	for (const words of ['--style both -p numpy --direnv', '--style flake --tool git', '--style shell']) {
		const cwd = t.testdir({});
		await runMain([...words.split(' '), '--yes'], cwd);
		const before = await snapshot(cwd, true);
		for (const again of ['', words, '--check', '--overwrite']) {
			const {code, stderr, stdout} = await runMain([...again.split(' ').filter(Boolean), '--yes'], cwd);
			t.equal(code, 0);
			t.match(stderr, /Nothing to change/);
			t.equal(stdout, '');
			t.strictSame(await snapshot(cwd, true), before, 'not even a time');
		}
	}
});

t.test('the order in which things were asked for leaves no trace', async t => {
	const one = t.testdir({a: {}, b: {}});
	await runMain(['a', '--yes', '-p', 'numpy,six', '--tool', 'git,jq'], one);
	await runMain(['b', '--yes', '-p', 'six', '--tool', 'jq'], one);
	await runMain(['b', '--yes', '--tool', 'git', '-p', 'numpy'], one);
	t.strictSame(await readTree(path.join(one, 'a')), await readTree(path.join(one, 'b')));
});

t.test('a removal of what is not there', async t => {
	const cwd = t.testdir({});
	await runMain(['--yes', '-p', 'numpy'], cwd);
	const before = await snapshot(cwd, true);
	const {code, stderr} = await runMain(['--yes', '--remove', 'nunpy'], cwd);
	t.equal(code, 2);
	t.match(stderr, /There is no package or tool `nunpy` to remove/);
	t.strictSame(await snapshot(cwd, true), before);
});

t.test('a file edited by hand keeps the edit while the rest changes', async t => {
	for (const [style, file] of [['shell', 'shell.nix'], ['flake', 'flake.nix'], ['both', 'flake.nix']] as const) {
		const cwd = t.testdir({});
		await runMain(['--yes', '--style', style, '-p', 'numpy'], cwd);
		const edited = `${await fs.readFile(path.join(cwd, file), 'utf8')}# mine\n`;
		await fs.writeFile(path.join(cwd, file), edited);
		t.equal(await exitOf(['--yes', '--style', style, '--channel', 'nixos-25.11'], cwd), 0, `${style} ${file}`);
		const after = await fs.readFile(path.join(cwd, file), 'utf8');
		t.not(after, edited);
		t.ok(after.endsWith('# mine\n'), after);
	}
});

t.test('a file that cannot be read is refused and stays, and --overwrite keeps it', async t => {
	for (const [style, file] of [['both', 'flake.lock']] as const) {
		const cwd = t.testdir({});
		await runMain(['--yes', '--style', style, '-p', 'numpy'], cwd);
		const edited = `${await fs.readFile(path.join(cwd, file), 'utf8')}# mine\n`;
		await fs.writeFile(path.join(cwd, file), edited);
		const before = await snapshot(cwd, true);
		const words = ['--yes', '--style', style, '--channel', 'nixos-25.11'];
		const {code, stderr} = await runMain(words, cwd);
		t.equal(code, 1, `${style} ${file}`);
		t.ok(stderr.includes(`\`${file}\``) && stderr.includes('--overwrite'), stderr);
		t.strictSame(await snapshot(cwd, true), before);
		t.equal(await exitOf([...words, '--overwrite'], cwd), 0);
		t.equal(await fs.readFile(path.join(cwd, `${file}.orig`), 'utf8'), edited);
	}
});

t.test('files of others that are not in the way stay', async t => {
	const cwd = t.testdir({'flake.nix': '{ outputs = _: { }; }', '.envrc': 'export A=1\n', 'main.py': ''});
	const {code} = await runMain(['--yes', '--style', 'shell'], cwd);
	t.equal(code, 0);
	const {'shell.nix': _, ...rest} = await readTree(cwd);
	t.strictSame(rest, {'flake.nix': '{ outputs = _: { }; }', '.envrc': 'export A=1\n', 'main.py': ''});
});

t.test('a .gitignore is added to, in its own line ends, once', async t => {
	for (const [before, after] of [
		['dist', 'dist\n.direnv/\nresult\n'],
		['dist\r\n', 'dist\r\n.direnv/\r\nresult\r\n'],
		['/result\n.direnv\n', '/result\n.direnv\n'],
		['', '.direnv/\nresult\n'],
	] as const) {
		const cwd = t.testdir({'.gitignore': before});
		t.equal(await exitOf(['--yes', '--direnv'], cwd), 0);
		t.equal(await textOf(cwd, '.gitignore'), after);
	}
});
