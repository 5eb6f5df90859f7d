import {Buffer} from 'node:buffer';
import {
	existsSync, readdirSync, readFileSync, writeFileSync,
} from 'node:fs';
import path from 'node:path';
import t from 'tap';
import {forgetNames, namePlaces} from '../../source/io/name-store.js';
import {
	refreshNames, type EncodeNames, type NamesOutcome, type NameSettings,
} from '../../source/pypi/all-names.js';
import {testClient} from '../support/http.js';
import {startServer, type Handler} from '../support/server.js';

/** Names sorted, one a line. */
const encode: EncodeNames = async names => {
	const all: string[] = [];
	for await (const name of names) {
		all.push(name);
	}

	return {chunks: [Buffer.from(`${all.toSorted().join('\n')}\n`)], count: all.length};
};

const list = (names: readonly string[]): string => JSON.stringify({meta: {'api-version': '1.4'}, projects: names.map(name => ({name}))});
const jsonType = {'content-type': 'application/vnd.pypi.simple.v1+json'};
const day = 24 * 60 * 60 * 1000;

/** An index whose answer can be changed, and what refreshes the list from it. */
const setUp = async (t: Parameters<typeof startServer>[0] & {testdir: (fixture: Record<string, string>) => string}) => {
	const state: {handler: Handler; now: number} = {
		handler(_, response) {
			response.writeHead(200, {...jsonType, etag: '"one"'}).end(list(['b', 'a']));
		},
		now: Date.now(),
	};
	const server = await startServer(t, (request, response) => {
		state.handler(request, response);
	});
	const folder = path.join(t.testdir({}), 'cache');
	const indexUrl = `${server.url.replace('//', '//us3r:s3cret@')}/simple`;
	const refresh = async (settings: Partial<NameSettings> = {}): Promise<NamesOutcome> => refreshNames({
		indexUrl, folder, encode, http: testClient({limits: {retries: 0}}), now: () => state.now, ...settings,
	});
	const {list: file, lock} = namePlaces(folder, indexUrl);
	return {
		state, server, folder, indexUrl, refresh, file, lock, stored: () => existsSync(file) ? readFileSync(file, 'utf8') : undefined,
	};
};

t.test('fetched once, and not asked about for a week', async t => {
	const {refresh, server, stored, state, file, folder} = await setUp(t);
	t.match(await refresh(), {kind: 'fetched', count: 2, file});
	t.equal(stored(), 'a\nb\n');
	t.equal(server.requests[0]?.url, '/simple/');
	t.match(await refresh(), {kind: 'recent', count: 2, file});
	state.now += 6 * day;
	t.match(await refresh(), {kind: 'recent'});
	t.equal(server.requests.length, 1);
	t.equal(readdirSync(folder).length, 2, 'the list and its note');
	t.notMatch(readdirSync(folder).map(name => name + readFileSync(path.join(folder, name), 'utf8')).join('\n'), /us3r|s3cret/);
});

t.test('after a week it is asked about, and fetched only if it changed', async t => {
	const {refresh, server, stored, state} = await setUp(t);
	await refresh();
	state.now += 8 * day;
	state.handler = (request, response) => {
		t.equal(request.headers['if-none-match'], '"one"');
		response.writeHead(304).end();
	};

	t.match(await refresh(), {kind: 'confirmed', count: 2});
	t.match(await refresh(), {kind: 'recent'}, 'confirming counts');
	t.equal(server.requests.length, 2);
	state.now += 8 * day;
	state.handler = (_, response) => {
		response.writeHead(200, jsonType).end(list(['c']));
	};

	t.match(await refresh(), {kind: 'fetched', count: 1});
	t.equal(stored(), 'c\n');
});

t.test('a bad answer never replaces a good list', async t => {
	const {refresh, stored, state, file, folder, lock} = await setUp(t);
	const bad: Record<string, Handler> = {
		network(_, response) {
			response.writeHead(200, {...jsonType, 'content-length': '1000'}).write(list(['x']).slice(0, -3), () => {
				response.destroy();
			});
		},
		'bad-json'(_, response) {
			response.writeHead(200, jsonType).end(list(['x']).slice(0, -1));
		},
		'not-an-index'(_, response) {
			response.writeHead(200, {'content-type': 'text/html'}).end('<html><a href="/login">Log in</a>');
		},
		'http-status'(_, response) {
			response.writeHead(500).end();
		},
		'not-authorised'(_, response) {
			response.writeHead(403).end();
		},
	};
	const good = state.handler;
	for (const [code, handler] of Object.entries(bad)) {
		state.handler = handler;
		const first = await refresh();
		t.match(first, {kind: 'failed', failure: {code}}, code);
		t.notOk('file' in first);
		t.equal(stored(), undefined);
	}

	state.handler = good;
	await refresh();
	state.now += 8 * day;
	for (const [code, handler] of Object.entries(bad)) {
		state.handler = handler;
		t.match(await refresh(), {kind: 'failed', failure: {code}, file}, code);
		t.equal(stored(), 'a\nb\n');
	}

	t.notOk(existsSync(lock));
	t.equal(readdirSync(folder).length, 2, 'nothing is left lying about');
});

t.test('a list that is damaged is fetched anew', async t => {
	const {refresh, stored, folder, indexUrl, file} = await setUp(t);
	await refresh();
	writeFileSync(file, 'a\n');
	t.match(await refresh(), {kind: 'fetched'}, 'another size shows by itself');
	writeFileSync(file, 'x\ny\n');
	await forgetNames(folder, indexUrl);
	t.equal(stored(), undefined);
	t.match(await refresh(), {kind: 'fetched'}, 'the rest is told by whoever opens it');
	t.equal(stored(), 'a\nb\n');
});

t.test('of two runs at once one fetches', async t => {
	const {refresh, server, stored, lock} = await setUp(t);
	const outcomes = await Promise.all([refresh(), refresh(), refresh()]);
	t.strictSame(outcomes.map(({kind}) => kind).filter(kind => kind === 'fetched'), ['fetched']);
	t.equal(server.requests.length, 1);
	t.equal(stored(), 'a\nb\n');
	t.notOk(existsSync(lock));
	const busy = await setUp(t);
	await busy.refresh();
	busy.state.now += 8 * day;
	writeFileSync(busy.lock, `${process.pid} other`);
	t.match(await busy.refresh(), {kind: 'busy'});
});

t.test('offline and cancelled', async t => {
	const {refresh, server} = await setUp(t);
	t.match(await refresh({http: testClient({offline: true})}), {kind: 'failed', failure: {code: 'offline'}});
	t.match(await refresh({signal: AbortSignal.abort()}), {kind: 'failed', failure: {code: 'cancelled'}});
	t.equal(server.connections(), 0);
});

t.test('what cannot be stored or encoded is no crash', async t => {
	const {refresh} = await setUp(t);
	t.match(await refresh({folder: path.join(t.testdir({file: ''}), 'file')}), {kind: 'failed', failure: {code: 'names-not-stored'}});
	t.match(await refresh({
		async encode() {
			throw new RangeError('no names');
		},
	}), {kind: 'failed', failure: {code: 'names-not-stored'}});
});

t.test('a list that is refused is not let in: its connection ends', async t => {
	const {refresh, state} = await setUp(t);
	for (const type of ['image/png', jsonType['content-type']]) {
		const closed = new Promise<void>(resolve => {
			state.handler = (_, response) => {
				response.writeHead(200, {'content-type': type}).write('{"projects": [1 2');
				const more = setInterval(() => {
					response.write('x'.repeat(1000));
				}, 5);
				response.on('close', () => {
					clearInterval(more);
					resolve();
				});
			};
		});
		t.match(await refresh(), {kind: 'failed'});
		await closed;
		t.pass(type);
	}
});
