import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';
import {readFile, rm} from 'node:fs/promises';
import path from 'node:path';
import {takeTurns} from '../turns.js';
import {evict} from './evict.js';
import {replaceFile} from './replace-file.js';

/** What is known of a stored answer: where it came from is only part of its file's name, as a hash. */
export type CacheNote = {
	/** When it was fetched or last confirmed, ISO 8601. */
	readonly storedAt: string;
	/** How long it needs no question, in seconds from `storedAt`. */
	readonly maxAge?: number;
	readonly etag?: string;
	readonly lastModified?: string;
};

export type CacheEntry = {
	readonly note: CacheNote;
	/** The answer, by `pack`: pages of an index have megabytes. */
	readonly packed: Uint8Array;
};

export type Cache = {
	/** The entry, or nothing when there is none. A damaged one is removed and counts as none. */
	readonly read: (key: string) => Promise<CacheEntry | undefined>;
	/** Writes beside the old entry and renames, so that a reader sees one or the other. Failing to write is no failure: it is only a cache. */
	readonly write: (key: string, entry: CacheEntry) => Promise<void>;
};

/** Bytes that are summed up at once. */
const stretch = 256 * 1024;

/** The sum of some megabytes takes longer than a key may take: others have their turn. */
const digestOf = async (data: Uint8Array): Promise<string> => {
	const turn = takeTurns();
	const hash = createHash('sha256');
	for (let from = 0; from < data.length; from += stretch) {
		hash.update(data.subarray(from, from + stretch));
		await turn();
	}

	return hash.digest('hex');
};

const isNote = (value: unknown): value is CacheNote & {sha256: string} =>
	typeof value === 'object' && value !== null
	&& 'sha256' in value && typeof value.sha256 === 'string'
	&& 'storedAt' in value && typeof value.storedAt === 'string' && !Number.isNaN(Date.parse(value.storedAt));

/** One line of JSON (a note with the sha256 of what follows), then the answer. Returns nothing when either does not hold. */
const decode = async (data: Uint8Array): Promise<CacheEntry | undefined> => {
	const end = data.indexOf(10);
	try {
		const note: unknown = JSON.parse(new TextDecoder().decode(data.subarray(0, end)));
		const packed = data.subarray(end + 1);
		return end > 0 && isNote(note) && await digestOf(packed) === note.sha256 ? {note, packed} : undefined;
	} catch {
		return undefined;
	}
};

/**
A cache of answers in `folder`, one file each; old ones go when new ones come. Nothing is read or created before it is needed.

@param folder - Absolute; its own, since files in it are removed when they are damaged.
*/
export const createCache = (folder: string): Cache => {
	const fileOf = (key: string) => path.join(folder, createHash('sha256').update(key).digest('hex').slice(0, 40));
	return {
		async read(key) {
			const file = fileOf(key);
			try {
				const entry = await decode(await readFile(file));
				if (entry === undefined) {
					await rm(file, {force: true});
				}

				return entry;
			} catch {
				return undefined;
			}
		},
		async write(key, {note, packed}) {
			const head = JSON.stringify({...note, sha256: await digestOf(packed)});
			try {
				await replaceFile(fileOf(key), [Buffer.from(`${head}\n`), packed]);
				await evict(folder, Date.now());
			} catch {
				// What is not kept is asked for again.
			}
		},
	};
};
