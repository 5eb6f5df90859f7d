import fs from 'node:fs/promises';
import path from 'node:path';
import {runCli, type CliRun} from './cli.js';
import {breakFileSystem, type Fault} from './fault-calls.mjs';
import {runMain, type MainRun} from './world.js';

export type {Fault} from './fault-calls.mjs';

const preload = new URL('fault-preload.mjs', import.meta.url).href;

/** The methods that leave a trace on the disk: between two calls of these, all moments are alike. */
export const mutating = ['mkdir', 'open', 'writeFile', 'chmod', 'sync', 'link', 'copyFile', 'rename', 'rm', 'rmdir'] as const;

/** The methods that were hit; empty when the run ended before it came to that call. */
export type Hit = {readonly hit: readonly string[]};

const withReport = async <T>(cwd: string, faults: readonly Fault[], go: (reporting: ReadonlyArray<Fault & {report: string}>) => Promise<T>): Promise<T & Hit> => {
	const report = path.join(cwd, 'faults-of-tests');
	await fs.rm(report, {force: true});
	const result = await go(faults.map((fault, index) => ({...fault, report: index === 0 ? report : '/dev/null'})));
	const hit = await fs.readFile(report, 'utf8').catch(() => '');
	return {...result, hit: hit.split('\n').filter(Boolean)};
};

/** Runs the built command with faults in its file system; `hit` tells of the first of them. */
export const runFaulty = async (words: readonly string[], cwd: string, ...faults: readonly Fault[]): Promise<CliRun & Hit> =>
	withReport(cwd, faults, async reporting => runCli(words, {
		cwd,
		// Without Nix and git on PATH a run is quicker, and neither has a part in writing.
		env: {PATH: '/nowhere', FAULT: JSON.stringify(reporting)},
		nodeArguments: ['--import', preload],
	}));

/** The same in this process, which is much quicker; not for kills. */
export const runFaultyHere = async (words: readonly string[], cwd: string, ...faults: readonly Fault[]): Promise<MainRun & Hit> =>
	withReport(cwd, faults, async reporting => {
		const mend = await breakFileSystem(reporting);
		try {
			return await runMain(words, cwd);
		} finally {
			mend();
		}
	});
