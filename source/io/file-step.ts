import path from 'node:path';
import fs from 'node:fs/promises';
import {Failure} from '../failure.js';
import type {FileChange} from '../plan.js';
import {duplicate, writeDurably} from './durable.js';
import {errorCode, readProjectFile, unless} from './folder.js';
import {scaffoldName} from './leftovers.js';
import type {Undo} from './undo.js';

/** A change on its way: the new text waits in `fresh`, the old one in `backup`, each in the target's own folder. */
export type Step = {
	readonly folder: string;
	readonly change: FileChange;
	/** Where the file really is: a symbolic link is followed, never replaced. */
	readonly target: string;
	readonly fresh: string;
	readonly backup: string;
};

/** A change in its place; `original` is the name under which what was there is kept, if it is. */
export type Committed = Step & {readonly original?: string};

const changed = (name: string): Failure =>
	new Failure('changed-meanwhile', `\`${name}\` was changed by somebody else while this ran; nothing was written.`, 'run again to see the new difference');

/** @throws Failure `changed-meanwhile` when a file is not as it was when its difference was made. */
export const requireUnchanged = async ({folder, change}: Pick<Step, 'folder' | 'change'>): Promise<void> => {
	if (await readProjectFile(folder, change.path) !== change.before) {
		throw changed(change.path);
	}
};

/** Looks where a change goes; nothing is written yet. */
export const locate = async (folder: string, change: FileChange): Promise<Step> => {
	const file = path.join(folder, change.path);
	const target = await unless('ENOENT', fs.realpath(file)) ?? file;
	return {
		folder, change, target, fresh: scaffoldName(target, 'new'), backup: scaffoldName(target, 'old'),
	};
};

/** Writes the new text beside its target, with the target's permissions. */
export const prepare = async ({change, target, fresh}: Step, undo: Undo): Promise<void> => {
	if (change.after !== undefined) {
		undo.push(async () => fs.rm(fresh, {force: true}));
		const status = await unless('ENOENT', fs.stat(target));
		await writeDurably(fresh, change.after, status?.mode);
	}
};

/** Keeps a file as `.orig`, or `.orig.1` and so on: an original that is there already is never replaced. */
const keepOriginal = async ({target, backup}: Step, undo: Undo): Promise<string> => {
	for (let count = 0; ; count++) {
		const original = `${target}.orig${count === 0 ? '' : `.${count}`}`;
		try {
			await duplicate(backup, original);
		} catch (error) {
			if (errorCode(error) === 'EEXIST') {
				continue;
			}

			throw error;
		}

		undo.push(async () => fs.rm(original));
		return path.basename(original);
	}
};

const create = async (step: Step, undo: Undo): Promise<Committed> => {
	const {change, target, fresh} = step;
	try {
		// Unlike a rename, this never replaces a file that somebody made in this very moment.
		await duplicate(fresh, target);
	} catch (error) {
		throw errorCode(error) === 'EEXIST' ? changed(change.path) : error;
	}

	undo.push(async () => fs.rm(target));
	return step;
};

const replace = async (step: Step, undo: Undo): Promise<Committed> => {
	const {change, target, fresh, backup} = step;
	let replaced = false;
	await duplicate(target, backup);
	undo.push(async () => replaced ? fs.rename(backup, target) : fs.rm(backup, {force: true}));
	const original = change.keepOriginal ? await keepOriginal(step, undo) : undefined;

	// Another file may have taken the name until this look; between it and the next call there is no other of ours.
	await requireUnchanged(step);
	await (change.after === undefined ? fs.rm(target) : fs.rename(fresh, target));
	replaced = true;
	// Whoever wrote into the old file until that very moment finds the words again: they are in the backup, which is the
	// same file, and which the failure puts back.
	if (await fs.readFile(backup, 'utf8') !== change.before) {
		throw changed(change.path);
	}

	return original === undefined ? step : {...step, original};
};

/** Puts a prepared change in place: at each moment the name leads to a whole file, the old one or the new one. */
export const commit = async (step: Step, undo: Undo): Promise<Committed> =>
	step.change.before === undefined ? create(step, undo) : replace(step, undo);
