import fs from 'node:fs/promises';
import os from 'node:os';

export type Ran = {
	/** Undefined when the program could not be started or was ended by a signal. */
	readonly code: number | undefined;
	readonly stdout: string;
	readonly stderr: string;
	/** Whether there is no such program. */
	readonly missing: boolean;
};

export type RunOptions = {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly cwd?: string;
	readonly signal?: AbortSignal | undefined;
	/** Milliseconds until the program is ended. */
	readonly timeout?: number;
	/** Of the program, from 1 to 19, the higher the more it lets others go first, such as a person at the keyboard. */
	readonly niceness?: number | undefined;
};

const beNice = (pid: number, niceness: number): void => {
	try {
		os.setPriority(pid, niceness);
	} catch {
		// It has ended already, or nobody may say that here.
	}
};

/** Runs a program without a shell and collects what it says. Never rejects: failing is an answer. */
export const run = async (program: string, arguments_: readonly string[], {
	env, cwd, signal, timeout, niceness,
}: RunOptions): Promise<Ran> => {
	const {execFile} = await import('./exec-file.js');
	return new Promise(resolve => {
		const options = {
			env, cwd, signal, timeout: timeout ?? 0, maxBuffer: 64 * 1024 * 1024,
		};
		const {pid} = execFile(program, arguments_, options, (error, stdout, stderr) => {
			const code = error ? error.code : 0;
			resolve({
				code: typeof code === 'number' ? code : undefined, stdout, stderr, missing: code as unknown === 'ENOENT',
			});
		});
		if (pid !== undefined && niceness !== undefined) {
			beNice(pid, niceness);
		}
	});
};

/** Whether there is anything at a path. */
export const exists = async (path: string): Promise<boolean> => {
	try {
		await fs.access(path);
		return true;
	} catch {
		return false;
	}
};
