import {createHash} from 'node:crypto';
import {Failure} from '../failure.js';
import {
	createCache, type CacheEntry, type CacheNote,
} from '../io/cache.js';
import {cancelled, statusFailure} from '../io/http-failure.js';
import type {HttpAnswer, HttpClient} from '../io/http.js';
import {pack, unpack} from '../io/packed.js';
import {redactUrl} from '../io/redact.js';
import {wholeOf} from '../io/whole.js';
import {writeSliced} from '../sliced-json.js';
import {
	arrivingProject, show, shown, storedProject,
} from './arriving-project.js';
import {parseMetadata, type CoreMetadata} from './metadata.js';
import {isDistributionName, normaliseName} from './name.js';
import {
	wholeProject, type DistributionFile, type Project, type ProjectReader, type Stale,
} from './project.js';

/** JSON where there is any, else HTML under its new name or its old one (PEP 691, "Version + Format Selection"). */
export const simpleAccept = 'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1';

export type IndexSettings = {
	/** Of the simple API, with or without credentials and a final slash. */
	readonly indexUrl: string;
	readonly http: HttpClient;
	/** Where answers are kept. */
	readonly cacheDir: string;
	/** The time now, in milliseconds; for tests. */
	readonly now?: () => number;
};

type Question = {
	/** Normalised. */
	readonly name: string;
	readonly url: string;
	readonly kept: CacheEntry | undefined;
	readonly signal: AbortSignal | undefined;
};

type Asking = {readonly signal?: AbortSignal | undefined};

export type IndexClient = {
	/**
	A project's page. When the network fails and a stored copy is there, the copy, with `stale` set.

	@throws `Failure` `not-on-index` (no such project), `cancelled`, or, without a stored copy, what went wrong: those of `HttpClient`,
	`http-status`, `not-authorised`, `not-an-index`, `unsupported-index`.
	*/
	readonly project: (name: string, asking?: Asking) => Promise<Project>;
	/**
	As `project`, for whoever needs no more than a part of it. Throws what it throws, and what the reader does.

	@param open - Opens a reader: anew when an answer was cut off and is asked for again.
	*/
	readonly read: <T>(name: string, open: () => ProjectReader<T>, asking?: Asking) => Promise<T>;
	/** The core metadata of one file (PEP 658). Throws as `project` does, and `no-metadata` when the index has none for it. */
	readonly metadata: (file: DistributionFile, asking?: Asking) => Promise<CoreMetadata>;
};

/** An index address ends in a slash, so that names can be appended. */
export const withSlash = (url: string): string => {
	const parsed = new URL(url);
	parsed.pathname = parsed.pathname.replace(/\/*$/, '/');
	return parsed.href;
};

/** `url` with the credentials of `index` when both are of one origin, as pip does: files of a private index need them too. */
export const withCredentialsOf = (index: string, url: string): string => {
	const [from, to] = [new URL(index), new URL(url)];
	if (from.origin === to.origin && to.username === '' && to.password === '') {
		to.username = from.username;
		to.password = from.password;
	}

	return to.href;
};

/** The seconds for which an answer needs no question: what it says, but never more than ten minutes. */
const maxAge = (headers: HttpAnswer['headers']): number => {
	const control = headers['cache-control'] ?? '';
	const seconds = /(?:^|[\s,])max-age=(\d{1,9})/i.exec(control)?.[1];
	return /no-cache|no-store/i.test(control) ? 0 : Math.min(600, Number(seconds ?? 0));
};

const noteOf = ({headers}: Pick<HttpAnswer, 'headers'>, now: number): CacheNote => ({
	storedAt: new Date(now).toISOString(),
	maxAge: maxAge(headers),
	...(headers.etag !== undefined && {etag: headers.etag}),
	...(headers['last-modified'] !== undefined && {lastModified: headers['last-modified']}),
});

/** A client of one package index (PEP 503, 691, 700, 658, 592, 792), which keeps answers in `cacheDir`. */
export const createIndexClient = ({indexUrl, http, cacheDir, now = Date.now}: IndexSettings): IndexClient => {
	const index = withSlash(indexUrl);
	const cache = createCache(cacheDir);
	// The shape that is stored belongs to the key: another version of this program asks anew.
	const keyOf = (kind: string, url: string) => `${kind} 1 ${redactUrl(url)}`;

	const readStored = async <T>({packed}: CacheEntry, reader: ProjectReader<T>, signal: AbortSignal | undefined, stale?: Stale): Promise<T> => {
		const {files, page} = storedProject(packed, signal);
		for await (const batch of files) {
			show(batch, reader);
		}

		return reader.end({...page(), ...(stale !== undefined && {stale})});
	};

	const ask = async <T>({name, url, kept, signal}: Question, open: () => ProjectReader<T>): Promise<T> => {
		const {answer, taken} = await http.read(url, async answer => {
			if (answer.status !== 200) {
				answer.close();
				return {answer, taken: undefined};
			}

			const project = arrivingProject(answer, name, signal);
			const reader = open();
			const packed = await pack(writeSliced('files', shown(project, reader), project.page));
			return {answer, taken: {packed, made: await reader.end(project.page())}};
		}, {
			signal,
			headers: {
				accept: simpleAccept,
				...(kept?.note.etag !== undefined && {'if-none-match': kept.note.etag}),
				...(kept?.note.lastModified !== undefined && {'if-modified-since': kept.note.lastModified}),
			},
		});
		if (answer.status === 304 && kept !== undefined) {
			await cache.write(keyOf('project', url), {...kept, note: {...kept.note, ...noteOf(answer, now())}});
			return readStored(kept, open(), signal);
		}

		if (answer.status === 404 || answer.status === 410) {
			throw new Failure('not-on-index', `\`${name}\` is not on \`${redactUrl(index)}\``, 'check the spelling');
		}

		if (taken === undefined) {
			throw statusFailure(answer);
		}

		await cache.write(keyOf('project', url), {note: noteOf(answer, now()), packed: taken.packed});
		return taken.made;
	};

	/** As a request that was called off ends, so ends what was being made of its answer. */
	const unlessCancelled = async <T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> => work.catch((error: unknown) => {
		throw signal?.aborted ? cancelled() : error;
	});

	const read = async <T>(name: string, open: () => ProjectReader<T>, {signal}: Asking = {}): Promise<T> => {
		if (!isDistributionName(name)) {
			throw new Failure('not-on-index', 'No package can have that name', 'names are letters, digits, `.`, `-` and `_`');
		}

		const url = `${index}${normaliseName(name)}/`;
		const kept = await cache.read(keyOf('project', url));
		if (kept !== undefined && now() < Date.parse(kept.note.storedAt) + ((kept.note.maxAge ?? 0) * 1000)) {
			return unlessCancelled(readStored(kept, open(), signal), signal);
		}

		try {
			return await unlessCancelled(ask({
				name: normaliseName(name), url, kept, signal,
			}, open), signal);
		} catch (error) {
			if (!(error instanceof Failure) || error.code === 'cancelled' || error.code === 'not-on-index' || kept === undefined) {
				throw error;
			}

			return unlessCancelled(readStored(kept, open(), signal, {since: kept.note.storedAt, why: error.message}), signal);
		}
	};

	return {
		read,
		project: async (name, asking) => read(name, wholeProject, asking),
		async metadata(file, {signal} = {}) {
			if (file.metadata === undefined) {
				throw new Failure('no-metadata', `The index has no separate metadata for \`${file.filename}\``);
			}

			const url = new URL(withCredentialsOf(index, file.url));
			url.pathname += '.metadata';
			const key = keyOf('metadata', url.href);
			const kept = await cache.read(key);
			const isRight = (body: Uint8Array) => file.metadata === true || createHash('sha256').update(body).digest('hex') === file.metadata;
			const body = kept && await wholeOf(unpack(kept.packed));
			if (body !== undefined && isRight(body)) {
				const metadata = parseMetadata(new TextDecoder().decode(body));
				if (metadata !== undefined) {
					return metadata;
				}
			}

			const answer = await http.get(url.href, {signal, limits: {size: 4 * 1024 * 1024}});
			if (answer.status !== 200) {
				throw statusFailure(answer);
			}

			const metadata = parseMetadata(new TextDecoder().decode(answer.body));
			if (metadata === undefined || !isRight(answer.body)) {
				throw new Failure('bad-metadata', `The metadata of \`${file.filename}\` is not what the index announced`, 'try again later, or name another index with `--index-url`');
			}

			await cache.write(key, {note: noteOf(answer, now()), packed: await pack([answer.body])});
			return metadata;
		},
	};
};
