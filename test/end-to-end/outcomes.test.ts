import {spawn} from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import t from 'tap';
import {builtCli, node, runCli} from '../support/cli.js';
import {startServer} from '../support/server.js';
import {snapshot} from '../support/snapshot.js';
import {foldersGoLast} from '../support/teardown.js';
import {readTree} from '../support/tree.js';
import {exitOf, runMain} from '../support/world.js';

foldersGoLast(t);

const escape = '\u{1B}';

/** Keys of an object and the types of their values. */
const shape = (value: unknown): unknown => Array.isArray(value)
	? value.slice(0, 1).map(one => shape(one))
	: (typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shape(one)])) : typeof value);

const environmentShape = {
	style: 'string',
	interpreter: 'string',
	packages: [{attribute: 'string', distribution: 'string', extras: []}],
	tools: ['string'],
	pin: {
		channel: 'string', rev: 'string', hash: 'string', lastModified: 'number',
	},
	direnv: 'boolean',
	imports: [],
	permits: {
		unfree: [], insecure: [], broken: [], untested: [],
	},
};

const reportShape = {
	outcome: 'string', exitCode: 'number', written: 'boolean', environment: environmentShape, files: [{path: 'string', change: 'string', diff: 'string'}], warnings: [{code: 'string', message: 'string', hint: 'string'}], source: {kind: 'string', label: 'string'}, command: 'string',
};

/** The one object on standard output, or an error. */
const parsed = (stdout: string): Record<string, unknown> => {
	t.match(stdout, /^{[^]*}\n$/);
	return JSON.parse(stdout) as Record<string, unknown>;
};

const words = ['--yes', '--json', '--style', 'both', '-p', 'numpy', '--tool', 'git'];

t.test('--json: done, dry run, check', async t => {
	const cwd = t.testdir({});
	const env = {PATH: '/nowhere'};
	const dry = await runCli([...words, '--dry-run'], {cwd, env});
	t.equal(dry.code, 0);
	t.equal(dry.stderr, '');
	t.match(parsed(dry.stdout), {outcome: 'done', exitCode: 0, written: false});
	t.strictSame(await readTree(cwd), {}, 'a dry run writes nothing');

	const check = await runCli([...words, '--check'], {cwd, env});
	t.equal(check.code, 4);
	t.match(parsed(check.stdout), {outcome: 'would-change', exitCode: 4, written: false});
	t.strictSame(shape(parsed(check.stdout)), reportShape);
	t.strictSame(await readTree(cwd), {}, 'a check writes nothing');

	const done = await runCli(words, {cwd, env});
	t.equal(done.code, 0);
	t.equal(done.stderr, '');
	const report = parsed(done.stdout);
	t.strictSame(shape(report), reportShape);
	t.match(report, {
		outcome: 'done', exitCode: 0, written: true, files: [{path: 'shell.nix', change: 'create'}, {path: 'flake.nix', change: 'create'}, {path: 'flake.lock', change: 'create'}],
	});
	const tree = await readTree(cwd);
	t.strictSame(Object.keys(tree), ['flake.lock', 'flake.nix', 'shell.nix']);
	const [{diff}] = report.files as [{diff: string}];
	t.ok(diff.startsWith('--- /dev/null\n+++ b/shell.nix\n@@ '));
	t.equal(diff.split('\n').filter(line => line.startsWith('+') && !line.startsWith('+++')).map(line => line.slice(1) + '\n').join(''), tree['shell.nix']);

	const same = await runCli([...words, '--check'], {cwd, env});
	t.equal(same.code, 0, 'nothing would change');
	t.match(parsed(same.stdout), {outcome: 'done', files: []});

	// The command does what it says: the same files in another folder.
	const command = (report.command as string).replace('npx create-nix-python', '').split(' ').filter(Boolean);
	await runMain(['copy', ...command], cwd);
	t.strictSame(await readTree(path.join(cwd, 'copy')), tree);
});

t.test('--json: failed and usage', async t => {
	const cwd = t.testdir({'shell.nix': 'by hand\n'});
	const failed = await runCli(words, {cwd});
	t.equal(failed.code, 1);
	t.strictSame(shape(parsed(failed.stdout)), {outcome: 'string', exitCode: 'number', error: {code: 'string', message: 'string', hint: 'string'}});
	t.match(parsed(failed.stdout), {outcome: 'failed', exitCode: 1, error: {code: 'not-ours', hint: /--overwrite/}});
	t.equal(failed.stderr, '');
	for (const argv of [['--json', '--pakage'], ['--json', '--style', 'x'], ['--json']]) {
		const usage = await runMain(argv, cwd);
		t.equal(usage.code, 2, argv.join(' '));
		t.match(parsed(usage.stdout), {outcome: 'failed', exitCode: 2});
		t.equal(usage.stderr, '');
	}

	t.strictSame(await readTree(cwd), {'shell.nix': 'by hand\n'});
});

t.test('answers that are missing are named', async t => {
	const cwd = t.testdir({});
	const bare = await runCli([], {cwd});
	t.equal(bare.code, 2);
	t.equal(bare.stdout, '');
	t.equal(bare.stderr, 'error: There is no answer yet for `--style`, `--python`, `--package`.\n\nhint: give them, or add `--yes` for the defaults\n');
	const some = await runMain(['--style', 'both', '-p', 'numpy'], cwd);
	t.equal(some.code, 2);
	t.match(some.stderr, /for `--python`\./);
	t.equal(await exitOf(['--style', 'both', '-p', 'numpy', '--python', '3.13'], cwd), 0, 'all given: no --yes needed');
	t.equal(await exitOf(['--tool', 'git'], cwd), 0, 'and what is there answers too');
});

t.test('cancelled by Ctrl+C: 130, and nothing is touched', async t => {
	const cwd = t.testdir({});
	await runMain(['--yes', '--style', 'both', '-p', 'numpy'], cwd);
	const before = await snapshot(cwd, true);
	for (const json of [true, false]) {
		let interrupt: ((signal: NodeJS.Signals) => void) | undefined;
		// The index never answers: the command is surely waiting when the signal comes.
		const server = await startServer(t, () => {
			interrupt?.('SIGINT');
		});
		const run = await runCli(['--yes', '-p', 'scikit-learn==1.4.0', ...(json ? ['--json'] : [])], {
			cwd,
			env: {PIP_INDEX_URL: `${server.url}/simple/`},
			onStart(kill) {
				interrupt = kill;
			},
		});
		t.equal(run.code, 130, run.stderr);
		t.equal(run.signal, undefined);
		t.strictSame(await snapshot(cwd, true), before);
		if (json) {
			t.strictSame(parsed(run.stdout), {outcome: 'cancelled', exitCode: 130});
			t.equal(run.stderr, '');
		} else {
			t.equal(run.stdout, '');
			t.equal(run.stderr, 'Cancelled; nothing was written.\n');
		}
	}
});

t.test('what goes to a pipe has no escape sequences, whatever colours are asked for', async t => {
	const cwd = t.testdir({});
	for (const [argv, env] of [
		[['--yes', '--dry-run'], {}],
		[['--yes', '--dry-run'], {FORCE_COLOR: '1', TERM: 'xterm-256color'}],
		[['--yes', '--dry-run', '--no-color'], {NO_COLOR: '1'}],
		[['--style', 'x'], {}],
	] as const) {
		const {stdout, stderr} = await runCli(argv, {cwd, env});
		t.notOk((stdout + stderr).includes(escape), argv.join(' '));
		t.ok(stdout + stderr);
	}
});

t.test('colour: on a terminal, unless somebody said no', async t => {
	const cwd = t.testdir({});
	const terminal = async (argv: readonly string[], env: Readonly<Record<string, string>>): Promise<boolean> => {
		let text = '';
		const sink = {
			write(words: string) {
				text += words;
			},
			isTerminal: true,
		};
		await runMain(argv, cwd, {stdout: sink, stderr: sink, env});
		return text.includes(escape);
	};

	t.equal(await terminal(['--yes', '--dry-run'], {}), true);
	t.equal(await terminal(['--style', 'x'], {}), true);
	t.equal(await terminal(['--yes', '--dry-run'], {NO_COLOR: '1'}), false);
	t.equal(await terminal(['--yes', '--dry-run', '--no-color'], {}), false);
	t.equal(await terminal(['--style', 'x', '--no-color'], {}), false);
	t.equal(await terminal(['--yes', '--dry-run'], {TERM: 'dumb'}), false);
});

t.test('control characters of foreign files, folders and words never reach the output', async t => {
	const evil = `${escape}[2J${escape}]0;owned\u{7}\u{9B}31m\u{202E}\r`;
	const cwd = t.testdir({});
	const folder = path.join(cwd, `x${evil}`);
	await fs.mkdir(folder);
	await fs.writeFile(path.join(folder, 'shell.nix'), `# ${evil}\n${evil}\n`);
	const runs = [
		[`x${evil}`, '--yes'],
		[`x${evil}`, '--yes', '--overwrite', '--dry-run'],
		[`x${evil}`, '--yes', '--overwrite', '--dry-run', '--json'],
		[`x${evil}/shell.nix/deep`, '--yes'],
		[`x${evil}/shell.nix`, '--yes', '--json'],
		['--yes', '--nixpkgs', evil, '-p', 'numpy'],
		['--yes', '-r', evil],
		['--yes', '--index-url', `http://${evil}/`, '-p', 'numpy==1'],
		[`--${evil}`],
		['--yes', '-p', evil],
		[`x${evil}`, '--yes', '--overwrite'],
	];
	for (const argv of runs) {
		const {stdout, stderr} = await runMain(argv, cwd);
		t.notMatch((stdout + stderr).replaceAll('\n', ''), /(?!\t)[\p{Cc}\p{Cf}]/u, JSON.stringify(argv));
		t.ok(stdout + stderr);
	}
});

t.test('a reader that stops reading is no failure', async t => {
	const cwd = t.testdir({});
	for (const stream of ['stdout', 'stderr'] as const) {
		const child = spawn(node, [builtCli, '--yes', '--style', 'both', '--diff', stream === 'stdout' ? '--dry-run' : '--diff'], {cwd, env: {PATH: '/nowhere', HOME: cwd}, stdio: ['ignore', 'pipe', 'pipe']});
		child[stream].destroy();
		let other = '';
		child[stream === 'stdout' ? 'stderr' : 'stdout'].setEncoding('utf8').on('data', (text: string) => {
			other += text;
		});
		const code = await new Promise(resolve => {
			child.on('close', resolve);
		});
		t.equal(code, 0, other);
		t.notMatch(other, /EPIPE|at .*\.js/);
	}
});

t.test('--help and --version', async t => {
	const cwd = t.testdir({});
	for (const argv of [['--help'], ['-h'], ['--version'], ['-V'], ['--nonsense', '--help']]) {
		const {code, stdout, stderr} = await runCli(argv, {cwd});
		t.equal(code, 0);
		t.equal(stderr, '');
		t.match(stdout, argv.includes('--version') || argv.includes('-V') ? /^\d+\.\d+\.\d+\n$/ : /^Usage: /);
	}

	t.strictSame(await readTree(cwd), {});
});
