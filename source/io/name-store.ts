import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';
import {readFile, rm, stat} from 'node:fs/promises';
import path from 'node:path';
import {redactUrl} from './redact.js';
import {replaceFile} from './replace-file.js';

/** What is remembered of a stored list of names. */
export type NameNote = {
	/** When it was fetched or last confirmed, ISO 8601. */
	readonly storedAt: string;
	readonly count: number;
	/** Of the list's file, in bytes: another size means that the note is not about this file. */
	readonly size: number;
	readonly etag?: string;
	readonly lastModified?: string;
};

/** Where the list of an index is, its note, and its lock. The index shows in the names only as a hash. */
export const namePlaces = (folder: string, index: string): {readonly list: string; readonly note: string; readonly lock: string} => {
	const stem = path.join(folder, `names-${createHash('sha256').update(redactUrl(index)).digest('hex').slice(0, 16)}`);
	return {list: `${stem}.bin`, note: `${stem}.json`, lock: `${stem}.lock`};
};

const isNote = (value: unknown): value is NameNote => typeof value === 'object' && value !== null
	&& 'storedAt' in value && typeof value.storedAt === 'string' && !Number.isNaN(Date.parse(value.storedAt))
	&& 'count' in value && typeof value.count === 'number'
	&& 'size' in value && typeof value.size === 'number';

/** The note of a list that is there whole; nothing when there is none, or when note and list do not belong together. */
export const readNameNote = async (folder: string, index: string): Promise<NameNote | undefined> => {
	const {list, note} = namePlaces(folder, index);
	try {
		const value: unknown = JSON.parse(await readFile(note, 'utf8'));
		const {size} = await stat(list);
		return isNote(value) && value.size === size ? value : undefined;
	} catch {
		return undefined;
	}
};

/** Writes a note. After a new list, since the old note does not fit it. */
export const writeNameNote = async (folder: string, index: string, note: NameNote): Promise<void> =>
	replaceFile(namePlaces(folder, index).note, [Buffer.from(`${JSON.stringify(note)}\n`)]);

/** Removes what is stored of an index, so that it is fetched anew: for whoever finds the list damaged when opening it. */
export const forgetNames = async (folder: string, index: string): Promise<void> => {
	const {list, note} = namePlaces(folder, index);
	await rm(note, {force: true});
	await rm(list, {force: true});
};
