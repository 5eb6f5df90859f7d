import fs from 'node:fs/promises';
import path from 'node:path';
import {reverseChanges, type FileChange} from '../plan.js';
import {untracked} from './git.js';
import {exists, run, type RunOptions} from './process.js';
import {writeChanges} from './write.js';

/** What stands in a folder before a run changes it. */
export type Before = {
	/** Absolute. */
	readonly folder: string;
	readonly changes: readonly FileChange[];
	/** Names in the folder. */
	readonly names: ReadonlySet<string>;
	/** The folders that are not there yet, the outermost last. */
	readonly missing: readonly string[];
	/** Files of the changes that git does not track. */
	readonly untracked: readonly string[];
};

const missingFolders = async (folder: string): Promise<readonly string[]> =>
	await exists(folder) ? [] : [folder, ...await missingFolders(path.dirname(folder))];

const namesIn = async (folder: string): Promise<readonly string[]> => fs.readdir(folder).catch(() => []);

/** Looks at a folder that is to be changed, for `putBack`. */
export const lookBefore = async (folder: string, changes: readonly FileChange[], env: RunOptions['env']): Promise<Before> => {
	const missing = await missingFolders(folder);
	const paths = changes.map(change => change.path);
	const told = missing.length > 0 ? paths : await untracked(folder, paths, env);
	return {
		folder,
		changes,
		names: new Set(await namesIn(folder)),
		missing,
		// Where git can't tell, it was told nothing either.
		untracked: 'complaint' in told ? [] : told,
	};
};

/**
Puts everything back as it was: the files, the originals that were kept beside them, what git was told, new folders.

@throws Failure as `writeChanges` does, for a file that somebody has changed meanwhile.
*/
export const putBack = async (before: Before, env: RunOptions['env']): Promise<void> => {
	const {folder, changes, names, missing} = before;
	if (before.untracked.length > 0) {
		// Where there is no git, there is nothing to be forgotten.
		await run('git', ['rm', '--cached', '--force', '--quiet', '--ignore-unmatch', '--', ...before.untracked], {env, cwd: folder});
	}

	await writeChanges(folder, reverseChanges(changes));
	const kept = changes.filter(({keepOriginal}) => keepOriginal).map(change => `${change.path}.orig`);
	for (const name of await namesIn(folder)) {
		if (!names.has(name) && kept.some(one => name === one || name.startsWith(`${one}.`))) {
			await fs.rm(path.join(folder, name));
		}
	}

	for (const made of missing) {
		// One that somebody has put something into stays.
		await fs.rmdir(made).catch(() => undefined);
	}
};
