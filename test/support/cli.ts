import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';

/** The built command, as users get it. */
export const builtCli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** The Node that runs it: another than the tests' own when NODE_UNDER_TEST names one. */
export const node = process.env.NODE_UNDER_TEST ?? process.execPath;

export type CliRun = {
	readonly code: number | undefined;
	readonly signal: NodeJS.Signals | undefined;
	readonly stdout: string;
	readonly stderr: string;
};

export type CliOptions = {
	readonly cwd: string;
	readonly env?: NodeJS.ProcessEnv;
	/** Run as this user; only root can. */
	readonly uid?: number;
	/** Words for node itself, before the program. */
	readonly nodeArguments?: readonly string[];
	/** Called at the start. */
	readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
	/** A signal to send, once, when the standard error has this text: a second one could meet a process that is already leaving. */
	readonly stopAt?: {readonly text: string; readonly signal: NodeJS.Signals};
};

/** Runs the built command to its end, with nobody's own settings, caches or proxies. */
export const runCli = async (words: readonly string[], {cwd, env, uid, nodeArguments = [], onStart, stopAt}: CliOptions): Promise<CliRun> =>
	new Promise((resolve, reject) => {
		const child = spawn(node, [...nodeArguments, builtCli, ...words], {
			cwd,
			env: {
				PATH: process.env.PATH, HOME: cwd, XDG_CACHE_HOME: `${cwd}/.cache-of-tests`, XDG_CONFIG_HOME: `${cwd}/.config-of-tests`,
				// Each test has a cache of its own, which would be filled with compiled code and never read.
				NODE_DISABLE_COMPILE_CACHE: '1',
				...env,
			},
			stdio: ['ignore', 'pipe', 'pipe'],
			...(uid === undefined ? {} : {uid, gid: uid}),
		});
		let stdout = '';
		let stderr = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			stdout += text;
		});
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			const wasSaid = stopAt && stderr.includes(stopAt.text);
			stderr += text;
			if (stopAt && !wasSaid && stderr.includes(stopAt.text)) {
				child.kill(stopAt.signal);
			}
		});
		child.on('error', reject);
		child.on('close', (code, signal) => {
			resolve({
				code: code ?? undefined, signal: signal ?? undefined, stdout, stderr,
			});
		});
		onStart?.(signal => {
			child.kill(signal);
		});
	});
