import fs from 'node:fs/promises';
import path from 'node:path';
import {runCli, type CliRun} from './cli.js';

const preload = new URL('fault.mjs', import.meta.url).href;

export type Fault = {
	/** Which call to the file system goes wrong, counted from 1; 0: every one. */
	readonly at: number;
	/** `kill`, `swap-write`, `swap-rename`, or an error code. */
	readonly action: string;
	/** Only calls of these methods count. */
	readonly methods?: readonly string[];
	/** What a swap changes, and to what. */
	readonly file?: string;
	readonly text?: string;
};

/** The methods that leave a trace on the disk: between two calls of these, all moments are alike. */
export const mutating = ['mkdir', 'open', 'writeFile', 'chmod', 'sync', 'link', 'copyFile', 'rename', 'rm', 'rmdir'] as const;

export type FaultyRun = CliRun & {
	/** The methods that were hit; empty when the run ended before it came to that call. */
	readonly hit: readonly string[];
};

/** Runs the built command with faults in its file system; `hit` tells of the first of them. */
export const runFaulty = async (words: readonly string[], cwd: string, ...faults: readonly Fault[]): Promise<FaultyRun> => {
	const report = path.join(cwd, 'faults-of-tests');
	await fs.rm(report, {force: true});
	const run = await runCli(words, {
		cwd,
		// Without Nix and git on PATH a run is quicker, and neither has a part in writing.
		env: {PATH: '/nowhere', FAULT: JSON.stringify(faults.map((fault, index) => ({...fault, report: index === 0 ? report : '/dev/null'})))},
		nodeArguments: ['--import', preload],
	});
	const hit = await fs.readFile(report, 'utf8').catch(() => '');
	return {...run, hit: hit.split('\n').filter(Boolean)};
};
