import {Buffer} from 'node:buffer';
import t from 'tap';
import {
	codeOf, failureOf, shown, testClient, textOf,
} from '../support/http.js';
import {startProxy} from '../support/proxy.js';
import {certificateFile, startServer, type Handler} from '../support/server.js';

const reached: Handler = (request, response) => {
	response.end(`reached ${request.headers.host} ${request.headers['proxy-authorization'] ?? 'unauthorised'}`);
};

const ask = async (url: string, env: Record<string, string>): Promise<string> =>
	textOf(testClient({env, limits: {retries: 0}}).get(url));

const secret = `Basic ${Buffer.from('pr0xy:p@ss').toString('base64')}`;

t.test('plain HTTP is asked of the proxy with the whole address', async t => {
	const server = await startServer(t, reached);
	const proxy = await startProxy(t);
	for (const name of ['http_proxy', 'HTTP_PROXY', 'ALL_PROXY', 'all_proxy']) {
		t.equal(await ask(`${server.url}/x`, {[name]: `http://127.0.0.1:${proxy.port}`}), `reached 127.0.0.1:${server.port} unauthorised`);
	}

	t.strictSame(proxy.asked, Array.from({length: 4}, () => `GET ${server.url}/x`));
});

t.test('HTTPS goes through a tunnel, with the certificate checked at its end', async t => {
	const server = await startServer(t, reached, {tls: true});
	const proxy = await startProxy(t);
	const env = {HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`};
	t.equal(await ask(server.url, {...env, SSL_CERT_FILE: certificateFile}), `reached 127.0.0.1:${server.port} unauthorised`);
	t.strictSame(proxy.asked, [`CONNECT 127.0.0.1:${server.port}`]);
	t.equal(await codeOf(ask(server.url, env)), 'tls');
	const byName = `https://localhost:${server.port}`;
	t.equal(await ask(byName, {...env, SSL_CERT_FILE: certificateFile}), `reached localhost:${server.port} unauthorised`);
});

t.test('the proxy\'s own credentials reach it, and nobody else', async t => {
	const plain = await startServer(t, reached);
	const secure = await startServer(t, reached, {tls: true});
	const proxy = await startProxy(t, {authorization: secret});
	const address = `http://pr0xy:p%40ss@127.0.0.1:${proxy.port}`;
	t.equal(await ask(plain.url, {http_proxy: address}), `reached 127.0.0.1:${plain.port} unauthorised`);
	t.equal(await ask(secure.url, {https_proxy: address, SSL_CERT_FILE: certificateFile}), `reached 127.0.0.1:${secure.port} unauthorised`);
	t.strictSame(proxy.authorizations, [secret, secret]);

	const refused = await failureOf(ask(secure.url, {https_proxy: `http://pr0xy:wr0ng@127.0.0.1:${proxy.port}`}));
	t.equal(refused.code, 'proxy');
	t.match(refused.message, '407');
	t.notMatch(shown(refused), /pr0xy|wr0ng/);
});

t.test('NO_PROXY goes straight', async t => {
	const server = await startServer(t, reached);
	const proxy = await startProxy(t);
	const env = {http_proxy: `http://127.0.0.1:${proxy.port}`};
	await ask(server.url, {...env, NO_PROXY: '127.0.0.0/8'});
	t.strictSame(proxy.asked, []);
	await ask(server.url, {...env, NO_PROXY: 'example.com'});
	t.equal(proxy.asked.length, 1);
});

t.test('a proxy that refuses, is silent or is not there', async t => {
	const server = await startServer(t, reached, {tls: true});
	const proxy = await startProxy(t, {deny: true});
	const failure = await failureOf(ask(server.url, {HTTPS_PROXY: `127.0.0.1:${proxy.port}`}));
	t.equal(failure.code, 'proxy');
	t.match(failure.message, '403');
	t.match(failure.hint, 'NO_PROXY');
	t.equal(await codeOf(ask(server.url, {HTTPS_PROXY: 'http://127.0.0.1:1'})), 'network');
	const silent = await startServer(t, () => undefined);
	const client = testClient({env: {HTTPS_PROXY: silent.url.replace('//', '//us3r:s3cret@')}, limits: {retries: 0, connect: 50}});
	const late = await failureOf(client.get('https://127.0.0.1:1/'));
	t.notMatch(shown(late), /us3r|s3cret/);
	t.equal(server.requests.length, 0);
});
