import {Buffer} from 'node:buffer';
import path from 'node:path';
import t from 'tap';
import {
	codeOf, failureOf, shown, testClient, textOf,
} from '../support/http.js';
import {certificateFile, startServer, type Handler} from '../support/server.js';

const basic = (pair: string): string => `Basic ${Buffer.from(pair).toString('base64')}`;

/** Answers with the `Authorization` it got. */
const echo: Handler = (request, response) => {
	response.end(request.headers.authorization ?? 'none');
};

const ask = async (url: string, settings = {}): Promise<string> =>
	textOf(testClient(settings).get(url));

const withUser = (url: string, user: string): string => url.replace('//', `//${user}@`);

t.test('credentials of the URL, percent-encoded or not', async t => {
	const server = await startServer(t, echo);
	t.equal(await ask(server.url), 'none');
	t.equal(await ask(withUser(server.url, 'user:pass')), basic('user:pass'));
	t.equal(await ask(withUser(server.url, 'us%40er:p%2Fa%3Ass')), basic('us@er:p/a:ss'));
	t.equal(await ask(withUser(server.url, 'token')), basic('token:'));
	t.equal(await ask(withUser(server.url, 'user:100%')), basic('user:100%'), 'what is no encoding is taken as it is');
});

t.test('credentials of netrc, in its usual place or in the one that NETRC names', async t => {
	const server = await startServer(t, echo);
	const folder = t.testdir({
		'.netrc': 'machine other login no password no\nmachine 127.0.0.1 login home password h0me\n',
		named: 'machine 127.0.0.1\n\tlogin named\n\tpassword "n a"\n',
		empty: '',
	});
	t.equal(await ask(server.url, {home: folder}), basic('home:h0me'));
	t.equal(await ask(server.url, {home: folder, env: {NETRC: path.join(folder, 'named')}}), basic('named:n a'));
	t.equal(await ask(withUser(server.url, 'url:wins'), {home: folder}), basic('url:wins'));
	t.equal(await ask(server.url, {home: folder, env: {NETRC: path.join(folder, 'empty')}}), 'none');
});

t.test('redirects are followed, within reason', async t => {
	const server = await startServer(t, (request, response) => {
		const target = {
			'/a': '/b', '/b': 'c', '/loop': '/loop', '/file': 'file:///etc/passwd',
		}[request.url ?? ''];
		if (target === undefined) {
			response.end(request.url);
		} else {
			response.writeHead(302, {location: target}).end();
		}
	});
	const answer = await testClient().get(`${server.url}/a`);
	t.equal(new TextDecoder().decode(answer.body), '/c');
	t.equal(answer.url, `${server.url}/c`, 'the base of relative links');
	t.equal(await codeOf(testClient().get(`${server.url}/loop`)), 'redirects', 'which no second try would change');
	t.ok(server.requests.length < 15);
	await failureOf(testClient({limits: {retries: 0}}).get(`${server.url}/file`));
});

t.test('credentials stay with their origin', async t => {
	const elsewhere = await startServer(t, echo);
	const server = await startServer(t, (request, response) => {
		switch (request.url ?? '') {
			case '/there': {
				response.writeHead(307, {location: `${elsewhere.url}/x`}).end();

				break;
			}

			case '/here': {
				response.writeHead(307, {location: '/end'}).end();

				break;
			}

			case '/bait': {
				response.writeHead(307, {location: withUser(elsewhere.url, 'bait:bait')}).end();

				break;
			}

			default: {
				echo(request, response);
			}
		}
	});
	t.equal(await ask(`${withUser(server.url, 'user:pass')}/here`), basic('user:pass'));
	t.equal(await ask(`${withUser(server.url, 'user:pass')}/there`), 'none', 'another port is another origin');
	t.equal(await ask(`${withUser(server.url, 'user:pass')}/bait`), 'none');

	const home = t.testdir({'.netrc': 'machine localhost login local password l0cal\n'});
	const named = await startServer(t, (_, response) => {
		response.writeHead(302, {location: elsewhere.url}).end();
	});
	t.equal(await ask(named.url.replace('127.0.0.1', 'localhost'), {home}), 'none', 'those of netrc neither');
});

t.test('a redirect does not leave TLS', async t => {
	const plain = await startServer(t, echo);
	const secure = await startServer(t, (_, response) => {
		response.writeHead(302, {location: plain.url}).end();
	}, {tls: true});
	const failure = await failureOf(testClient({env: {SSL_CERT_FILE: certificateFile}, limits: {retries: 0}}).get(withUser(secure.url, 'us3r:s3cret')));
	t.match(failure.message, 'insecure');
	t.notMatch(shown(failure), /us3r|s3cret/);
	t.equal(plain.connections(), 0);
});
