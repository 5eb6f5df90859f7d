import {setTimeout as pause} from 'node:timers/promises';
import {
	cancelled, isTransient, offlineFailure, tooLarge, transportFailure,
} from './http-failure.js';
import {backOff, retryStatuses} from './http-retry.js';
import type * as Transport from './http-transport.js';
import {
	defaultLimits, type HttpClient, type HttpOptions, type HttpSettings, type HttpStream,
} from './http-types.js';
import {wholeOf} from './whole.js';

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

	/** Asks until there is an answer worth having, and `finish` has made something of it, or the retries are used up. */
	const persist = async <T>(url: string, options: HttpOptions, finish: (answer: HttpStream) => Promise<T>): Promise<T> => {
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

				const answer = await send(url, options, limits);
				if (retry === limits.retries || !retryStatuses.has(answer.status)) {
					return await finish({...answer, body: bounded(answer.body, limits.size, url)});
				}

				retryAfter = answer.headers['retry-after'];
				answer.close();
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

	return {
		offline: settings.offline,
		read: async (url, finish, options = {}) => persist(url, options, finish),
		get: async (url, options = {}) => persist(url, options, async answer => ({...answer, body: await wholeOf(answer.body)})),
		async stream(url, options = {}) {
			const answer = await persist(url, options, async open => open);
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
