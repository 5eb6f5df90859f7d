import fs from 'node:fs/promises';
import path from 'node:path';
import t, {type Test} from 'tap';
import {namePlaces} from '../../source/io/name-store.js';
import {runCli, type CliOptions, type CliRun} from '../support/cli.js';
import {startServer, type Handler, type Server} from '../support/server.js';

const list: Handler = (_, response) => {
	response.writeHead(200, {'content-type': 'application/vnd.pypi.simple.v1+json'})
		.end(JSON.stringify({meta: {'api-version': '1.1'}, projects: [{name: 'our-numpy-tools'}, {name: 'numpy'}]}));
};

const never: Handler = () => undefined;

const search = async (t: Test, server: Server, words: readonly string[], options: Partial<CliOptions> = {}): Promise<CliRun> =>
	runCli(['--search', ...words, '--index-url', `${server.url}/simple/`], {cwd: t.testdirName, ...options});

const places = (t: Test, server: Server) => namePlaces(path.join(t.testdirName, '.cache-of-tests', 'create-nix-python'), `${server.url}/simple/`);

t.test('names on stdout, where they come from on stderr, and both in the object', async t => {
	t.testdir({});
	const server = await startServer(t, list);
	const {code, stdout, stderr} = await search(t, server, ['numpy', '--no-color']);
	t.equal(code, 0);
	t.match(stdout, /^numpy +in nixpkgs/);
	t.match(stderr, /^\(2 names, of \d{4}-\d\d-\d\d, and 1[\d,]{5} names, most downloaded on PyPI, built in, November 2026; nixpkgs attributes, built in, February 2025\)\n$/);
	const json = await search(t, server, ['our-numpy', '--json']);
	t.equal(json.stderr, '');
	t.match(JSON.parse(json.stdout), {
		outcome: 'done', query: 'our-numpy', sources: {names: /^2 names, of /, nixpkgs: /February 2025/}, warnings: [], names: [{name: 'our-numpy-tools', kind: 'prefix'}],
	});
	t.equal(server.requests.length, 1, 'the list is kept');
	const nothing = await search(t, server, ['qqqqqqqqqqqqqqqqqqqqq']);
	t.match(nothing, {code: 0, stdout: 'Nothing has a name like qqqqqqqqqqqqqqqqqqqqq.\n'});
});

t.test('an index that never answers is waited for briefly, and the embedded names serve', async t => {
	t.testdir({});
	const {code, stdout, stderr} = await search(t, await startServer(t, never), ['numpy']);
	t.equal(code, 0);
	t.match(stdout, /^numpy +in nixpkgs/);
	t.match(stderr, /warning: The list of all names did not arrive within 2 seconds; the names that are built in are searched\./);
	t.match(stderr, /\n\(1[\d,]{5} names, most downloaded on PyPI, built in/);
});

t.test('what is stored answers at once, however old; only then it is renewed', async t => {
	t.testdir({});
	let handler = list;
	const server = await startServer(t, (request, response) => {
		handler(request, response);
	});
	await search(t, server, ['numpy']);
	const {note} = places(t, server);
	await fs.writeFile(note, JSON.stringify({...JSON.parse(await fs.readFile(note, 'utf8')) as Record<string, unknown>, storedAt: '2020-01-01T00:00:00.000Z'}));
	handler = never;
	const {code, stdout, stderr} = await search(t, server, ['our-numpy']);
	t.equal(code, 0);
	t.match(stdout, /^our-numpy-tools +not in nixpkgs/);
	t.notMatch(stderr, /warning/);
	t.equal(server.requests.length, 2, 'it was asked for');
});

t.test('Ctrl+C ends it', async t => {
	t.testdir({});
	let stop: ((signal: NodeJS.Signals) => void) | undefined;
	const server = await startServer(t, () => {
		stop!('SIGINT');
	});
	const {code, stdout} = await search(t, server, ['numpy'], {onStart(kill) {
		stop = kill;
	}});
	t.equal(code, 130);
	t.equal(stdout, '');
});

t.test('another run that fetches the list, an index that is down, and an offline run are said', async t => {
	t.testdir({});
	const server = await startServer(t, (_, response) => {
		response.writeHead(404).end();
	});
	t.match(await search(t, server, ['numpy']), {code: 0, stdout: /^numpy/, stderr: /could not be fetched \(.* answered with status 404\)/});
	const {lock} = places(t, server);
	await fs.mkdir(path.dirname(lock), {recursive: true});
	await fs.writeFile(lock, `${process.pid} test`);
	t.match(await search(t, server, ['numpy']), {code: 0, stdout: /^numpy/, stderr: /is being fetched by another run/});
	const offline = await search(t, server, ['numpy', '--offline']);
	t.match(offline, {code: 0, stdout: /^numpy/});
	t.notMatch(offline.stderr, /warning/);
	t.equal(server.requests.length, 1);
});
