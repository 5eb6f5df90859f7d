import {randomUUID} from 'node:crypto';
import {
	mkdir, open, readFile, rm, stat,
} from 'node:fs/promises';
import path from 'node:path';

/** A lock older than this belongs to a run that died. In milliseconds. */
const longestHeld = 15 * 60 * 1000;

const contents = async (file: string): Promise<string | undefined> => {
	try {
		return await readFile(file, 'utf8');
	} catch {
		return undefined;
	}
};

/** Whether the run that wrote a lock still lives, on this machine, as far as can be told. */
const isAlive = (pid: number): boolean => {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// Somebody else's process may not be asked, but it is there.
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
};

const isStale = async (file: string): Promise<boolean> => {
	try {
		const {mtimeMs} = await stat(file);
		const pid = Number(/^(\d+) /.exec(await contents(file) ?? '')?.[1]);
		const age = Date.now() - mtimeMs;
		// A lock without a number is one that is being written at this moment, unless it stays so.
		return age > longestHeld || (Number.isInteger(pid) ? !isAlive(pid) : age > 10_000);
	} catch {
		// Gone meanwhile.
		return true;
	}
};

/**
Takes the lock `file`, and returns what gives it back; nothing when another run has it. A lock whose run has died is taken over.

The lock spares work, it does not guard data: whatever it is held for must also write by way of a rename.
*/
export const takeLock = async (file: string): Promise<(() => Promise<void>) | undefined> => {
	await mkdir(path.dirname(file), {recursive: true, mode: 0o700});
	const token = `${process.pid} ${randomUUID()}`;
	for (const isLast of [false, true]) {
		try {
			const handle = await open(file, 'wx', 0o600);
			await handle.writeFile(token);
			await handle.close();
			return async () => {
				if (await contents(file) === token) {
					await rm(file, {force: true});
				}
			};
		} catch (error) {
			if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
				throw error;
			}
		}

		if (isLast || !(await isStale(file))) {
			return undefined;
		}

		await rm(file, {force: true});
	}

	return undefined;
};
