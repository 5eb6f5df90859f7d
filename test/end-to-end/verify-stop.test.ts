import fs from 'node:fs/promises';
import path from 'node:path';
import t from 'tap';
import {spawn as spawnTerminal} from '@lydell/node-pty';
import {builtCli, node} from '../support/cli.js';
import {nixEnvironment} from '../support/nix.js';
import {endless, processesWith} from '../support/processes.js';
import {outsideGit, runVerify, verifyJson} from '../support/verify.js';

// Whatever ends a verification in its middle, nothing that it started goes on.

t.test('--timeout ends it, says so, and leaves nothing', async t => {
	const cwd = await outsideGit(t);
	const marker = `endless-1${process.pid}`;
	const {code, report} = await verifyJson(['-p', 'six', '--timeout', '3'], {cwd, nixpkgs: await endless(cwd, marker)});
	t.equal(code, 3);
	t.match(report.verification.problems, [{code: 'timeout', title: /after 3 seconds/}]);
	t.same(processesWith(`1000.1${process.pid}`), []);
	t.same(processesWith(cwd), []);
});

for (const [index, signal] of (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).entries()) {
	t.test(`${signal} in the middle of a build: exit 130, the files stay, no process stays`, async t => {
		const cwd = await outsideGit(t);
		const marker = `endless-${index}2${process.pid}`;
		const number = marker.replaceAll(/\D/g, '');
		const nixpkgs = await endless(cwd, marker);
		const {code, stderr} = await runVerify(['-p', 'six'], {
			cwd,
			nixpkgs,
			stopAt: {text: `building ${marker}`, signal},
		});
		t.equal(code, 130, stderr);
		t.match(stderr, 'the files are written, but not verified');
		t.same(processesWith(`1000.${number}`), []);
		t.same(processesWith(cwd), []);
		t.match(await fs.readFile(path.join(cwd, 'shell.nix'), 'utf8'), 'ps.six');
	});
}

t.test('an import that hangs is ended, too', async t => {
	const cwd = await outsideGit(t);
	const {code} = await runVerify(['-p', 'hanging-import,six'], {
		cwd,
		stopAt: {text: 'import six: imported', signal: 'SIGINT'},
	});
	t.equal(code, 130);
	t.same(processesWith('hanging_import'), []);
});

t.test('in a terminal: one line that moves, and Ctrl+C leaves the terminal as it was', async t => {
	const cwd = await outsideGit(t);
	const marker = `endless-3${process.pid}`;
	const nixpkgs = await endless(cwd, marker);
	const terminal = spawnTerminal(node, [builtCli, '--yes', '--verify', '--nixpkgs', nixpkgs, '-p', 'six'], {
		cwd, cols: 60, rows: 20, env: {
			...nixEnvironment, HOME: cwd, CI: 'false', TERM: 'xterm',
		},
	});
	let screen = '';
	let interrupted = false;
	const exitCode = await new Promise<number>(resolve => {
		terminal.onData(data => {
			screen += data;
			// Two looks at the clock while the build itself says nothing new.
			const seconds = new Set([...screen.matchAll(/verifying, (\d+) s: building endless/g)].map(([, number]) => number));
			if (seconds.size >= 3 && !interrupted) {
				interrupted = true;
				terminal.write('\u0003');
			}
		});
		terminal.onExit(({exitCode}) => {
			resolve(exitCode);
		});
	});
	t.equal(exitCode, 130);
	t.same(processesWith(`1000.3${process.pid}`), []);
	t.match(screen, '\r\u{1B}[K');
	for (const line of screen.split(/\r|\n/).filter(line => line.includes('verifying,'))) {
		t.ok(line.replace('\u{1B}[K', '').replace('^C', '').length <= 60, `fits: ${line}`);
	}

	t.notMatch(screen, '\u{1B}[?', 'the cursor was never hidden, nor another screen opened');
	t.ok(screen.trimEnd().endsWith('not verified.'), screen.slice(-200));
});
