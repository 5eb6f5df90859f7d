import path from 'node:path';
import fs from 'node:fs/promises';

/** How to undo what has been done so far, oldest first. */
export type Undo = Array<() => Promise<unknown>>;

/**
Undoes everything, newest first. One action that fails does not keep the others from being tried.

@returns What could not be undone; empty when all is as it was.
*/
export const rollBack = async (undo: Undo): Promise<readonly unknown[]> => {
	const failures: unknown[] = [];
	for (const action of undo.toReversed()) {
		try {
			await action();
		} catch (error) {
			failures.push(error);
		}
	}

	return failures;
};

/**
Makes a folder and those above it.

@returns The folder that the topmost new one is in; undefined when there was nothing to make.
*/
export const makeFolder = async (folder: string, undo: Undo): Promise<string | undefined> => {
	const first = await fs.mkdir(folder, {recursive: true});
	if (first === undefined) {
		return undefined;
	}

	// Only what was made here goes again, and only when it is empty.
	const below = path.relative(first, folder).split(path.sep).filter(Boolean);
	for (let depth = 0; depth <= below.length; depth++) {
		const made = path.join(first, ...below.slice(0, depth));
		undo.push(async () => fs.rmdir(made));
	}

	return path.dirname(first);
};
