import {readFileSync} from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type {AddressInfo, Socket} from 'node:net';
import type {Teardown} from './teardown.js';

export type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

export type Server = {
	/** `http://127.0.0.1:PORT`, without a slash. */
	readonly url: string;
	readonly port: number;
	/** How many connections were ever opened to it. */
	readonly connections: () => number;
	/** The requests so far, as `GET /path`. */
	readonly requests: readonly http.IncomingMessage[];
};

const here = new URL('tls/', import.meta.url);
const key = () => readFileSync(new URL('key.pem', here));

/** The certificate of {@link startServer}'s TLS servers, for `localhost` and 127.0.0.1: a file's path, as `SSL_CERT_FILE` wants it. */
export const certificateFile = new URL('certificate.pem', here).pathname;

/** A real server on 127.0.0.1, closed when the test ends. */
export const startServer = async (t: Teardown, handler: Handler, {tls = false}: {readonly tls?: boolean} = {}): Promise<Server> => {
	const requests: http.IncomingMessage[] = [];
	const sockets = new Set<Socket>();
	let connections = 0;
	const listener: Handler = (request, response) => {
		requests.push(request);
		handler(request, response);
	};

	const server = tls ? https.createServer({key: key(), cert: readFileSync(certificateFile)}, listener) : http.createServer(listener);
	server.on('connection', (socket: Socket) => {
		connections++;
		sockets.add(socket);
	});
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
	t.teardown(async () => {
		for (const socket of sockets) {
			socket.destroy();
		}

		await new Promise(resolve => {
			server.close(resolve);
		});
	});
	const {port} = server.address() as AddressInfo;
	return {
		url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`, port, connections: () => connections, requests,
	};
};
