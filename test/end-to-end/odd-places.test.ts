import {Buffer} from 'node:buffer';
import {execFileSync, spawn} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import t, {type Test} from 'tap';
import {
	builtCli, node, runCli, type CliRun,
} from '../support/cli.js';
import {foldersGoLast} from '../support/teardown.js';
import {runMain} from '../support/world.js';

foldersGoLast(t);

type Told = {readonly code: string; readonly message: string; readonly hint: string};
type Answer = {readonly exit: number; readonly error?: Told; readonly warnings?: readonly Told[]; readonly written?: boolean; readonly files?: ReadonlyArray<{readonly path: string; readonly original?: string}>};

const ask = async (words: string, cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Answer> => {
	const {code: exit, stdout} = await runMain(['--yes', '--json', '--offline', ...words.split(' ')], cwd, {env});
	const answer = JSON.parse(stdout) as Omit<Answer, 'exit'>;
	// These runs know of no Nix, which is said each time and is nobody's concern here.
	return {exit, ...answer, ...(answer.warnings ? {warnings: answer.warnings.filter(({code}) => code !== 'no-nix')} : {})};
};

const sh = async (line: string, cwd: string): Promise<CliRun> => new Promise(resolve => {
	const child = spawn('sh', ['-c', line], {cwd, env: {...process.env, HOME: cwd, XDG_CACHE_HOME: '/dev/null', PATH: '/usr/bin:/bin'}});
	let stdout = '';
	let stderr = '';
	child.stdout.on('data', data => {
		stdout += String(data);
	});
	child.stderr.on('data', data => {
		stderr += String(data);
	});
	child.on('close', (code, signal) => {
		resolve({
			code: code ?? undefined, signal: signal ?? undefined, stdout, stderr,
		});
	});
});

/** Without what tap has every Node load first, which needs a folder and a home. */
const command = `env -u NODE_OPTIONS "${node}" "${builtCli}"`;

t.test('a named pipe in place of a file is refused, and not waited for', async t => {
	for (const name of ['shell.nix', 'flake.nix', '.gitignore']) {
		const cwd = t.testdir({});
		execFileSync('mkfifo', [path.join(cwd, name)]);
		t.match(await ask('--style both --direnv', cwd), {exit: 1, error: {code: 'not-a-file', message: `\`${name}\` is no regular file but a named pipe.`}}, name);
	}

	const cwd = t.testdir({});
	execFileSync('mkfifo', [path.join(cwd, 'default.nix')]);
	t.match(await ask('--style shell', cwd), {exit: 0}, 'one that nothing is wanted of');
});

t.test('files that are not written block nothing', async t => {
	const outside = t.testdir({elsewhere: {file: 'x\n'}, project: {}});
	const cwd = path.join(outside, 'project');
	for (const [name, words] of [['.gitignore', '--style shell'], ['default.nix', '--style shell'], ['shell.nix', '--style flake'], ['flake.lock', '--style shell']] as const) {
		fs.rmSync(cwd, {recursive: true});
		fs.mkdirSync(cwd);
		fs.symlinkSync('../elsewhere/file', path.join(cwd, name));
		t.match(await ask(words, cwd), {exit: 0, written: true}, name);
		t.equal(fs.readFileSync(path.join(outside, 'elsewhere/file'), 'utf8'), 'x\n');
	}

	const utf16 = t.testdir({});
	fs.writeFileSync(path.join(utf16, '.gitignore'), Buffer.from('\uFEFFdist\n', 'utf16le'));
	t.match(await ask('--style shell', utf16), {exit: 0});
	for (const mode of ['', ' --check', ' --dry-run']) {
		t.match(await ask(`--style shell --direnv${mode}`, utf16), {exit: 1, error: {code: 'not-utf-8'}}, `wanted${mode}`);
	}
});

t.test('the second signal ends a run that only waits', async t => {
	const cwd = t.testdir({});
	execFileSync('mkfifo', [path.join(cwd, 'pip.conf')]);
	const {code, signal} = await runCli(['--yes', '--offline', '-p', 'numpy==1.26.4'], {
		cwd,
		env: {PIP_CONFIG_FILE: path.join(cwd, 'pip.conf'), PATH: '/nowhere'},
		onStart(kill) {
			// The pipe can be opened as soon as the run reads it, and gives nothing. The first signal does nothing that could
			// be seen: they come until one is the second.
			let pipe: number | undefined;
			const timer = setInterval(() => {
				try {
					pipe ??= fs.openSync(path.join(cwd, 'pip.conf'), fs.constants.O_WRONLY | fs.constants.O_NONBLOCK); // eslint-disable-line no-bitwise
					kill('SIGTERM');
				} catch {
					// Nobody reads it yet.
				}
			}, 100);
			t.teardown(() => {
				clearInterval(timer);
				if (pipe !== undefined) {
					fs.closeSync(pipe);
				}
			});
		},
	});
	t.strictSame([code, signal], [undefined, 'SIGINT'], 'as a shell sees it: 130');
});

/** A PATH with nothing but git, which looks for no repository above the test's folder. */
const onlyGit = (t: Test): NodeJS.ProcessEnv => {
	const bin = fs.mkdtempSync(path.join(os.tmpdir(), 'only-git-'));
	t.teardown(() => {
		fs.rmSync(bin, {recursive: true});
	});
	fs.symlinkSync(execFileSync('sh', ['-c', 'command -v git'], {encoding: 'utf8'}).trim(), path.join(bin, 'git'));
	return {PATH: bin, GIT_CEILING_DIRECTORIES: path.dirname(t.testdirName)};
};

const inGit = (t: Test, tree: Readonly<Record<string, string>> = {}): string => {
	const cwd = t.testdir(tree);
	execFileSync('git', ['init', '--quiet'], {cwd});
	return cwd;
};

t.test('git that fails is said, and a failure where it was asked for', async t => {
	const env = onlyGit(t);
	const broken = t.testdir({'.git': {}});
	t.match(await ask('--style flake', broken, env), {exit: 0, warnings: [{code: 'git-unavailable', message: /not a git repository/}]}, 'an empty .git');
	t.match(await ask('--style flake --git-add', t.testdir({'.git': {}}), env), {
		exit: 1, written: true, files: [{path: 'flake.nix'}, {path: 'flake.lock'}], error: {code: 'git-unavailable', message: /^The files are written\. .*not a git repository/},
	});
	t.match(await ask('--style flake --git-add', inGit(t)), {exit: 1, written: true, error: {code: 'git-unavailable', message: /there is no git on PATH/}});
	const ignored = await ask('--style flake --git-add', inGit(t, {'.gitignore': 'flake.lock\n'}), env);
	t.match(ignored, {
		exit: 1, written: true, files: [{path: 'flake.nix'}, {path: 'flake.lock'}],
		error: {code: 'git-add', message: /\.gitignore files: flake\.lock$/, hint: '`git add --intent-to-add --force flake.nix flake.lock` adds what is ignored'},
	});
	t.match(await ask('--style flake --git-add', inGit(t), env), {exit: 0, warnings: []});
});

t.test('an .envrc of somebody\'s own has to be told', async t => {
	const mine = {'.envrc': 'export A=1\n', 'shell.nix': '{ pkgs ? import <nixpkgs> { } }:\npkgs.mkShell {\n  packages = [ (pkgs.python3.withPackages (ps: [ ps.numpy ])) ];\n}\n'};
	const warned = await ask('--direnv', t.testdir(mine));
	t.equal(warned.exit, 0);
	t.match(warned.warnings!.find(({code}) => code === 'envrc-not-ours'), {hint: 'add the line `use nix` to .envrc'});
	const fine = await ask('--direnv', t.testdir({...mine, '.envrc': 'export A=1\nuse nix\n'}));
	t.notOk(fine.warnings!.some(({code}) => code === 'envrc-not-ours'));
});

t.test('what was done is told as it is', async t => {
	const cwd = t.testdir({'shell.nix': 'mine', 'shell.nix.orig': 'older'});
	const {stderr} = await runMain(['--yes', '--offline', '--overwrite'], cwd);
	t.match(stderr, /the one that was there is kept as shell\.nix\.orig\.1\n/);
	fs.writeFileSync(path.join(cwd, 'shell.nix'), 'mine again');
	t.match(await ask('--overwrite', cwd), {written: true, files: [{path: 'shell.nix', original: 'shell.nix.orig.2'}]});
	t.match(await ask('--style shell', cwd), {exit: 0, written: false, files: []}, 'nothing to change, nothing written');
	t.match(await runMain(['demo', '--yes', '--offline'], cwd).then(({stderr}) => stderr), /Change it {5}npx create-nix-python demo\n/);
});

t.test('an older Node is told on one line', async t => {
	const cwd = t.testdir({});
	for (const [version, isOld] of [['18.20.4', true], ['20.11.1', true], ['20.12.0', false], ['26.9.0', false]] as const) {
		const {code, stderr} = await runCli(['--yes', '--offline', '--dry-run'], {
			cwd, nodeArguments: ['--import', `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'${version}'})`],
		});
		t.equal(code, isOld ? 1 : 0, version);
		t.equal(stderr.startsWith(`error: create-nix-python needs Node 20.12 or newer, and this is Node ${version}.\n\nhint: `), isOld, version);
	}
});

t.test('a folder that is gone, an output that is full', async t => {
	const gone = await sh(`mkdir gone && cd gone && rmdir ../gone && ${command} --yes --offline`, t.testdir({}));
	t.equal(gone.code, 1);
	t.match(gone.stderr, /^error: The folder you are in does not exist any more\.\n\nhint: .*\n$/);
	const json = await sh(`mkdir gone && cd gone && rmdir ../gone && ${command} --yes --offline --json`, t.testdir({}));
	t.match(JSON.parse(json.stdout), {outcome: 'failed', exitCode: 1, error: {code: 'no-folder'}});
	const full = await sh(`${command} --yes --offline --json > /dev/full`, t.testdir({}));
	t.equal(full.code, 1);
	t.match(full.stderr, /^error: What there was to say could not be written: ENOSPC[^\n]*\n\nhint: .*\n$/);
});

t.test('a user without a home, whom the system does not know', {skip: process.getuid?.() === 0 ? false : 'only root can become somebody else'}, async t => {
	const cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'homeless-'));
	t.teardown(() => {
		fs.rmSync(cwd, {recursive: true});
	});
	fs.chmodSync(cwd, 0o777);
	const {code, stderr} = await sh(`exec setpriv --reuid 54321 --clear-groups env -u HOME -u XDG_CACHE_HOME ${command} --yes --offline -p numpy`, cwd);
	t.equal(code, 0, stderr);
});

t.test('what nobody foresaw is one line, and a bug', async t => {
	const nodeArguments = ['--import', 'data:text/javascript,Date.prototype.toISOString=()=>{throw new TypeError("odd"+String.fromCharCode(10)+"thing")}'];
	const {code, stderr} = await runCli(['--yes', '--offline'], {cwd: t.testdir({}), nodeArguments});
	t.equal(code, 1);
	t.match(stderr, /^error: [^\n]*TypeError: odd thing[^\n]*\n\nhint: [^\n]*report it[^\n]*\n$/);
	const json = await runCli(['--yes', '--offline', '--json'], {cwd: t.testdir({}), nodeArguments});
	t.equal(json.code, 1);
	t.match(JSON.parse(json.stdout), {outcome: 'failed', exitCode: 1, error: {code: 'bug', message: /odd thing/}});
});

t.test('a folder with the name of a package', async t => {
	const cwd = t.testdir({seen: {}});
	t.match((await ask('-p numpy pandas --dry-run', cwd)).warnings, [{code: 'folder-or-package', hint: 'if you want the package: `--package numpy,pandas`'}]);
	for (const words of ['-p numpy demo-of-mine --dry-run', 'pandas --dry-run', '-p numpy seen --dry-run']) {
		t.strictSame((await ask(words, cwd)).warnings, [], words);
	}
});

t.test('--nix-path without a Nix', async t => {
	t.match(await ask('--nix-path /nope', t.testdir({})), {exit: 2, error: {code: 'no-such-nix'}});
});
