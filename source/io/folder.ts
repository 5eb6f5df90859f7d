import path from 'node:path';
import type {Stats} from 'node:fs';
import fs from 'node:fs/promises';
import {Failure} from '../failure.js';
import {literal} from '../literal.js';

/** The `code` of an error from the file system, such as `ENOENT`. */
export const errorCode = (error: unknown): string | undefined =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** What an error says of itself. */
export const errorMessage = (error: unknown): string => error instanceof Error ? error.message : String(error);

/** Passes over one error of the file system, such as a file that is not there. */
export const unless = async <T>(code: string, action: Promise<T>): Promise<T | undefined> => {
	try {
		return await action;
	} catch (error) {
		if (errorCode(error) === code) {
			return undefined;
		}

		throw error;
	}
};

/**
Refuses what only looks like a file: reading a named pipe would wait for ever.

@throws Failure `not-a-file`.
*/
const requireFile = (name: string, status: Stats): void => {
	// A folder is refused when it is read, in the system's own words.
	if (!status.isFile() && !status.isDirectory()) {
		const kind = status.isFIFO() ? 'named pipe' : (status.isSocket() ? 'socket' : 'device');
		throw new Failure('not-a-file', `\`${name}\` is no regular file but a ${kind}.`, 'move it away, or run in another folder');
	}
};

/**
Where a file of the project really is, following symbolic links.

@returns The real path, or undefined when there is nothing yet.
@throws Failure `link-leaves-folder` for a link that leads out of the folder, or nowhere; `not-a-file`.
*/
const realFile = async (folder: string, name: string): Promise<string | undefined> => {
	const file = path.join(folder, name);
	const status = await unless('ENOENT', fs.lstat(file));
	if (!status) {
		return undefined;
	}

	if (!status.isSymbolicLink()) {
		requireFile(name, status);
		return file;
	}

	const target = await unless('ENOENT', fs.realpath(file));
	if (!target?.startsWith((await fs.realpath(folder)) + path.sep)) {
		throw new Failure(
			'link-leaves-folder',
			`\`${name}\` is a symbolic link that leads ${target ? 'out of the folder' : 'nowhere'}.`,
			`replace the link by a file, or run in the folder that it leads to: ${literal(target ? path.dirname(target) : await fs.readlink(file))}`,
		);
	}

	requireFile(name, await fs.stat(target));
	return target;
};

/** UTF-8 or nothing: text that does not come back to the same bytes could not be kept. */
const decode = (bytes: Uint8Array, name: string): string => {
	try {
		return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
	} catch {
		throw new Failure('not-utf-8', `\`${name}\` is not UTF-8 text.`, 'convert it first, for example with `iconv -t UTF-8`');
	}
};

/** The text of one file of the project; undefined when it is not there. */
export const readProjectFile = async (folder: string, name: string): Promise<string | undefined> => {
	try {
		const file = await realFile(folder, name);
		return file === undefined ? undefined : decode(await fs.readFile(file), name);
	} catch (error) {
		if (error instanceof Failure) {
			throw error;
		}

		throw new Failure('unreadable', `\`${name}\` cannot be read: ${errorMessage(error)}`, 'check what it is and who may read it');
	}
};

const readIfPossible = async (folder: string, name: string): Promise<string | undefined> => {
	try {
		return await readProjectFile(folder, name);
	} catch (error) {
		if (error instanceof Failure) {
			return undefined;
		}

		throw error;
	}
};

/**
Makes sure that files which seemed not to be there are not there.

@throws Failure `link-leaves-folder`, `not-a-file`, `not-utf-8`, `unreadable`.
*/
export const requireReadable = async (folder: string, names: readonly string[]): Promise<void> => {
	await Promise.all(names.map(async name => readProjectFile(folder, name)));
};

/**
The texts of those of `names` that are in a folder; none when the folder itself is not there yet.

What can't be read has no text: most of such files matter to nobody. `requireReadable` refuses the others.

@throws Failure `not-a-folder`.
*/
export const readFolder = async (folder: string, names: readonly string[]): Promise<ReadonlyMap<string, string>> => {
	let status;
	try {
		status = await fs.stat(folder);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') {
			return new Map();
		}

		throw new Failure('not-a-folder', `${literal(folder)} cannot be opened: ${errorMessage(error)}`, 'give another folder');
	}

	if (!status.isDirectory()) {
		throw new Failure('not-a-folder', `${literal(folder)} is a file, not a folder.`, 'give another folder');
	}

	const texts = await Promise.all(names.map(async name => [name, await readIfPossible(folder, name)] as const));
	return new Map(texts.filter((entry): entry is [string, string] => entry[1] !== undefined));
};
