import path from 'node:path';
import fs from 'node:fs/promises';
import {errorCode} from './folder.js';

/** What a run puts beside a file while it writes: the new text, the old one, a copy on its way. */
type Kind = 'new' | 'old' | 'copy';

/** The hidden name beside `file` under which this process keeps something for a moment. */
export const scaffoldName = (file: string, kind: Kind): string =>
	path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.${kind}.create-nix-python`);

const scaffold = /^\..+\.(?<pid>\d+)\.(?:new|old|copy)\.create-nix-python$/;

const isRunning = (pid: number): boolean => {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return errorCode(error) === 'EPERM';
	}
};

/**
Removes what runs left in a folder that were killed on the way: their files are whole, only their scaffolding stands about.

Never fails: litter is no reason not to do what was asked.
*/
export const sweep = async (folder: string): Promise<void> => {
	const names = await fs.readdir(folder).catch((): string[] => []);
	await Promise.all(names.map(async name => {
		const pid = scaffold.exec(name)?.groups?.pid;
		if (pid !== undefined && !isRunning(Number(pid))) {
			await fs.rm(path.join(folder, name), {force: true}).catch(() => undefined);
		}
	}));
};
