import {Buffer} from 'node:buffer';
import fs from 'node:fs/promises';
import path from 'node:path';
import t from 'tap';
import {cacheText} from '../support/cache-text.js';
import {runCli} from '../support/cli.js';
import {startProxy} from '../support/proxy.js';
import {startServer} from '../support/server.js';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

// Each the user's and the password's: of the URL, of netrc, of the proxy.
const [url, netrc, proxy] = ['urlus3r:urls3cret', 'netus3r:nets3cret', 'prox9us3r:prox9s3cret'] as const;
const secret = new RegExp([url, netrc, proxy].flatMap(pair => [...pair.split(':'), base64(pair)]).join('|'));

t.test('credentials of the URL, of netrc and of a proxy are used, and are in no output, no file and no cache', async t => {
	const seen: Array<string | undefined> = [];
	const server = await startServer(t, (request, response) => {
		seen.push(request.headers.authorization);
		const isKnown = ['authorization' in request.headers, /^Basic (?:dXJ|bmV)/.test(request.headers.authorization ?? '')].every(Boolean);
		const name = /^\/simple\/(\w+)\/$/.exec(request.url!)?.[1];
		if (!isKnown) {
			response.writeHead(401).end();
		} else if (request.url === '/simple/') {
			response.writeHead(200, {'content-type': 'application/vnd.pypi.simple.v1+json'}).end('{"projects": [{"name": "numpy"}]}');
		} else if (name === 'numpy') {
			const filename = 'numpy-1.26.4.tar.gz';
			response.writeHead(200, {'content-type': 'application/vnd.pypi.simple.v1+json'})
				.end(JSON.stringify({name, files: [{filename, url: `http://${url}@${request.headers.host!}/${filename}`, hashes: {sha256: 'a'.repeat(64)}}]}));
		} else {
			response.writeHead(418).end(`no ${url} ${netrc}`);
		}
	});
	const behind = await startProxy(t, {authorization: `Basic ${base64(proxy)}`});
	const address = `127.0.0.1:${server.port}/simple/`;
	const words = ['--yes', '--no-color', '--dry-run', '-p'];
	const ways = [
		{words: ['--index-url', `http://${url}@${address}`], env: {}},
		{words: [], env: {PIP_INDEX_URL: `http://${address}`}},
		{words: [], env: {PIP_INDEX_URL: `http://${url}@${address}`, HTTP_PROXY: `http://${proxy}@127.0.0.1:${behind.port}`}},
		{words: [], env: {PIP_INDEX_URL: `http://${url}@${address}`, HTTP_PROXY: `http://wrong-${proxy}@127.0.0.1:${behind.port}`, NO_PROXY: ''}},
	];
	const cwd = t.testdir({'.netrc': `machine 127.0.0.1 login ${netrc.replace(':', ' password ')}\n`});
	const outputs: string[] = [];
	for (const [place, {words: more, env}] of ways.entries()) {
		const runs = [
			[...words, 'numpy==1.26.4'], ['--json', ...words, 'numpy==1.26.4'], [...words, 'six==9'], ['--json', ...words, 'six==9'], ['--search', 'numpy'], ['--search', 'numpy', '--json'], ['--yes', `way-${place}`, '-p', 'numpy==1.26.4'],
		];
		for (const run of runs) {
			const {stdout, stderr} = await runCli([...run, ...more], {cwd, env: {...env, NETRC: path.join(cwd, '.netrc')}});
			outputs.push(stdout, stderr);
		}
	}

	t.ok(seen.includes(`Basic ${base64(url)}`) && seen.includes(`Basic ${base64(netrc)}`), 'they were sent');
	t.ok(behind.authorizations.includes(`Basic ${base64(proxy)}`));
	const shown = outputs.join('\n');
	t.match(shown, /"version": "1\.26\.4"/, 'there was something to look through');
	t.match(shown, /answered with status|refused the request|could not be reached/);
	t.notMatch(shown, secret);
	t.match(await fs.readFile(path.join(cwd, 'way-0', 'shell.nix'), 'utf8'), '1.26.4');
	t.notMatch(await fs.readFile(path.join(cwd, 'way-0', 'shell.nix'), 'utf8'), secret);
	const stored = cacheText(path.join(cwd, '.cache-of-tests'));
	t.match(stored, 'numpy-1.26.4.tar.gz');
	t.notMatch(stored, secret);
});
