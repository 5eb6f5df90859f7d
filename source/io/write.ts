import path from 'node:path';
import fs from 'node:fs/promises';
import type {FileChange} from '../plan.js';
import {syncFolder} from './durable.js';
import {
	commit, locate, prepare, requireUnchanged, type Committed, type Step,
} from './file-step.js';
import {sweep} from './leftovers.js';
import {finishing} from './unfinished.js';
import {makeFolder, rollBack, type Undo} from './undo.js';
import {restoreFailure, writeFailure} from './write-failure.js';

/** By the path of a change: the name beside it under which what was there is kept. */
export type Originals = ReadonlyMap<string, string>;

/**
The order in which a run that is killed on the way leaves a folder that can be read: a lock before the flake that would
mean little without it, and what goes, goes last, lest the one file that says what the environment is be gone.
*/
const inSafeOrder = (changes: readonly FileChange[]): readonly FileChange[] => {
	const rank = ({path, after}: FileChange): number => after === undefined ? 2 : (path === 'flake.lock' ? 0 : 1);
	return changes.toSorted((one, other) => rank(one) - rank(other));
};

const foldersOf = (folder: string, steps: readonly Step[]): readonly string[] =>
	[...new Set([folder, ...steps.map(({target}) => path.dirname(target))])];

const writeSteps = async (folder: string, changes: readonly FileChange[], undo: Undo): Promise<readonly Committed[]> => {
	const parent = await makeFolder(folder, undo);
	const steps = await Promise.all(inSafeOrder(changes).map(async change => locate(folder, change)));
	const folders = foldersOf(folder, steps);
	await Promise.all(folders.map(async one => sweep(one)));
	for (const step of steps) {
		await prepare(step, undo);
	}

	await Promise.all(steps.map(async step => requireUnchanged(step)));
	const committed: Committed[] = [];
	for (const step of steps) {
		committed.push(await commit(step, undo));
	}

	for (const one of parent === undefined ? folders : [...folders, parent]) {
		await syncFolder(one);
	}

	return committed;
};

const writeAll = async (folder: string, changes: readonly FileChange[]): Promise<Originals> => {
	const undo: Undo = [];
	let steps;
	try {
		steps = await writeSteps(folder, changes, undo);
	} catch (error) {
		const failures = await rollBack(undo);
		throw failures.length === 0 ? writeFailure(error, folder) : restoreFailure(error, failures, folder);
	}

	// All is written. What stands about is no reason to fail, let alone to undo anything: the next run sweeps it up.
	await Promise.all(steps.flatMap(({fresh, backup}) => [fresh, backup])
		.map(async file => fs.rm(file, {force: true}).catch(() => undefined)));
	return new Map(steps.flatMap(({change, original}) => original === undefined ? [] : [[change.path, original]]));
};

/**
Writes all changes or none.

New texts are written beside their targets and synced, then each takes its place by a rename. On any failure every file is
as it was; after a crash each file is whole, the old one or the new one, and the next run sweeps up.

@param folder - Absolute path; made when it is not there.
@param changes - With none, only what killed runs left is swept up.
@returns Where originals were kept.
@throws Failure `not-written` or `changed-meanwhile` (exit 1); `not-restored` when even putting back failed.
*/
export const writeChanges = async (folder: string, changes: readonly FileChange[]): Promise<Originals> => {
	if (changes.length === 0) {
		await sweep(folder);
		return new Map();
	}

	return finishing(async () => writeAll(folder, changes));
};
