import {execFileSync} from 'node:child_process';
import t from 'tap';
import {runChild} from '../../source/io/child.js';
import {descendants} from '../../source/io/process-tree.js';

/** Whether a process runs; one that has ended and waits for its parent to notice does not. */
const isRunning = (pid: number): boolean => {
	try {
		return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], {encoding: 'utf8'}).startsWith('Z');
	} catch {
		return false;
	}
};

const base = {env: process.env, cwd: '.'};

t.test('lines of both streams, the exit code', async t => {
	const lines: string[] = [];
	const end = await runChild('sh', ['-c', 'echo one; echo two; echo oops >&2; printf last; exit 7'], {
		...base,
		signal: new AbortController().signal,
		onOutput(line) {
			lines.push(`out ${line}`);
		},
		onError(line) {
			lines.push(`err ${line}`);
		},
	});
	t.same(end, {code: 7, signal: undefined, missing: false});
	t.same(lines.toSorted(), ['err oops', 'out last', 'out one', 'out two']);
});

t.test('a program that is not there, and a signal that came before', async t => {
	t.same(await runChild('no-such-program-anywhere', [], {...base, signal: new AbortController().signal}), {code: undefined, signal: undefined, missing: true});
	t.same(await runChild('sh', ['-c', 'exit 7'], {...base, signal: AbortSignal.abort()}), {code: undefined, signal: undefined, missing: false});
});

t.test('what will not go is killed after its grace, with all that it started in other sessions', async t => {
	const stop = new AbortController();
	let pids: readonly number[] = [];
	const program = 'trap "" INT TERM; setsid sh -c \'trap "" INT TERM; echo $$; while :; do sleep 1; done\' & echo $$; while :; do sleep 1; done';
	const end = await runChild('sh', ['-c', program], {
		...base,
		signal: stop.signal,
		grace: 100,
		onOutput(line) {
			pids = [...pids, Number(line)];
			if (pids.length === 2) {
				t.ok(descendants(process.pid).includes(pids[0]!), 'known as descendants');
				t.ok(descendants(process.pid).includes(pids[1]!));
				stop.abort();
			}
		},
	});
	t.equal(end.code, undefined);
	t.equal(pids.length, 2);
	t.notOk(pids.some(pid => isRunning(pid)), 'and nothing is left');
});

t.test('what goes at the first word is not killed', async t => {
	const stop = new AbortController();
	const end = await runChild('sh', ['-c', 'trap "exit 5" INT; echo ready; while :; do sleep 0.1; done'], {
		...base,
		signal: stop.signal,
		onOutput() {
			stop.abort();
		},
	});
	t.same(end, {code: 5, signal: undefined, missing: false});
});

t.test('what somebody else kills is said, and takes with it what it started', async t => {
	let pids: readonly number[] = [];
	const program = 'setsid sh -c \'echo $$; exec sleep 1000\' & echo $$; wait';
	const end = await runChild('sh', ['-c', program], {
		...base,
		signal: new AbortController().signal,
		onOutput(line) {
			pids = [...pids, Number(line)];
			if (pids.length === 2) {
				// Longer than it takes to be looked at.
				setTimeout(() => {
					const own = pids.find(pid => descendants(pid).length > 0);
					process.kill(own!, 'SIGKILL');
				}, 1500);
			}
		},
	});
	t.same(end, {code: undefined, signal: 'SIGKILL', missing: false});
	t.same(pids.filter(pid => isRunning(pid)), []);
});
