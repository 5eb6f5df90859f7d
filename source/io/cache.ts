import {Buffer} from 'node:buffer';
import {createHash, randomBytes} from 'node:crypto';
import {
	mkdir, open, readFile, rename, rm,
} from 'node:fs/promises';
import path from 'node:path';

/** What is known of a stored answer: where it came from is only part of its file's name, as a hash. */
export type CacheNote = {
	/** When it was fetched or last confirmed, ISO 8601. */
	readonly storedAt: string;
	/** How long it needs no question, in seconds from `storedAt`. */
	readonly maxAge?: number;
	readonly etag?: string;
	readonly lastModified?: string;
};

export type CacheEntry = {readonly note: CacheNote; readonly body: Uint8Array};

export type Cache = {
	/** The entry, or nothing when there is none. A damaged one is removed and counts as none. */
	readonly read: (key: string) => Promise<CacheEntry | undefined>;
	/** Writes beside the old entry and renames, so that a reader sees one or the other. Failing to write is no failure: it is only a cache. */
	readonly write: (key: string, entry: {readonly note: CacheNote; readonly body: Uint8Array}) => Promise<void>;
};

const digest = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

const isNote = (value: unknown): value is CacheNote & {sha256: string} =>
	typeof value === 'object' && value !== null
	&& 'sha256' in value && typeof value.sha256 === 'string'
	&& 'storedAt' in value && typeof value.storedAt === 'string' && !Number.isNaN(Date.parse(value.storedAt));

/** One line of JSON (a note with the body's sha256), then the body. Returns nothing when either does not hold. */
const decode = (data: Uint8Array): CacheEntry | undefined => {
	const end = data.indexOf(10);
	try {
		const note: unknown = JSON.parse(new TextDecoder().decode(data.subarray(0, end)));
		const body = data.subarray(end + 1);
		return end > 0 && isNote(note) && digest(body) === note.sha256 ? {note, body} : undefined;
	} catch {
		return undefined;
	}
};

/** Writes `data` to `file` by way of a temporary file beside it; a crash leaves the old file or the new one. Only the user can read it. */
export const replaceFile = async (file: string, data: Uint8Array | string): Promise<void> => {
	await mkdir(path.dirname(file), {recursive: true, mode: 0o700});
	const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
	try {
		const handle = await open(temporary, 'wx', 0o600);
		try {
			await handle.writeFile(data);
			await handle.sync();
		} finally {
			await handle.close();
		}

		await rename(temporary, file);
	} catch (error) {
		await rm(temporary, {force: true});
		throw error;
	}
};

/**
A cache of answers in `folder`, one file each. Nothing is read or created before it is needed.

@param folder - Absolute; its own, since files in it are removed when they are damaged.
*/
export const createCache = (folder: string): Cache => {
	const fileOf = (key: string) => path.join(folder, digest(key).slice(0, 40));
	return {
		async read(key) {
			const file = fileOf(key);
			try {
				const entry = decode(await readFile(file));
				if (entry === undefined) {
					await rm(file, {force: true});
				}

				return entry;
			} catch {
				return undefined;
			}
		},
		async write(key, {note, body}) {
			const head = JSON.stringify({...note, sha256: digest(body)});
			await replaceFile(fileOf(key), Buffer.concat([Buffer.from(`${head}\n`), body])).catch(() => undefined);
		},
	};
};
