import {brotliCompressSync, gzipSync} from 'node:zlib';
import t from 'tap';
import {
	codeOf, failureOf, shown, testClient, textOf,
} from '../support/http.js';
import {startServer, certificateFile} from '../support/server.js';

const text = (body: Uint8Array): string => new TextDecoder().decode(body);

t.test('a body arrives, plain, gzipped and in brotli', async t => {
	const server = await startServer(t, (request, response) => {
		const compress = {'/gzip': gzipSync, '/br': brotliCompressSync}[request.url ?? ''];
		response.setHeader('x-seen', request.headers['user-agent'] ?? '');
		if (compress === undefined) {
			response.end('hello');
		} else {
			response.setHeader('content-encoding', request.url!.slice(1)).end(compress('hello'));
		}
	});
	for (const path of ['/plain', '/gzip', '/br']) {
		const answer = await testClient().get(server.url + path);
		t.equal(answer.status, 200);
		t.equal(text(answer.body), 'hello', path);
		t.equal(answer.headers['x-seen'], 'create-nix-python/test');
	}
});

t.test('a final status is an answer and is asked for once', async t => {
	const server = await startServer(t, (request, response) => {
		response.writeHead(Number(request.url!.slice(1))).end();
	});
	for (const status of [304, 400, 401, 403, 404, 410]) {
		const answer = await testClient().get(`${server.url}/${status}`);
		t.equal(answer.status, status);
	}

	t.equal(server.requests.length, 6);
});

t.test('a server that is not ready is asked again', async t => {
	for (const status of [408, 429, 500, 502, 503, 504]) {
		let left = 2;
		const server = await startServer(t, (_, response) => {
			if (left-- > 0) {
				response.writeHead(status, {'retry-after': '0'}).end('busy');
			} else {
				response.end('ok');
			}
		});
		t.equal(await textOf(testClient().get(server.url)), 'ok', String(status));
		t.equal(server.requests.length, 3);
	}
});

t.test('a server that names its time is not asked before', async t => {
	const asked: number[] = [];
	const server = await startServer(t, (_, response) => {
		asked.push(performance.now());
		if (asked.length === 1) {
			response.writeHead(429, {'retry-after': '1'}).end('busy');
		} else {
			response.end('ok');
		}
	});
	t.equal(await textOf(testClient({limits: {longestWait: 5000}}).get(server.url)), 'ok');
	t.equal(asked.length, 2);
	t.ok(asked[1]! - asked[0]! >= 990, `${asked[1]! - asked[0]!} ms`);
});

t.test('it is not asked for ever', async t => {
	const server = await startServer(t, (_, response) => {
		response.writeHead(503).end('never');
	});
	const answer = await testClient({limits: {retries: 2}}).get(server.url);
	t.equal(answer.status, 503, 'the last answer is handed on');
	t.equal(server.requests.length, 3);
});

t.test('a cut body is fetched again, and is no success in the end', async t => {
	let cuts = 1;
	const server = await startServer(t, (request, response) => {
		const body = gzipSync('x'.repeat(1000));
		if (request.url === '/gzip') {
			response.setHeader('content-encoding', 'gzip');
		}

		if (request.url === '/once' && cuts-- <= 0) {
			response.end('whole');
			return;
		}

		response.writeHead(200, request.url === '/chunked' ? {} : {'content-length': String(body.length)});
		response.write(body.subarray(0, 10), () => {
			response.destroy();
		});
	});
	t.equal(await textOf(testClient().get(`${server.url}/once`)), 'whole');
	for (const path of ['/length', '/chunked', '/gzip']) {
		const failure = await failureOf(testClient({limits: {retries: 1}}).get(server.url + path));
		t.equal(failure.code, 'network', path);
	}
});

t.test('a body is bounded, compressed or not', async t => {
	const bomb = gzipSync('0'.repeat(50_000_000));
	const server = await startServer(t, (request, response) => {
		if (request.url === '/bomb') {
			response.setHeader('content-encoding', 'gzip').end(bomb);
			return;
		}

		const pour = (): void => {
			while (!response.destroyed && response.write('garbage '.repeat(8192))) {
				// As fast as it goes.
			}
		};

		response.on('drain', pour);
		pour();
	});
	for (const path of ['/bomb', '/endless']) {
		const failure = await failureOf(testClient().get(server.url + path, {limits: {size: 2 * 1024 * 1024}}));
		t.equal(failure.code, 'too-large', path);
		t.match(failure.message, '2 MiB');
	}

	t.equal(server.requests.length, 2, 'and is not asked for again');
	const {body} = await testClient().get(`${server.url}/bomb`, {limits: {size: 50_000_000}});
	t.equal(body.length, 50_000_000, 'the very limit is not over it');
});

t.test('a silent server does not hold the program', async t => {
	const server = await startServer(t, (request, response) => {
		if (request.url === '/half') {
			response.write('half');
		}
	});
	for (const path of ['/silent', '/half']) {
		const failure = await failureOf(testClient({limits: {idle: 50, retries: 1}}).get(server.url + path));
		t.equal(failure.code, 'timeout', path);
	}

	t.equal(await codeOf(testClient({limits: {total: 50, retries: 0}}).get(server.url)), 'timeout');
	t.equal(server.requests.length, 5);
});

t.test('cancelling ends a request at every stage, without another attempt', async t => {
	const early = new AbortController();
	early.abort();
	const late = new AbortController();
	const server = await startServer(t, (_, response) => {
		response.write('half', () => {
			late.abort();
		});
	});
	t.equal(await codeOf(testClient().get(server.url, {signal: early.signal})), 'cancelled');
	t.equal(server.connections(), 0);
	t.equal(await codeOf(testClient().get(server.url, {signal: late.signal})), 'cancelled');
	t.equal(server.requests.length, 1);

	const waiting = new AbortController();
	const busy = await startServer(t, (_, response) => {
		response.writeHead(503, {'retry-after': '3600'}).end();
		setImmediate(() => {
			waiting.abort();
		});
	});
	const patient = testClient({limits: {longestWait: 3_600_000}});
	t.equal(await codeOf(patient.get(busy.url, {signal: waiting.signal})), 'cancelled', 'while waiting for a retry');
});

t.test('offline opens no socket', async t => {
	const server = await startServer(t, (_, response) => {
		response.end('reached');
	});
	const offline = testClient({offline: true});
	t.equal(await codeOf(offline.get(server.url)), 'offline');
	t.equal(await codeOf(offline.stream(server.url)), 'offline');
	t.equal(server.connections(), 0);
	await testClient().get(server.url);
	t.equal(server.connections(), 1, 'the counter counts');
});

t.test('a server that is not there', async t => {
	const failure = await failureOf(testClient({limits: {retries: 0}}).get('http://127.0.0.1:1/simple/'));
	t.equal(failure.code, 'network');
	t.match(failure.message, '`http://127.0.0.1:1/simple/`');
	t.equal(await codeOf(testClient().get('file:///etc/passwd')), 'invalid-url');
	t.equal(await codeOf(testClient().get('no address')), 'invalid-url');
});

t.test('certificates: the built-in ones refuse, those of SSL_CERT_FILE accept', async t => {
	const server = await startServer(t, (_, response) => {
		response.end('secure');
	}, {tls: true});
	const failure = await failureOf(testClient().get(server.url));
	t.equal(failure.code, 'tls');
	t.match(failure.hint, 'SSL_CERT_FILE');
	t.equal(server.requests.length, 0);
	t.equal(await textOf(testClient({env: {SSL_CERT_FILE: certificateFile}}).get(server.url)), 'secure');
	t.equal(await codeOf(testClient({env: {SSL_CERT_FILE: '/nonexistent.pem'}}).get(server.url)), 'tls');
});

t.test('a stream can be read, left and cut', async t => {
	let closed: (() => void) | undefined;
	const isClosed = new Promise<void>(resolve => {
		closed = resolve;
	});
	const server = await startServer(t, (request, response) => {
		if (request.url === '/whole') {
			response.end('one two');
			return;
		}

		response.once('close', () => closed?.());
		response.write('start', () => {
			if (request.url === '/cut') {
				response.destroy();
			}
		});
	});
	const client = testClient();
	const whole = await client.stream(`${server.url}/whole`);
	let read = '';
	for await (const chunk of whole.body) {
		read += text(chunk);
	}

	t.equal(read, 'one two');
	const cut = await client.stream(`${server.url}/cut`);
	t.equal(await codeOf((async () => {
		for await (const chunk of cut.body) {
			t.equal(text(chunk), 'start');
		}
	})()), 'network');

	const left = await client.stream(`${server.url}/left`);
	const reading = left.body[Symbol.asyncIterator]();
	await reading.next();
	await reading.return?.();

	await isClosed;
	t.pass('leaving the loop closes the connection');
	const unread = await client.stream(`${server.url}/unread`);
	unread.close();
});

t.test('an error names no credential', async t => {
	const failure = await failureOf(testClient({limits: {retries: 0}}).get('http://us3r:s3cret@127.0.0.1:1/simple/?token=s3cret#s3cret'));
	t.notMatch(shown(failure), /us3r|s3cret/);
});
