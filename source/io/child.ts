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
	/** What it reads on standard input; nothing when left out. */
	readonly input?: string;
	/** Each line of its output, without the line end. */
	readonly onOutput?: (line: string) => void;
	readonly onError?: (line: string) => void;
	/** Milliseconds that it has for ending by itself, after SIGINT and once more after SIGTERM. */
	readonly grace?: number;
};

export type ChildEnd = {
	/** Undefined when it was not started, or a signal ended it. */
	readonly code: number | undefined;
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

/**
Runs a program in a process group of its own, line by line.

When `signal` is aborted the group is told to stop, as Ctrl+C would (Nix then ends its builders, which have sessions of
their own); what has not gone after the grace is killed together with everything that it started. Never rejects, and
resolves only when nothing holds its output any more.
*/
export const runChild = async (program: string, words: readonly string[], options: ChildOptions): Promise<ChildEnd> => {
	const {
		env, cwd, signal, input, onOutput, onError, grace = 3000,
	} = options;
	if (signal.aborted) {
		return {code: undefined, missing: false};
	}

	const child = spawn(program, words, {
		env, cwd, detached: true, stdio: ['pipe', 'pipe', 'pipe'],
	});
	// A program that ends without reading what it was given is no failure of ours.
	child.stdin.on('error', () => undefined);
	child.stdin.end(input);
	for (const [stream, onLine] of [[child.stdout, onOutput], [child.stderr, onError]] as const) {
		const lines = readline.createInterface({input: stream, crlfDelay: Number.POSITIVE_INFINITY});
		lines.on('line', line => {
			onLine?.(line);
		});
	}

	const timers: NodeJS.Timeout[] = [];
	const stop = (): void => {
		const {pid} = child;
		if (pid === undefined) {
			return;
		}

		kill(-pid, 'SIGINT');
		timers.push(
			setTimeout(kill, grace, -pid, 'SIGTERM'),
			setTimeout(() => {
				const rest = descendants(pid);
				kill(-pid, 'SIGKILL');
				for (const one of rest) {
					kill(one, 'SIGKILL');
				}
			}, 2 * grace),
		);
	};

	signal.addEventListener('abort', stop, {once: true});
	return finishing(async () => new Promise(resolve => {
		const end = (code: number | undefined, missing: boolean): void => {
			signal.removeEventListener('abort', stop);
			for (const timer of timers) {
				clearTimeout(timer);
			}

			resolve({code, missing});
		};

		child.on('error', error => {
			if (child.pid === undefined) {
				end(undefined, errorCode(error) === 'ENOENT');
			}
		});
		child.on('close', code => {
			end(code ?? undefined, false);
		});
	}));
};
