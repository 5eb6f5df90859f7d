import fs from 'node:fs/promises';
import {errorCode} from './folder.js';
import {scaffoldName} from './leftovers.js';

/**
Writes a new file and waits until the disk has it.

@param mode - Its permissions; undefined for what the user's umask gives.
*/
export const writeDurably = async (file: string, text: string, mode: number | undefined): Promise<void> => {
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

/** What file systems answer that cannot sync a folder, and folders that may be written but not read. */
const cannotSync = new Set(['EINVAL', 'ENOTSUP', 'EISDIR', 'EACCES', 'EPERM']);

/** Waits until the disk has the names in a folder. */
export const syncFolder = async (folder: string): Promise<void> => {
	try {
		const handle = await fs.open(folder, 'r');
		try {
			await handle.sync();
		} finally {
			await handle.close();
		}
	} catch (error) {
		if (!cannotSync.has(errorCode(error) ?? '')) {
			throw error;
		}
	}
};

const exists = async (file: string): Promise<boolean> => {
	try {
		await fs.lstat(file);
		return true;
	} catch (error) {
		if (errorCode(error) === 'ENOENT') {
			return false;
		}

		throw error;
	}
};

/** For file systems without hard links: the copy gets its name when it is whole. */
const copyWhole = async (from: string, to: string): Promise<void> => {
	const copy = scaffoldName(to, 'copy');
	try {
		await fs.copyFile(from, copy, fs.constants.COPYFILE_EXCL);
		const handle = await fs.open(copy, 'r');
		try {
			await handle.sync();
		} finally {
			await handle.close();
		}

		if (await exists(to)) {
			throw Object.assign(new Error(`EEXIST: file already exists, '${to}'`), {code: 'EEXIST'});
		}

		await fs.rename(copy, to);
	} catch (error) {
		await fs.rm(copy, {force: true});
		throw error;
	}
};

/**
A second name for a file; a copy where the file system knows no hard links.

@throws An error with the code `EEXIST` when something has that name already: it is never replaced.
*/
export const duplicate = async (from: string, to: string): Promise<void> => {
	try {
		await fs.link(from, to);
	} catch (error) {
		if (errorCode(error) === 'EEXIST') {
			throw error;
		}

		await copyWhole(from, to);
	}
};
