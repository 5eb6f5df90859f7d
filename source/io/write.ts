import path from 'node:path';
import fs from 'node:fs/promises';
import {Failure} from '../failure.js';
import {literal} from '../literal.js';
import type {FileChange} from '../plan.js';
import {
	errorCode, errorMessage, readProjectFile, unless,
} from './folder.js';

/** A change on its way: the new text waits in `fresh`, the old one in `backup`, each in the target's own folder. */
type Step = {
	readonly change: FileChange;
	readonly target: string;
	readonly fresh: string;
	readonly backup: string;
};

/** Undoes what has been done so far, last first. */
type Undo = Array<() => Promise<unknown>>;

const temporary = /^\.(?<name>.+)\.(?<pid>\d+)\.(?:new|old)\.create-nix-python$/;

const isRunning = (pid: number): boolean => {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return errorCode(error) === 'EPERM';
	}
};

/** Removes what a run left that was killed on the way: its files are whole, only its scaffolding stands about. */
const sweep = async (folder: string): Promise<void> => {
	for (const name of await fs.readdir(folder)) {
		const pid = temporary.exec(name)?.groups?.pid;
		if (pid !== undefined && !isRunning(Number(pid))) {
			await fs.rm(path.join(folder, name), {force: true});
		}
	}
};

/** Writes a file and waits until the disk has it. */
const writeDurably = async (file: string, text: string, mode: number | undefined): Promise<void> => {
	const handle = await fs.open(file, 'wx', mode ?? 0o666);
	try {
		await handle.writeFile(text);
		if (mode !== undefined) {
			await handle.chmod(mode & 0o7777); // eslint-disable-line no-bitwise
		}

		await handle.sync();
	} finally {
		await handle.close();
	}
};

const syncFolder = async (folder: string): Promise<void> => {
	const handle = await fs.open(folder, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
};

/** A second name for a file; a copy where the file system knows no hard links. */
const duplicate = async (from: string, to: string): Promise<void> => {
	try {
		await fs.link(from, to);
	} catch (error) {
		if (errorCode(error) === 'EEXIST') {
			throw error;
		}

		await fs.copyFile(from, to, fs.constants.COPYFILE_EXCL);
	}
};

/** Keeps a file as `.orig`, or `.orig.1` and so on: an original that is there already is never replaced. */
const keepOriginal = async (target: string, undo: Undo): Promise<void> => {
	for (let count = 0; ; count++) {
		const original = `${target}.orig${count === 0 ? '' : `.${count}`}`;
		try {
			await duplicate(target, original);
		} catch (error) {
			if (errorCode(error) === 'EEXIST') {
				continue;
			}

			throw error;
		}

		undo.push(async () => fs.rm(original));
		return;
	}
};

const requireUnchanged = async (folder: string, {path: name, before}: FileChange): Promise<void> => {
	if (await readProjectFile(folder, name) !== before) {
		throw new Failure('changed-meanwhile', `\`${name}\` was changed by somebody else while this ran; nothing was written.`, 'run again to see the new difference');
	}
};

const prepare = async (folder: string, change: FileChange, undo: Undo): Promise<Step> => {
	const file = path.join(folder, change.path);
	const target = await unless('ENOENT', fs.realpath(file)) ?? file;
	const hidden = (kind: string): string => path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.${kind}.create-nix-python`);
	const step = {
		change, target, fresh: hidden('new'), backup: hidden('old'),
	};
	if (change.after !== undefined) {
		undo.push(async () => fs.rm(step.fresh, {force: true}));
		const status = await unless('ENOENT', fs.stat(target));
		await writeDurably(step.fresh, change.after, status?.mode);
	}

	return step;
};

/** From here to the end of the rename each name leads to a whole file, the old one or the new one. */
const commit = async ({change, target, fresh, backup}: Step, undo: Undo): Promise<void> => {
	if (change.before === undefined) {
		// Unlike a rename, a link never replaces a file that somebody made in this very moment.
		await duplicate(fresh, target);
		undo.push(async () => fs.rm(target));
		return;
	}

	await duplicate(target, backup);
	undo.push(async () => fs.rm(backup, {force: true}));
	if (change.keepOriginal) {
		await keepOriginal(target, undo);
	}

	await (change.after === undefined ? fs.rm(target) : fs.rename(fresh, target));
	undo.push(async () => fs.rename(backup, target));
};

const explained = (error: unknown, folder: string): Failure => {
	if (error instanceof Failure) {
		return error;
	}

	const hints = new Map([
		['ENOSPC', 'the disk is full: make room and run again'],
		['EDQUOT', 'your quota is used up: make room and run again'],
		['EROFS', 'the file system is read-only: give another folder'],
		['EACCES', 'you may not write there: give another folder, or change who may'],
		['EPERM', 'you may not write there: give another folder, or change who may'],
		['ENOTDIR', 'a part of that path is a file: give another folder'],
	]);
	return new Failure(
		'not-written',
		`Nothing was written to ${literal(folder)}: ${errorMessage(error)}`,
		hints.get(errorCode(error) ?? '') ?? 'everything is as it was; mend the cause and run again',
	);
};

const rollBack = async (undo: Undo): Promise<void> => {
	for (const action of undo.toReversed()) {
		try {
			await action();
		} catch {
			// The rest is still worth putting back; the failure that brought us here is the one to tell.
		}
	}
};

const makeFolder = async (folder: string, undo: Undo): Promise<void> => {
	const first = await fs.mkdir(folder, {recursive: true});
	if (first !== undefined) {
		// Only what was made here goes again, and only when it is empty.
		for (let made = first; ; made = path.join(made, path.relative(made, folder).split(path.sep)[0]!)) {
			undo.push(async () => fs.rmdir(made));
			if (path.relative(made, folder) === '') {
				break;
			}
		}
	}
};

/**
Writes all changes or none.

New texts are written beside their targets and synced, then each takes its place by a rename. On any failure every file is
as it was; after a crash each file is whole, the old one or the new one, and the next run sweeps up.

@param folder - Absolute path; made when it is not there.
@throws Failure `not-written` or `changed-meanwhile` (exit 1).
*/
export const writeChanges = async (folder: string, changes: readonly FileChange[]): Promise<void> => {
	const undo: Undo = [];
	try {
		await makeFolder(folder, undo);
		await sweep(folder);
		const steps: Step[] = [];
		for (const change of changes) {
			steps.push(await prepare(folder, change, undo));
		}

		await Promise.all(changes.map(async change => requireUnchanged(folder, change)));
		for (const step of steps) {
			await commit(step, undo);
		}

		await syncFolder(folder);
		await Promise.all(steps.flatMap(({fresh, backup}) => [fresh, backup].map(async file => fs.rm(file, {force: true}))));
	} catch (error) {
		await rollBack(undo);
		throw explained(error, folder);
	}
};
