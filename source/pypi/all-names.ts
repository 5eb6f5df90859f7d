import {Failure} from '../failure.js';
import {statusFailure} from '../io/http-failure.js';
import type {HttpClient, HttpStream} from '../io/http.js';
import {takeLock} from '../io/lock.js';
import {
	namePlaces, readNameNote, writeNameNote, type NameNote,
} from '../io/name-store.js';
import {replaceFile} from '../io/replace-file.js';
import {simpleAccept, withSlash} from './index-client.js';
import {listNames} from './name-list.js';

/** Turns names as they come into the pieces of a file; it sorts, sifts and counts. */
export type EncodeNames = (names: AsyncIterable<string>) => Promise<{readonly chunks: readonly Uint8Array[]; readonly count: number}>;

export type NameSettings = {
	/** Of the simple API, with or without credentials. */
	readonly indexUrl: string;
	readonly http: HttpClient;
	/** The cache folder. */
	readonly folder: string;
	readonly encode: EncodeNames;
	readonly signal?: AbortSignal | undefined;
	/** The time now, in milliseconds; for tests. */
	readonly now?: () => number;
};

/**
What became of the list of names. `file`, where there is one, can be opened.

- `recent`: under a week old, nothing was asked. `confirmed`: the index says it did not change. `fetched`: it is new.
- `busy`: another run is at it.
- `failed`: why; an older list that is there still serves.
*/
export type NamesOutcome
	= | {readonly kind: 'recent' | 'confirmed' | 'fetched'; readonly file: string; readonly count: number; readonly storedAt: string}
		| {readonly kind: 'busy'}
		| {readonly kind: 'failed'; readonly failure: Failure; readonly file?: string};

const week = 7 * 24 * 60 * 60 * 1000;

/** PyPI's list has 44 MB. */
const limits = {size: 256 * 1024 * 1024, total: 10 * 60 * 1000};

/** The list out of an answer; of one that is refused, nothing more is let in. */
const encodedList = async ({headers, body, close}: HttpStream, encode: EncodeNames): ReturnType<EncodeNames> => {
	try {
		return await encode(listNames(headers['content-type'] ?? '', body));
	} catch (error) {
		close();
		throw error;
	}
};

const fetchList = async ({http, indexUrl, folder, encode, signal}: NameSettings, old: NameNote | undefined, storedAt: string): Promise<NamesOutcome> => {
	const {list: file} = namePlaces(folder, indexUrl);
	const answer: HttpStream = await http.stream(withSlash(indexUrl), {
		signal,
		limits,
		headers: {
			accept: simpleAccept,
			...(old?.etag !== undefined && {'if-none-match': old.etag}),
			...(old?.lastModified !== undefined && {'if-modified-since': old.lastModified}),
		},
	});
	if (answer.status === 304 && old !== undefined) {
		answer.close();
		await writeNameNote(folder, indexUrl, {...old, storedAt});
		return {
			kind: 'confirmed', file, count: old.count, storedAt,
		};
	}

	if (answer.status !== 200) {
		answer.close();
		throw statusFailure(answer);
	}

	const {chunks, count} = await encodedList(answer, encode);
	await replaceFile(file, chunks);
	const {etag, 'last-modified': lastModified} = answer.headers;
	await writeNameNote(folder, indexUrl, {
		storedAt,
		count,
		size: chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0),
		...(etag !== undefined && {etag}),
		...(lastModified !== undefined && {lastModified}),
	});
	return {
		kind: 'fetched', file, count, storedAt,
	};
};

/**
Sees to it that the list of all names of an index is stored and under a week old. Meant for the background: it never throws what a user could
do nothing about there, and an old list is only ever replaced by one that arrived whole.
*/
export const refreshNames = async (settings: NameSettings): Promise<NamesOutcome> => {
	const {folder, indexUrl, now = Date.now} = settings;
	const {list: file, lock} = namePlaces(folder, indexUrl);
	const recent = (note: NameNote | undefined): NamesOutcome | undefined => note !== undefined && now() - Date.parse(note.storedAt) < week
		? {
			kind: 'recent', file, count: note.count, storedAt: note.storedAt,
		}
		: undefined;
	let old = await readNameNote(folder, indexUrl);
	const known = recent(old);
	if (known !== undefined) {
		return known;
	}

	let release: (() => Promise<void>) | undefined;
	try {
		release = await takeLock(lock);
		if (release === undefined) {
			return {kind: 'busy'};
		}

		// Another run may have finished while this one came to the lock.
		old = await readNameNote(folder, indexUrl);
		return recent(old) ?? await fetchList(settings, old, new Date(now()).toISOString());
	} catch (error) {
		const failure = error instanceof Failure
			? error
			: new Failure('names-not-stored', 'The list of all names could not be stored', 'the embedded names are searched instead');
		return {kind: 'failed', failure, ...(old !== undefined && {file})};
	} finally {
		await release?.();
	}
};
