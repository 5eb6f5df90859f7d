import {Buffer} from 'node:buffer';
import http from 'node:http';
import https from 'node:https';
import type {Duplex} from 'node:stream';
import {connect as secure, type ConnectionOptions} from 'node:tls';
import {Failure} from '../failure.js';
import {redactUrl} from './redact.js';

type Certificates = string | undefined;

/** `Proxy-Authorization` for the credentials in a proxy's URL (RFC 9110, section 11.7). */
export const proxyAuthorization = (proxy: URL): Record<string, string> => proxy.username === '' && proxy.password === ''
	? {}
	: {'proxy-authorization': `Basic ${Buffer.from(`${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`).toString('base64')}`};

/** The options of Node's `request` that reach the proxy itself. */
export const proxyAddress = (proxy: URL, certificates: Certificates) => ({
	protocol: proxy.protocol,
	// Node wants an IPv6 address without its brackets.
	host: proxy.hostname.replaceAll(/^\[|]$/g, ''),
	port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
	...(certificates !== undefined && proxy.protocol === 'https:' && {ca: certificates}),
});

/** Asks the proxy for a tunnel to `target` (RFC 9110, section 9.3.6). */
const openTunnel = async (proxy: URL, target: string, certificates: Certificates, patience: number): Promise<Duplex> =>
	new Promise((resolve, reject) => {
		const {request} = proxy.protocol === 'https:' ? https : http;
		const asking = request({
			...proxyAddress(proxy, certificates),
			method: 'CONNECT',
			path: target,
			agent: false,
			timeout: patience,
			headers: {host: target, ...proxyAuthorization(proxy)},
		});
		asking.once('timeout', () => {
			asking.destroy(Object.assign(new Error('The proxy did not answer'), {code: 'ETIMEDOUT'}));
		});
		asking.once('error', reject);
		const refuse = (status: number | undefined) => {
			reject(new Failure(
				'proxy',
				`The proxy \`${redactUrl(proxy.href)}\` refused a connection to \`${target}\` (status ${status})`,
				status === 407 ? 'put its user name and password into the URL of the proxy' : 'if the host needs no proxy, name it in `NO_PROXY`',
			));
		};

		asking.once('response', response => {
			asking.destroy();
			refuse(response.statusCode);
		});
		asking.once('connect', (response, socket) => {
			if (response.statusCode === 200) {
				socket.setTimeout(0);
				resolve(socket);
			} else {
				socket.destroy();
				refuse(response.statusCode);
			}
		});
		asking.end();
	});

/**
An agent whose TLS connections run through a tunnel of `proxy`.

@param patience - How long the proxy may take to open a tunnel, in milliseconds.
*/
export const tunnelAgent = (proxy: URL, certificates: Certificates, patience: number): https.Agent => Object.assign(
	new https.Agent({keepAlive: true, maxSockets: 8}),
	{
		createConnection(options: https.RequestOptions & ConnectionOptions, done: (error: unknown, stream?: Duplex) => void) {
			const host = options.host ?? 'localhost';
			const target = `${host.includes(':') ? `[${host}]` : host}:${options.port ?? 443}`;
			void (async () => {
				try {
					const socket = await openTunnel(proxy, target, certificates, patience);
					done(undefined, secure({...options, socket}));
				} catch (error) {
					done(error);
				}
			})();
		},
	},
);
