import {Buffer} from 'node:buffer';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import t from 'tap';
import {createIndexClient} from '../../source/pypi/index-client.js';
import {cacheText} from '../support/cache-text.js';
import {
	codeOf, failureOf, shown, testClient,
} from '../support/http.js';
import {htmlPage, jsonPage} from '../support/index-pages.js';
import {hexOf} from '../support/project.js';
import {startServer, type Handler} from '../support/server.js';

const json = JSON.stringify(jsonPage);
const jsonType = {'content-type': 'application/vnd.pypi.simple.v1+json'};

const sendJson: Handler = (_, response) => {
	response.writeHead(200, jsonType).end(json);
};

t.test('JSON from an index of today, HTML from an older one', async t => {
	const server = await startServer(t, (request, response) => {
		if (request.url === '/new/simple/scikit-learn/') {
			response.writeHead(200, jsonType).end(json);
		} else if (request.url === '/old/simple/thing/') {
			response.writeHead(200, {'content-type': 'text/html; charset=utf-8'}).end(htmlPage);
		} else {
			response.writeHead(404).end();
		}
	});
	const settings = {http: testClient(), cacheDir: t.testdir({})};
	const today = await createIndexClient({...settings, indexUrl: `${server.url}/new/simple`}).project('Scikit_Learn');
	t.equal(today.files.length, 3);
	t.equal(today.stale, undefined);
	const old = await createIndexClient({...settings, indexUrl: `${server.url}/old/simple/`}).project('thing');
	t.equal(old.files[0]?.url, `${server.url}/mirror/files/thing-1.0.tar.gz`);
	t.match(server.requests[0]?.headers.accept, /^application\/vnd\.pypi\.simple\.v1\+json, .*text\/html;q=0\.\d/);
});

t.test('a redirect moves the base of relative addresses', async t => {
	const server = await startServer(t, (request, response) => {
		if (request.url === '/simple/thing/') {
			response.writeHead(301, {location: '/moved/deep/thing/'}).end();
		} else {
			response.writeHead(200, {'content-type': 'text/html'}).end('<a href="thing-1.0.tar.gz">x</a>');
		}
	});
	const {files} = await createIndexClient({indexUrl: `${server.url}/simple/`, http: testClient(), cacheDir: t.testdir({})}).project('thing');
	t.equal(files[0]?.url, `${server.url}/moved/deep/thing/thing-1.0.tar.gz`);
});

t.test('what goes wrong has a name', async t => {
	const server = await startServer(t, (request, response) => {
		const name = request.url!.split('/').at(-2)!;
		const html = {'content-type': 'text/html'};
		const answers: Record<string, [status: number, headers: Record<string, string>, body: string]> = {
			gone: [410, {}, ''],
			private: [401, {}, ''],
			down: [500, {}, ''],
			portal: [200, html, '<form>Log in</form>'],
			binary: [200, {'content-type': 'application/octet-stream'}, json],
			cut: [200, jsonType, json.slice(0, 100)],
			other: [200, jsonType, json],
			garbage: [200, jsonType, 'x'.repeat(50_000_000)],
			huge: [200, jsonType, `{"files": [${'null,'.repeat(10_000_000)}`],
			page: [200, {'content-type': 'text/html'}, '<'.repeat(50_000_000)],
		};
		const [status, headers, body] = answers[name] ?? [404, {}, ''];
		response.writeHead(status, headers).end(body);
	});
	const client = createIndexClient({indexUrl: server.url, http: testClient({limits: {retries: 1}}), cacheDir: t.testdir({})});
	const codes = {
		missing: 'not-on-index', gone: 'not-on-index', private: 'not-authorised', down: 'http-status', portal: 'not-an-index', binary: 'not-an-index', cut: 'not-an-index', other: 'not-an-index', garbage: 'not-an-index', huge: 'too-large', page: 'too-large',
	};
	for (const [name, code] of Object.entries(codes)) {
		t.equal(await codeOf(client.project(name)), code, name);
	}

	const before = server.requests.length;
	t.equal(await codeOf(client.project('../etc')), 'not-on-index');
	t.equal(await codeOf(client.project('a\u001B[2J')), 'not-on-index');
	t.equal(server.requests.length, before, 'what is no name is not asked for');
});

t.test('a page that is cut off is read anew, from its beginning', async t => {
	let cuts = 1;
	const server = await startServer(t, (_request, response) => {
		response.writeHead(200, jsonType);
		if (cuts-- > 0) {
			response.write(json.slice(0, -20), () => {
				response.destroy();
			});
		} else {
			response.end(json);
		}
	});
	const client = createIndexClient({indexUrl: server.url, http: testClient({limits: {retries: 1}}), cacheDir: t.testdir({})});
	const {files} = await client.project('scikit-learn');
	t.equal(files.length, 3, 'each file once');
	t.equal(server.requests.length, 2);
});

t.test('a stored copy is confirmed, not fetched again', async t => {
	let changes = 0;
	const server = await startServer(t, (request, response) => {
		if (request.headers['if-none-match'] === '"one"' && changes === 0) {
			response.writeHead(304, {etag: '"one"'}).end();
		} else {
			response.writeHead(200, {...jsonType, etag: changes === 0 ? '"one"' : '"two"'}).end(JSON.stringify({...jsonPage, versions: [`${changes}.0`]}));
		}
	});
	const client = createIndexClient({indexUrl: server.url, http: testClient(), cacheDir: t.testdir({})});
	t.strictSame((await client.project('scikit-learn')).versions, ['0.0']);
	const again = await client.project('scikit-learn');
	t.strictSame(again.versions, ['0.0']);
	t.equal(again.stale, undefined, 'confirmed is not stale');
	t.equal(server.requests.length, 2);
	changes++;
	const changed = await client.project('scikit-learn');
	t.strictSame(changed.versions, ['1.0']);
});

t.test('an answer is not asked about while it is fresh', async t => {
	const server = await startServer(t, (request, response) => {
		response.writeHead(200, {...jsonType, 'cache-control': request.url!.includes('uncached') ? 'no-cache, max-age=600' : 'max-age=600, public'}).end(JSON.stringify({files: []}));
	});
	let now = Date.now();
	const client = createIndexClient({
		indexUrl: server.url, http: testClient(), cacheDir: t.testdir({}), now: () => now,
	});
	await client.project('a');
	await client.project('a');
	t.equal(server.requests.length, 1);
	now += 601_000;
	await client.project('a');
	t.equal(server.requests.length, 2);
	await client.project('uncached');
	await client.project('uncached');
	t.equal(server.requests.length, 4);
});

t.test('a stored copy stands in when the network fails, and says so', async t => {
	let isUp = true;
	const server = await startServer(t, (_, response) => {
		response.writeHead(isUp ? 200 : 503, jsonType).end(json);
	});
	const settings = {indexUrl: server.url, cacheDir: t.testdir({})};
	const online = createIndexClient({...settings, http: testClient({limits: {retries: 0}})});
	await online.project('scikit-learn');
	isUp = false;
	const stale = await online.project('scikit-learn');
	t.equal(stale.files.length, 3);
	t.match(stale.stale?.why, '503');
	t.match(stale.stale?.since, /^\d{4}-\d\d-\d\dT/);
	t.equal(await codeOf(online.project('numpy')), 'http-status', 'without a copy there is none');

	const before = server.connections();
	const offline = createIndexClient({...settings, http: testClient({offline: true})});
	const kept = await offline.project('scikit-learn');
	t.match(kept.stale?.why, 'offline');
	t.equal(await codeOf(offline.project('numpy')), 'offline');
	t.equal(server.connections(), before, 'offline opens no socket');
	const aborted = AbortSignal.abort();
	t.equal(await codeOf(online.project('scikit-learn', {signal: aborted})), 'cancelled', 'who cancels wants no copy');
});

t.test('a project that was removed is gone, copy or not', async t => {
	let isThere = true;
	const server = await startServer(t, (_, response) => {
		response.writeHead(isThere ? 200 : 404, jsonType).end(json);
	});
	const client = createIndexClient({indexUrl: server.url, http: testClient(), cacheDir: t.testdir({})});
	await client.project('scikit-learn');
	isThere = false;
	t.equal(await codeOf(client.project('scikit-learn')), 'not-on-index');
});

t.test('a damaged copy is fetched anew', async t => {
	const server = await startServer(t, (_, response) => {
		response.writeHead(200, {...jsonType, 'cache-control': 'max-age=600'}).end(json);
	});
	const cacheDir = t.testdir({});
	const client = createIndexClient({indexUrl: server.url, http: testClient(), cacheDir});
	await client.project('scikit-learn');
	const [file] = readdirSync(cacheDir);
	const whole = readFileSync(path.join(cacheDir, file!));
	const flipped = Buffer.from(whole);
	flipped[whole.length - 10]! ^= 1; // eslint-disable-line no-bitwise
	for (const [index, damage] of [whole.subarray(0, -5), flipped, Buffer.from(''), Buffer.from('garbage\n{}')].entries()) {
		writeFileSync(path.join(cacheDir, file!), damage);
		const project = await client.project('scikit-learn');
		t.equal(project.files.length, 3);
		t.equal(server.requests.length, 2 + index);
	}

	t.equal(readdirSync(cacheDir).length, 1, 'and nothing is left lying about');
});

t.test('metadata of a file', async t => {
	const text = 'Name: thing\nVersion: 1.0\nSummary: a thing\nImport-Name: things\n';
	const {createHash} = await import('node:crypto');
	const sha256 = createHash('sha256').update(text).digest('hex');
	const server = await startServer(t, (request, response) => {
		if (request.url === '/files/thing-1.0.tar.gz.metadata?signed=1') {
			response.end(text);
		} else {
			response.writeHead(404).end();
		}
	});
	const file = {
		filename: 'thing-1.0.tar.gz', url: `${server.url}/files/thing-1.0.tar.gz?signed=1`, kind: 'sdist', yanked: false,
	} as const;
	const client = createIndexClient({indexUrl: server.url, http: testClient(), cacheDir: t.testdir({})});
	const metadata = await client.metadata({...file, metadata: sha256});
	t.match(metadata, {summary: 'a thing', importNames: ['things']});
	t.match(await client.metadata({...file, metadata: sha256}), {summary: 'a thing'});
	t.equal(server.requests.length, 1, 'a file never changes, so neither does this');
	t.equal(await codeOf(client.metadata({...file, metadata: hexOf('other')})), 'bad-metadata');
	t.equal(await codeOf(client.metadata(file)), 'no-metadata');
	t.equal(await codeOf(client.metadata({...file, url: `${server.url}/other`, metadata: true})), 'http-status');
});

t.test('credentials are sent where they belong, and are nowhere to be found', async t => {
	const wanted = `Basic ${Buffer.from('us3r:s3cret').toString('base64')}`;
	const guarded = (handler: Handler): Handler => (request, response) => {
		if (request.headers.authorization === wanted) {
			handler(request, response);
		} else {
			response.writeHead(401).end('us3r:s3cret');
		}
	};

	const elsewhere = await startServer(t, (request, response) => {
		response.end(`Name: a\nVersion: 1\nSummary: ${request.headers.authorization ?? 'none'}\n`);
	});
	const server = await startServer(t, guarded((request, response) => {
		if (request.url!.endsWith('.metadata')) {
			response.end('Name: a\nVersion: 1\nSummary: reached\n');
		} else if (request.url === '/simple/missing/') {
			response.writeHead(404).end();
		} else {
			sendJson(request, response);
		}
	}));
	const cacheDir = t.testdir({});
	const indexUrl = `${server.url.replace('//', '//us3r:s3cret@')}/simple/`;
	const client = createIndexClient({indexUrl, http: testClient({limits: {retries: 0}}), cacheDir});
	const project = await client.project('scikit-learn');
	const metadata = {
		filename: 'a', kind: 'sdist', yanked: false, metadata: true,
	} as const;
	t.match(await client.metadata({...metadata, url: `${server.url}/a`}), {summary: 'reached'}, 'files of the index need them too');
	t.match(await client.metadata({...metadata, url: `${elsewhere.url}/a`}), {summary: 'none'}, 'others do not get them');

	const failures = [
		await failureOf(client.project('missing')),
		await failureOf(createIndexClient({indexUrl: indexUrl.replace('s3cret', 'wr0ng'), http: testClient(), cacheDir}).project('x')),
		await failureOf(createIndexClient({indexUrl: 'http://us3r:s3cret@127.0.0.1:1/', http: testClient({limits: {retries: 0}}), cacheDir}).project('x')),
		await failureOf(createIndexClient({indexUrl, http: testClient({offline: true}), cacheDir}).project('x')),
	];
	t.strictSame(failures.map(({code}) => code), ['not-on-index', 'not-authorised', 'network', 'offline']);
	const output = [...failures.map(failure => shown(failure)), JSON.stringify(project), cacheText(cacheDir)].join('\n');
	t.notMatch(output, /us3r|s3cret|wr0ng/);
	t.notMatch(output, wanted.slice(6));
	t.match(cacheText(cacheDir), 'scikit_learn', 'what was searched is really there');
});
