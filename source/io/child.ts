import {spawn} from 'node:child_process';
import readline from 'node:readline';
import {errorCode} from './folder.js';
import {finishing} from './unfinished.js';
import {descendants} from './process-tree.js';

export type ChildOptions = {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly cwd: string;
	/** Ends the program and all that it started. */
	readonly signal: AbortSignal;
	/** Each line of its output, without the line end. */
	readonly onOutput?: (line: string) => void;
	readonly onError?: (line: string) => void;
	/** Milliseconds that it has for ending by itself, after SIGINT and once more after SIGTERM. */
	readonly grace?: number;
};

export type ChildEnd = {
	/** Undefined when it was not started, or a signal ended it. */
	readonly code: number | undefined;
	/** The signal that somebody else has ended it with. */
	readonly signal: NodeJS.Signals | undefined;
	/** Whether there is no such program. */
	readonly missing: boolean;
};

/** Signals a process or, with a negative id, a whole group; one that is gone already is as good. */
const kill = (pid: number, signal: NodeJS.Signals): void => {
	try {
		process.kill(pid, signal);
	} catch (error) {
		if (errorCode(error) !== 'ESRCH' && errorCode(error) !== 'EPERM') {
			throw error;
		}
	}
};

/** Kills a process group, and what has a group of its own. */
const killAll = (group: number, others: readonly number[]): void => {
	kill(-group, 'SIGKILL');
	for (const one of others) {
		kill(one, 'SIGKILL');
	}
};

/**
Runs a program in a process group of its own, line by line.

When `signal` is aborted the group is told to stop, as Ctrl+C would (Nix then ends its builders, which have sessions of
their own); what has not gone after the grace is killed together with everything that it started. So is what a program
leaves behind that somebody else kills. Never rejects, and resolves only when nothing holds its output any more.
*/
export const runChild = async (program: string, words: readonly string[], options: ChildOptions): Promise<ChildEnd> => {
	const {
		env, cwd, signal, onOutput, onError, grace = 3000,
	} = options;
	if (signal.aborted) {
		return {code: undefined, signal: undefined, missing: false};
	}

	const child = spawn(program, words, {
		env, cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'],
	});
	for (const [stream, onLine] of [[child.stdout, onOutput], [child.stderr, onError]] as const) {
		const lines = readline.createInterface({input: stream, crlfDelay: Number.POSITIVE_INFINITY});
		lines.on('line', line => {
			onLine?.(line);
		});
	}

	const timers: NodeJS.Timeout[] = [];
	// Whose parent is gone can't be found by it any more, so it is looked at while it is there.
	let started: readonly number[] = [];
	const watch = setInterval(() => {
		started = child.pid === undefined ? [] : descendants(child.pid);
	}, 1000);
	const stop = (): void => {
		const {pid} = child;
		if (pid === undefined) {
			return;
		}

		kill(-pid, 'SIGINT');
		timers.push(
			setTimeout(kill, grace, -pid, 'SIGTERM'),
			setTimeout(() => {
				killAll(pid, descendants(pid));
			}, 2 * grace),
		);
	};

	signal.addEventListener('abort', stop, {once: true});
	return finishing(async () => new Promise(resolve => {
		const end = (code: number | undefined, killedBy: NodeJS.Signals | undefined, missing: boolean): void => {
			signal.removeEventListener('abort', stop);
			clearInterval(watch);
			for (const timer of timers) {
				clearTimeout(timer);
			}

			resolve({code, signal: killedBy, missing});
		};

		child.on('error', error => {
			if (child.pid === undefined) {
				end(undefined, undefined, errorCode(error) === 'ENOENT');
			}
		});
		child.on('exit', (_, killedBy) => {
			if (killedBy !== null && !signal.aborted) {
				killAll(child.pid!, started);
			}
		});
		child.on('close', (code, killedBy) => {
			end(code ?? undefined, signal.aborted ? undefined : killedBy ?? undefined, false);
		});
	}));
};
