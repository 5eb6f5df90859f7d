import http from 'node:http';
import net, {type AddressInfo, type Socket} from 'node:net';
import type {Teardown} from './teardown.js';

export type Proxy = {
	readonly port: number;
	/** What was asked of it: `CONNECT host:port` or `GET http://…`. */
	readonly asked: readonly string[];
	/** The `Proxy-Authorization` headers, in order; empty text for none. */
	readonly authorizations: readonly string[];
};

/** A real HTTP proxy on 127.0.0.1 that tunnels and forwards. With `authorization` it asks for that very header; `deny` refuses every tunnel. */
export const startProxy = async (t: Teardown, {authorization, deny = false}: {readonly authorization?: string; readonly deny?: boolean} = {}): Promise<Proxy> => {
	const asked: string[] = [];
	const authorizations: string[] = [];
	const sockets = new Set<Socket>();
	const refused = (request: http.IncomingMessage): boolean => {
		asked.push(`${request.method} ${request.url}`);
		authorizations.push(request.headers['proxy-authorization'] ?? '');
		return authorization !== undefined && request.headers['proxy-authorization'] !== authorization;
	};

	const server = http.createServer((request, response) => {
		if (refused(request)) {
			response.writeHead(407).end();
			return;
		}

		const {'proxy-authorization': _, ...headers} = request.headers;
		const forwarded = http.request(request.url!, {method: request.method ?? 'GET', headers}, answer => {
			response.writeHead(answer.statusCode!, answer.headers);
			answer.pipe(response);
		});
		forwarded.on('error', () => {
			response.destroy();
		});
		forwarded.end();
	});
	server.on('connection', socket => {
		sockets.add(socket);
	});
	server.on('connect', (request: http.IncomingMessage, socket: Socket) => {
		if (refused(request)) {
			socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
			return;
		}

		if (deny) {
			socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
			return;
		}

		const [host, port] = request.url!.split(':');
		const target = net.connect(Number(port), host, () => {
			socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
			target.pipe(socket);
			socket.pipe(target);
		});
		sockets.add(target);
		target.on('error', () => {
			socket.destroy();
		});
		socket.on('error', () => {
			target.destroy();
		});
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
	return {port: (server.address() as AddressInfo).port, asked, authorizations};
};
