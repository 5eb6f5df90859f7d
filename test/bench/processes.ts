import {spawnSync} from 'node:child_process';
import {median} from './figure.js';

export type Timed = {
	readonly name: string;
	readonly program: string;
	readonly words: readonly string[];
	readonly env?: NodeJS.ProcessEnv;
	/** Called before each run, outside of the time. */
	readonly before?: () => string;
};

/**
Times whole processes, in turns, so that whatever else the machine does falls on all of them alike.

@returns Median milliseconds by name.
@throws Error when one of them fails: a quick failure is no quick run.
*/
export const timeProcesses = (timed: readonly Timed[], rounds: number): ReadonlyMap<string, number> => {
	const times = new Map(timed.map(({name}) => [name, [] as number[]]));
	for (let round = 0; round <= rounds; round++) {
		for (const {name, program, words, env, before} of timed) {
			const cwd = before?.();
			const start = performance.now();
			const {status, stderr} = spawnSync(program, words, {cwd, env: {...process.env, ...env}, stdio: ['ignore', 'pipe', 'pipe']});
			const time = performance.now() - start;
			if (status !== 0) {
				throw new Error(`${name} failed: ${String(stderr)}`);
			}

			// The first round only warms the disk.
			if (round > 0) {
				times.get(name)!.push(time);
			}
		}
	}

	return new Map([...times].map(([name, values]) => [name, median(values)]));
};
