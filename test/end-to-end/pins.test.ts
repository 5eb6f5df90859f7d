import fs from 'node:fs/promises';
import path from 'node:path';
import t, {type Test} from 'tap';
import {newestPin} from '../../source/nixpkgs/pins.js';
import type {World} from '../../source/world.js';
import {nixEnvironment, run} from '../support/nix.js';
import {packTree, tarballTime} from '../support/nixpkgs-tarball.js';
import {startServer} from '../support/server.js';
import {readTree} from '../support/tree.js';
import {runMain} from '../support/world.js';

const rev = 'fedcba9876543210fedcba9876543210fedcba98';
const embedded = newestPin('nixos-26.05');

type Answer = {readonly status?: number; readonly body?: string};

/** A channel's server, and an archive that stands for the commit it names. */
const outside = async (t: Test, {status = 200, body = `${rev}\n`}: Answer = {}): Promise<{readonly world: Partial<World>; readonly requests: () => readonly string[]; readonly hash: string}> => {
	const folder = t.testdir({tree: {'default.nix': '{ }', 'flake.nix': '{ outputs = _: { }; }'}, project: {}});
	for (const name of ['tree/default.nix', 'tree/flake.nix', 'tree']) {
		await fs.utimes(path.join(folder, name), tarballTime, tarballTime);
	}

	const archive = await fs.readFile(packTree(path.join(folder, 'tree'), folder));
	const server = await startServer(t, (request, response) => {
		if (request.url?.endsWith('/git-revision')) {
			response.writeHead(status).end(body);
		} else if (request.url === `/${rev}.tar.gz`) {
			response.end(archive);
		} else {
			response.writeHead(404).end();
		}
	});
	const {stdout} = await run('nix-hash', ['--type', 'sha256', '--base32', path.join(folder, 'tree')]);
	const sri = await run('nix', ['--extra-experimental-features', 'nix-command', 'hash', 'to-sri', '--type', 'sha256', stdout.trim()]);
	return {
		hash: sri.stdout.trim(),
		requests: () => server.requests.map(({url}) => url!),
		world: {
			env: {...nixEnvironment, HOME: folder, XDG_CACHE_HOME: path.join(folder, 'cache-of-tests')},
			addresses: {
				channels: `${server.url}/channels/`,
				flake: () => `path:${folder}/tree`,
				archive: commit => `${server.url}/${commit}.tar.gz`,
			},
		},
	};
};

const project = (t: Test): string => path.join(t.testdirName, 'project');

const pinned = async (words: string, cwd: string, world: Partial<World>) => {
	const {code, stdout} = await runMain(['--yes', '--json', ...words.split(' ')], cwd, world);
	const {environment, warnings = [], error} = JSON.parse(stdout) as {
		environment?: {pin: {channel?: string; rev: string; hash: string; lastModified?: number}};
		warnings?: Array<{code: string; message: string; hint: string}>;
		error?: {code: string; message: string; hint: string};
	};
	return {
		code, pin: environment?.pin, warnings: warnings.filter(({code}) => code === 'pin-not-newest'), error,
	};
};

t.test('--update takes the newest commit, and a real Nix tells its hash', async t => {
	const {world, requests, hash} = await outside(t);
	const {code, pin, warnings} = await pinned('--update --style both', project(t), world);
	t.equal(code, 0);
	t.strictSame(warnings, []);
	t.match(pin, {channel: 'nixos-26.05', rev, hash});
	t.ok(requests().includes('/channels/nixos-26.05/git-revision'));
	const tree = await readTree(project(t));
	t.ok(tree['shell.nix']!.includes(hash) && tree['flake.lock']!.includes(hash) && tree['flake.lock']!.includes(rev));
	t.equal(pin!.lastModified, tarballTime, 'and the time that Nix before 2.19 wants in flake.lock');

	const again = await pinned('--update', project(t), world);
	t.same(again.pin, pin, 'nothing newer: nothing changes');
	const offline = await pinned('--update --offline', project(t), world);
	t.same(offline.pin, pin, 'and offline it does not go back to an older one');
	t.match(offline.warnings, [{message: /^The newest commit of nixos-26\.05 could not be looked up .*2026-10-01/}]);
	const other = await pinned('--channel nixos-25.11', project(t), world);
	t.equal(other.pin!.rev, newestPin('nixos-25.11').rev);
});

t.test('where a flake cannot be fetched, nix-prefetch-url tells the hash; a pin whose time nobody could tell is not given up for an older one', async t => {
	const {world, hash} = await outside(t);
	const tarball = {...world, addresses: {...world.addresses!, flake: () => 'path:/nowhere'}};
	const {pin} = await pinned('--update --style both', project(t), tarball);
	t.same(pin, {channel: 'nixos-26.05', rev, hash}, 'nix-prefetch-url tells no time');
	const offline = await pinned('--update --offline', project(t), tarball);
	t.same(offline.pin, pin);
	t.match(offline.warnings, [{message: /so the pin is the newest known one: nixos-26\.05 at `fedcba987654`\.$/}]);
});

t.test('without Nix, without a network, with a server that is dead or talks nonsense: the newest embedded pin, and it is said', async t => {
	const {world} = await outside(t);
	const noNix = await pinned('--update', project(t), {...world, env: {PATH: '/nowhere', HOME: t.testdirName}});
	t.equal(noNix.code, 0);
	t.same(noNix.pin, embedded);
	t.match(noNix.warnings, [{message: /fedcba987654, but there is no Nix here/, hint: /install Nix/}]);

	const dead = await pinned('--update', project(t), {...world, addresses: {...world.addresses!, channels: 'http://127.0.0.1:9/'}});
	t.same(dead.pin, embedded);
	t.match(dead.warnings, [{message: /could not be looked up .*as of 2026-08-20/, hint: /--update/}]);

	const offline = await pinned('--update --offline', project(t), world);
	t.same(offline.pin, embedded);
	t.equal(offline.warnings.length, 1);
});

for (const answer of [{body: '<html>captive portal</html>'}, {body: ''}, {body: `${rev}${rev}`}, {body: '\u{1B}[31m'}, {status: 404}, {status: 403}, {body: rev.slice(1)}]) {
	t.test(`a channel's server that answers ${JSON.stringify(answer)}`, async t => {
		const {world} = await outside(t, answer);
		const {code, pin, warnings} = await pinned('--update', project(t), world);
		t.equal(code, 0);
		t.same(pin, embedded);
		t.equal(warnings.length, 1);
		t.notMatch(warnings[0]!.message, /\.\.|\p{Cc}/u);
	});
}

t.test('offline opens no connection', async t => {
	const {world, requests} = await outside(t);
	await pinned('--update --offline', project(t), world);
	await pinned(`--offline --rev ${rev}`, project(t), world);
	t.strictSame(requests(), []);
});

t.test('--update after the embedded pins: known commits need no Nix', async t => {
	const {world} = await outside(t, {body: embedded.rev});
	const {pin, warnings} = await pinned('--update', project(t), {...world, env: {PATH: '/nowhere', HOME: t.testdirName}});
	t.same(pin, embedded);
	t.strictSame(warnings, []);
});

t.test('a commit by name', async t => {
	const {world, hash} = await outside(t);
	const fetched = await pinned(`--rev ${rev} --style flake`, project(t), world);
	t.match(fetched.pin, {rev, hash});

	const given = await pinned(`new --rev ${rev} --hash ${hash}`, project(t), {});
	t.equal(given.code, 0);
	t.same(given.pin, {rev, hash});

	const unknown = await pinned(`other --rev ${rev}`, project(t), {});
	t.equal(unknown.code, 2);
	t.match(unknown.error, {code: 'no-hash', hint: /--hash/});
	t.strictSame(Object.keys(await readTree(project(t))), ['flake.lock', 'flake.nix', 'new/shell.nix'], 'a pin without a hash is never written');

	const known = await pinned(`known --rev ${embedded.rev}`, project(t), {});
	t.same(known.pin, embedded);
	const wrong = await pinned(`wrong --rev ${embedded.rev} --hash ${hash}`, project(t), {});
	t.equal(wrong.code, 2);
	t.match(wrong.error, {code: 'wrong-hash'});
});

t.test('a Nix that says something odd', async t => {
	const {world} = await outside(t);
	for (const [index, says] of ['', '{}', 'null', '[1]', '{"locked":null}', '{"locked":{"narHash":"sha256-x"}}', '{"locked":{"narHash":7}}', 'not json'].entries()) {
		const bin = path.join(t.testdirName, `bin-${index}`);
		await fs.mkdir(bin);
		for (const name of ['nix', 'nix-prefetch-url']) {
			await fs.writeFile(path.join(bin, name), `#!/bin/sh\necho '${says}'\n`, {mode: 0o755});
		}

		const {code, pin, warnings} = await pinned(`p${index} --update`, project(t), {...world, env: {PATH: `${bin}:/bin`, HOME: t.testdirName}});
		t.equal(code, 0, says);
		t.same(pin, embedded);
		t.equal(warnings.length, 1);
	}
});
