import path from 'node:path';
import {main} from '../../source/main.js';
import {archiveUrl} from '../../source/nix/shell-nix.js';
import type {World} from '../../source/world.js';
import {system} from './nix.js';

export type MainRun = {readonly code: number; readonly stdout: string; readonly stderr: string};

/** One run in this process, in a world of the test's own: no Nix and no git unless `env` has a PATH, no network. */
export const runMain = async (words: readonly string[], cwd: string, changes: Partial<World> = {}): Promise<MainRun> => {
	const texts = {stdout: '', stderr: ''};
	const sink = (name: 'stdout' | 'stderr'): World['stdout'] => ({
		write(text) {
			texts[name] += text;
		},
		isTerminal: false,
	});
	const code = await main(words, {
		cwd,
		platform: process.platform,
		system,
		home: path.join(cwd, 'home-of-tests'),
		stdout: sink('stdout'),
		stderr: sink('stderr'),
		signal: new AbortController().signal,
		addresses: {channels: 'http://127.0.0.1:9/', flake: rev => `path:/nowhere/${rev}`, archive: archiveUrl},
		...changes,
		env: {PATH: '/nowhere', ...changes.env},
	});
	return {code, ...texts};
};

/** The exit code of such a run. */
export const exitOf = async (...given: Parameters<typeof runMain>): Promise<number> => {
	const {code} = await runMain(...given);
	return code;
};
