import {setTimeout as pause} from 'node:timers/promises';
import {Failure} from '../failure.js';
import {cancelled, isTransient, offlineFailure, tooLarge, transportFailure} from './http-failure.js';
import {backOff, retryStatuses} from './http-retry.js';
import {redactUrl} from './redact.js';

/** The environment variables of the process, handed in by the entry. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What bounds every request. Times in milliseconds, sizes in bytes after decompression. */
export type HttpLimits = {
	/** To resolve, connect and shake hands, each. */
	readonly connect: number;
	/** Without a single byte, at any stage. */
	readonly idle: number;
	/** For one attempt as a whole. */
	readonly total: number;
	/** Of one body. */
	readonly size: number;
	/** Attempts after the first. */
	readonly retries: number;
	/** Before the first retry; doubles each time. */
	readonly backOff: number;
	/** The longest wait, whatever `Retry-After` asks for. */
	readonly longestWait: number;
};

export type HttpSettings = {
	/** Read for `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY` (either case), `SSL_CERT_FILE` and `NETRC`. */
	readonly env: Environment;
	/** The user's home folder, where `.netrc` is. */
	readonly home: string;
	/** Refuse to open a socket. */
	readonly offline: boolean;
	readonly userAgent: string;
	readonly limits?: Partial<HttpLimits>;
};

export type HttpOptions = {
	readonly headers?: Readonly<Record<string, string>>;
	readonly signal?: AbortSignal | undefined;
	readonly limits?: Partial<HttpLimits>;
};

/** An answer whose body is still on its way, already decompressed. Leaving the loop early closes the connection. */
export type HttpStream = {
	readonly status: number;
	/** Where the answer came from, after redirects: the base of relative links. Not for display: see `redactUrl`. */
	readonly url: string;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: AsyncIterable<Uint8Array>;
};

export type HttpAnswer = Omit<HttpStream, 'body'> & {readonly body: Uint8Array};

export type HttpClient = {
	readonly offline: boolean;
	/**
	GETs a whole body. Any final status is an answer, not an error; 408, 429 and 5xx are tried again first, and so is a cut body.

	@throws `Failure` with code `offline`, `cancelled`, `timeout`, `too-large`, `tls`, `proxy` or `network`; none names a credential.
	*/
	readonly get: (url: string, options?: HttpOptions) => Promise<HttpAnswer>;
	/** As `get`, for bodies read piece by piece. Only what goes wrong before the body starts is tried again. */
	readonly stream: (url: string, options?: HttpOptions) => Promise<HttpStream>;
};

export const defaultLimits: HttpLimits = {
	connect: 10_000,
	idle: 20_000,
	total: 60_000,
	size: 32 * 1024 * 1024,
	retries: 3,
	backOff: 400,
	longestWait: 10_000,
};

/** Passes chunks on until they add up to more than `size` bytes. */
async function * bounded(body: AsyncIterable<Uint8Array>, size: number, url: string): AsyncGenerator<Uint8Array> {
	let seen = 0;
	for await (const chunk of body) {
		seen += chunk.byteLength;
		if (seen > size) {
			throw tooLarge(url, size);
		}

		yield chunk;
	}
}

/**
A client for everything this program fetches. Creating one reads nothing and loads nothing: got is imported by the first request.

Credentials come from the URL or from netrc, go into the `Authorization` header only, and do not follow a redirect to another origin.
*/
export const createHttpClient = (settings: HttpSettings): HttpClient => {
	type Transport = Awaited<ReturnType<typeof import('./http-transport.js')['createTransport']>>;
	let transport: Promise<Transport> | undefined;

	const load = async (): Promise<Transport> => {
		const {createTransport} = await import('./http-transport.js');
		return createTransport(settings);
	};

	/** Runs `attempt` until it gives an answer worth having or the retries are used up. */
	const persist = async <Answer extends {status: number; headers: Readonly<Record<string, string>>}>(
		url: string,
		options: HttpOptions,
		attempt: (send: Transport, limits: HttpLimits) => Promise<Answer>,
		discard: (answer: Answer) => void,
	): Promise<Answer> => {
		if (settings.offline) {
			throw offlineFailure(url);
		}

		const limits = {...defaultLimits, ...settings.limits, ...options.limits};
		transport ??= load();
		const send = await transport;
		for (let retry = 0; ; retry++) {
			let retryAfter: string | undefined;
			try {
				if (options.signal?.aborted) {
					throw cancelled();
				}

				const answer = await attempt(send, limits); // eslint-disable-line no-await-in-loop
				if (retry === limits.retries || !retryStatuses.has(answer.status)) {
					return answer;
				}

				retryAfter = answer.headers['retry-after'];
				discard(answer);
			} catch (error) {
				const failure = options.signal?.aborted ? cancelled() : transportFailure(error, url);
				if (retry === limits.retries || !isTransient(failure)) {
					throw failure;
				}
			}

			const wait = backOff({retry, retryAfter, limits, now: Date.now(), random: Math.random()});
			// eslint-disable-next-line no-await-in-loop
			await pause(wait, undefined, options.signal ? {signal: options.signal} : {}).catch(() => {
				throw cancelled();
			});
		}
	};

	const open = async (send: Transport, url: string, options: HttpOptions, limits: HttpLimits): Promise<HttpStream> => {
		const answer = await send(url, options, limits);
		return {...answer, body: bounded(answer.body, limits.size, url)};
	};

	return {
		offline: settings.offline,
		get: async (url, options = {}) => persist(url, options, async (send, limits) => {
			const answer = await open(send, url, options, limits);
			const chunks: Uint8Array[] = [];
			for await (const chunk of answer.body) {
				chunks.push(chunk);
			}

			return {...answer, body: Buffer.concat(chunks)};
		}, () => undefined),
		async stream(url, options = {}) {
			const answer = await persist(url, options, async (send, limits) => open(send, url, options, limits), answer => {
				void answer.body[Symbol.asyncIterator]().return?.();
			});
			return {
				...answer,
				body: (async function * () {
					try {
						yield * answer.body;
					} catch (error) {
						throw options.signal?.aborted ? cancelled() : transportFailure(error, url);
					}
				})(),
			};
		},
	};
};

/** What to tell the user about an answer that is not the one hoped for. */
export const statusFailure = (answer: {readonly status: number; readonly url: string}): Failure => {
	const where = `\`${redactUrl(answer.url)}\``;
	if (answer.status === 401 || answer.status === 403 || answer.status === 407) {
		return new Failure(
			'not-authorised',
			`${where} refused the request (status ${answer.status})`,
			'put the credentials into the URL of the index or into your netrc file',
		);
	}

	return new Failure('http-status', `${where} answered with status ${answer.status}`, 'try again later, or name another index with `--index-url`');
};
