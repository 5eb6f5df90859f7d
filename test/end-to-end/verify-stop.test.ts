import {execFileSync} from 'node:child_process';
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
	t.match(report.verification.problems, [{code: 'timeout', title: /after 3 seconds, so it was stopped while building endless-1/, evidence: [/^building endless-1\d+: running$/]}]);
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

t.test('Ctrl+C with --rollback puts everything back', async t => {
	const cwd = await outsideGit(t);
	const marker = `endless-4${process.pid}`;
	const {code, stderr} = await runVerify(['project', '-p', 'six', '--rollback'], {
		cwd, nixpkgs: await endless(cwd, marker), stopAt: {text: `building ${marker}`, signal: 'SIGINT'},
	});
	t.equal(code, 130, stderr);
	t.match(stderr, 'put back');
	t.rejects(fs.access(path.join(cwd, 'project')));
});

/** The parent of a process, and whether it is Nix. */
const parentOf = (pid: string): string => execFileSync('ps', ['-o', 'ppid=', '-p', pid], {encoding: 'utf8'}).trim();
const isNix = (pid: string): boolean => execFileSync('ps', ['-o', 'args=', '-p', pid], {encoding: 'utf8'}).includes('nix-shell --');

t.test('Nix that is killed: the signal, a guess at why, and no builder that goes on', async t => {
	const cwd = await outsideGit(t);
	const marker = `endless-5${process.pid}`;
	const number = `1000.5${process.pid}`;
	const running = verifyJson(['-p', 'six'], {cwd, nixpkgs: await endless(cwd, marker)});
	const looking = setInterval(() => {
		let pid = processesWith(`sleep ${number}`)[0]?.trim().split(' ')[0];
		while (pid !== undefined && pid !== '1' && pid !== '0' && !isNix(pid)) {
			pid = parentOf(pid);
		}

		if (pid !== undefined && isNix(pid)) {
			clearInterval(looking);
			// Longer than it takes to be looked at.
			setTimeout(() => {
				process.kill(Number(pid), 'SIGKILL');
			}, 2000);
		}
	}, 200);
	const {code, report} = await running;
	clearInterval(looking);
	t.equal(code, 3);
	t.match(report.verification.problems, [{code: 'nix-killed', title: /\(SIGKILL\): a machine does this that runs out of memory/, actions: [{kind: 'run', command: /dmesg/}, {kind: 'flags', flags: /max-jobs 1/}]}]);
	t.same(processesWith(number), []);
});

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
