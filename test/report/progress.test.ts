import {setTimeout as wait} from 'node:timers/promises';
import t from 'tap';
import {progressReport, type ProgressReport} from '../../source/report/progress.js';
import {activities} from '../../source/verify/nix-log.js';
import type {World} from '../../source/world.js';

const reported = (isTerminal: boolean, env: World['env'], beat?: Parameters<typeof progressReport>[2]): {readonly report: ProgressReport; readonly said: () => string} => {
	let text = '';
	const report = progressReport({
		isTerminal,
		columns: 80,
		write(more) {
			text += more;
		},
	}, env, beat);
	return {report, said: () => text};
};

const cost = {
	kind: 'cost', way: 'nix-shell', cost: {
		builds: ['python3.13-numpy-2.3.4'], fetches: 41, downloadMiB: 120, unpackedMiB: 400,
	},
} as const;
const said = 'fetches 41 paths (120 MiB), builds 1 derivation: python3.13-numpy-2.3.4\n';

t.test('what it will cost stays on a terminal, above the line that moves', async t => {
	const {report, said: all} = reported(true, {});
	report.onEvent({kind: 'stage', way: 'nix-shell', stage: 'evaluate'});
	report.onEvent(cost);
	report.end();
	t.match(all(), `\r\u{1B}[K  ${said}\r\u{1B}[Kverifying`);
	t.ok(all().endsWith('\r\u{1B}[K'));
});

t.test('where a line cannot move, or nobody sees it move, lines are written', async t => {
	for (const [isTerminal, env] of [[true, {CI: 'true'}], [true, {TERM: 'dumb'}], [false, {}]] as const) {
		const {report, said: all} = reported(isTerminal, env);
		report.onEvent({kind: 'stage', way: 'nix-shell', stage: 'evaluate'});
		report.onEvent(cost);
		report.end();
		t.equal(all(), `verifying with nix-shell: evaluating\n  ${said}`);
	}
});

t.test('a log says that a download goes on, more often than that a build does', async t => {
	const {report, said: all} = reported(false, {}, {download: 20, log: 600_000});
	report.onEvent({kind: 'log', entry: {kind: 'start', id: '1', activity: activities.build, text: '', fields: ['/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-slow.drv']}});
	await wait(100);
	t.equal(all(), '  building slow\n', 'a silent build has its time');
	report.onEvent({kind: 'log', entry: {kind: 'stop', id: '1'}});
	report.onEvent({kind: 'log', entry: {kind: 'start', id: '2', activity: activities.fileTransfer, text: '', fields: []}});
	await wait(100);
	report.end();
	t.match(all(), /verifying, 0 s: downloading\n/);
});
