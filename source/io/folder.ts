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

/** What a folder holds of the files that matter to us. */
export type FolderTexts = ReadonlyMap<string, string> & {
	/** Why a file that is there has no text here, by name. */
	readonly failures?: ReadonlyMap<string, Failure>;
};

/** What is so stays so, and no environment of ours is in it; a disk that fails for a moment may hide one. */
const lasting = new Set(['link-leaves-folder', 'not-a-file', 'not-utf-8']);

const readOrFailure = async (folder: string, name: string): Promise<string | undefined | Failure> => {
	try {
		return await readProjectFile(folder, name);
	} catch (error) {
		if (error instanceof Failure && lasting.has(error.code)) {
			return error;
		}

		throw error;
	}
};

/**
Makes sure that files which are to be written were read.

@throws Failure `link-leaves-folder`, `not-a-file`, `not-utf-8`.
*/
export const requireReadable = ({failures}: FolderTexts, names: readonly string[]): void => {
	for (const name of names) {
		const failure = failures?.get(name);
		if (failure) {
			throw failure;
		}
	}
};

/**
The texts of those of `names` that are in a folder; none when the folder itself is not there yet.

What is no text of the project's has none here: most of such files matter to nobody. `requireReadable` refuses the others.

@throws Failure `not-a-folder`, `unreadable`.
*/
export const readFolder = async (folder: string, names: readonly string[]): Promise<FolderTexts> => {
	let status;
	try {
		status = await fs.stat(folder);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') {
			return Object.assign(new Map<string, string>(), {failures: new Map<string, Failure>()});
		}

		throw new Failure('not-a-folder', `${literal(folder)} cannot be opened: ${errorMessage(error)}`, 'give another folder');
	}

	if (!status.isDirectory()) {
		throw new Failure('not-a-folder', `${literal(folder)} is a file, not a folder.`, 'give another folder');
	}

	const read = await Promise.all(names.map(async name => [name, await readOrFailure(folder, name)] as const));
	return Object.assign(
		new Map(read.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
		{failures: new Map(read.filter((entry): entry is [string, Failure] => entry[1] instanceof Failure))},
	);
};
