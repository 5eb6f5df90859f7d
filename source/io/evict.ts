import {readdir, rm, stat} from 'node:fs/promises';
import path from 'node:path';

/** An answer that nobody wanted for so long, in milliseconds, goes: three months. */
const longestKept = 90 * 24 * 60 * 60 * 1000;

/** All answers together may have so many bytes. */
const mostKept = 128 * 1024 * 1024;

/** Answers have names of 40 hexadecimal digits; what else is in the folder is none of ours to remove. */
const isAnswer = (name: string): boolean => /^[\da-f]{40}$/.test(name);

type Kept = {readonly file: string; readonly size: number; readonly time: number};

const sizeUp = async (file: string): Promise<Kept | undefined> => {
	try {
		const {size, mtimeMs} = await stat(file);
		return {file, size, time: mtimeMs};
	} catch {
		// Another run removed it meanwhile.
		return undefined;
	}
};

/**
Removes the answers of a cache folder that are too old, and the oldest of the others while all together are too large.

@param now - In milliseconds.
@param most - In bytes; for tests.
*/
export const evict = async (folder: string, now: number, most = mostKept): Promise<void> => {
	const names = await readdir(folder);
	const found = await Promise.all(names.filter(name => isAnswer(name)).map(async name => sizeUp(path.join(folder, name))));
	let room = most;
	// The newest are kept first; once there is no room, all that are older go.
	for (const {file, size, time} of found.filter(kept => kept !== undefined).toSorted((a, b) => b.time - a.time)) {
		room -= size;
		if (room < 0 || now - time > longestKept) {
			await rm(file, {force: true});
		}
	}
};
