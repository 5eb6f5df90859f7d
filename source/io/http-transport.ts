/* The only module that loads got. It is imported by the first request, never at start-up. */
import {Buffer} from 'node:buffer';
import {readFile} from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import got, {type Response} from 'got';
import {Failure} from '../failure.js';
import type {
	HttpLimits, HttpOptions, HttpSettings, HttpStream,
} from './http-types.js';
import {netrcCredentials} from './netrc.js';
import {proxyAddress, proxyAuthorization, tunnelAgent} from './proxy-agent.js';
import {proxyFor} from './proxy-choice.js';

/** Makes one attempt: no retries, no size limit. Rejects with whatever went wrong, unmapped. */
export type Send = (url: string, options: HttpOptions, limits: HttpLimits) => Promise<HttpStream>;

/** The text of a file, or nothing when it cannot be read. */
const textOf = async (file: string): Promise<string | undefined> => {
	try {
		return await readFile(file, 'utf8');
	} catch {
		return undefined;
	}
};

/** The certificates that replace the built-in ones, as OpenSSL's `SSL_CERT_FILE` does. */
const readCertificates = async (file: string | undefined): Promise<string | undefined> => {
	if (file === undefined || file === '') {
		return undefined;
	}

	const text = await textOf(file);
	if (text === undefined) {
		throw new Failure('tls', `\`SSL_CERT_FILE\` names \`${file}\`, which cannot be read`, 'correct the variable or unset it');
	}

	return text;
};

const basic = (username: string, password: string): string => `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

const decoded = (text: string): string => {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
};

/** Repeated headers joined as RFC 9110 (section 5.3) joins them. */
const flat = (headers: http.IncomingHttpHeaders): Record<string, string> =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value ?? '']));

const isWeb = (url: URL): boolean => url.protocol === 'https:' || url.protocol === 'http:';

/** Prepares certificates, netrc and proxies, and returns the function that makes one attempt at a request. */
export const createTransport = async ({env, home, userAgent}: HttpSettings): Promise<Send> => {
	const certificates = await readCertificates(env.SSL_CERT_FILE);
	const netrc = await textOf(env.NETRC ?? path.join(home, '.netrc')) ?? '';
	const tunnels = new Map<string, https.Agent>();
	const direct = {
		http: new http.Agent({keepAlive: true, maxSockets: 8}),
		https: new https.Agent({keepAlive: true, maxSockets: 8}),
	};

	const authorization = (url: URL): string | undefined => {
		if (url.username !== '' || url.password !== '') {
			return basic(decoded(url.username), decoded(url.password));
		}

		const known = netrcCredentials(netrc, url.hostname);
		return known && basic(known.username, known.password);
	};

	/** Node's own request, straight or through the proxy of this very URL: a redirect may need another one. */
	const request = (limits: HttpLimits) => (url: URL, options: https.RequestOptions): http.ClientRequest => {
		const proxy = proxyFor(url, env);
		if (proxy === undefined) {
			return url.protocol === 'https:'
				? https.request(url, {...options, agent: direct.https})
				: http.request(url, {...options, agent: direct.http});
		}

		if (url.protocol === 'https:') {
			const agent = tunnels.get(proxy.href) ?? tunnelAgent(proxy, certificates, limits.connect);
			tunnels.set(proxy.href, agent);
			return https.request(url, {...options, agent});
		}

		// Plain HTTP needs no tunnel, and many proxies grant none: the whole address is the request's target.
		return (proxy.protocol === 'https:' ? https : http).request({
			...options,
			...proxyAddress(proxy, certificates),
			agent: proxy.protocol === 'https:' ? direct.https : direct.http,
			path: url.href,
			headers: {...options.headers, host: url.host, ...proxyAuthorization(proxy)},
		});
	};

	return async (address, {headers = {}, signal}, limits) => {
		const url = new URL(address);
		if (!isWeb(url)) {
			throw Object.assign(new Error('Neither http nor https'), {code: 'ERR_UNSUPPORTED_PROTOCOL'});
		}

		const auth = authorization(url);
		url.username = '';
		url.password = '';
		const stream = got.stream(url, {
			headers: {'user-agent': userAgent, ...headers, ...(auth !== undefined && {authorization: auth})},
			...(signal !== undefined && {signal}),
			...(certificates !== undefined && {https: {certificateAuthority: certificates}}),
			request: request(limits),
			retry: {limit: 0},
			maxRedirects: 5,
			throwHttpErrors: false,
			timeout: {
				lookup: limits.connect,
				connect: limits.connect,
				secureConnect: limits.connect,
				socket: limits.idle,
				response: limits.idle,
				request: limits.total,
			},
			hooks: {
				beforeRedirect: [(next, response) => {
					const [to, from] = [new URL(next.url ?? ''), new URL(response.url)];
					if (!isWeb(to) || (from.protocol === 'https:' && to.protocol === 'http:')) {
						throw new Failure('network', 'The server redirects from a secure address to an insecure one', 'name another index with `--index-url`');
					}

					// What the server puts before the `@` is its own affair; ours must not travel to another origin.
					to.username = '';
					to.password = '';
					next.username = '';
					next.password = '';
					next.url = to;
					const own = to.origin === from.origin ? next.headers.authorization : authorization(to);
					if (own === undefined) {
						delete next.headers.authorization;
					} else {
						next.headers.authorization = own;
					}
				}],
			},
		});
		// The one who reads the body gets the error; without this an error before that would end the process.
		stream.on('error', () => undefined);
		const response = await new Promise<Response>((resolve, reject) => {
			stream.once('response', resolve);
			stream.once('error', reject);
		});
		return {
			status: response.statusCode,
			url: response.url,
			headers: flat(response.headers),
			body: stream as AsyncIterable<Uint8Array>,
			close() {
				stream.destroy();
			},
		};
	};
};
