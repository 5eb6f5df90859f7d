import {Buffer} from 'node:buffer';
import {setTimeout as pause} from 'node:timers/promises';
import {
	cancelled, isTransient, offlineFailure, tooLarge, transportFailure,
} from './http-failure.js';
import {backOff, retryStatuses} from './http-retry.js';
import type * as Transport from './http-transport.js';
import {
	defaultLimits, type HttpClient, type HttpLimits, type HttpOptions, type HttpSettings, type HttpStream,
} from './http-types.js';

export type {
	Environment, HttpAnswer, HttpClient, HttpLimits, HttpOptions, HttpSettings, HttpStream,
} from './http-types.js';

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
	let transport: Promise<Transport.Send> | undefined;

	const load = async () => {
		const {createTransport} = await import('./http-transport.js');
		return createTransport(settings);
	};

	/** Runs `attempt` until it gives an answer worth having or the retries are used up. */
	const persist = async <Answer extends {status: number; headers: Readonly<Record<string, string>>}>(
		url: string,
		options: HttpOptions,
		attempt: (send: Transport.Send, limits: HttpLimits) => Promise<Answer>,
		discard?: (answer: Answer) => void,
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

				const answer = await attempt(send, limits);
				if (retry === limits.retries || !retryStatuses.has(answer.status)) {
					return answer;
				}

				retryAfter = answer.headers['retry-after'];
				discard?.(answer);
			} catch (error) {
				const failure = options.signal?.aborted ? cancelled() : transportFailure(error, url);
				if (retry === limits.retries || !isTransient(failure)) {
					throw failure;
				}
			}

			const wait = backOff({
				retry, retryAfter, limits, now: Date.now(), random: Math.random(),
			});

			await pause(wait, undefined, options.signal ? {signal: options.signal} : {}).catch(() => {
				throw cancelled();
			});
		}
	};

	const open = async (send: Transport.Send, url: string, options: HttpOptions, limits: HttpLimits): Promise<HttpStream> => {
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
		}),
		async stream(url, options = {}) {
			const answer = await persist(url, options, async (send, limits) => open(send, url, options, limits), answer => {
				answer.close();
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
