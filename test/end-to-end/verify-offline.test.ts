import {randomUUID} from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import t, {type Test} from 'tap';
import {runCli} from '../support/cli.js';
import {startOutside} from '../support/index-and-channel.js';
import {testNixpkgs} from '../support/nix.js';
import {startServer} from '../support/server.js';
import {outsideGit, runVerify, verifyJson} from '../support/verify.js';

/** A binary cache and a proxy that count who comes, in the place of all that Nix could ask. */
const watched = async (t: Test) => {
	const server = await startServer(t, (_, response) => {
		response.writeHead(404).end();
	});
	const env = {
		NIX_CONFIG: `substitute = true\nsandbox = false\nsubstituters = ${server.url}\nrequire-sigs = false`, http_proxy: server.url, https_proxy: server.url, no_proxy: '127.0.0.1',
	};
	return {server, env};
};

t.test('a pin that is not in the store is said at once, and nobody is asked', async t => {
	const {server, env} = await watched(t);
	for (const style of ['shell', 'flake']) {
		const cwd = await outsideGit(t);
		const {code, stderr} = await runVerify(['--offline', '--style', style, '-p', 'numpy', '--rev', '1'.repeat(40), '--hash', `sha256-${'A'.repeat(43)}=`], {cwd, nixpkgs: '', env});
		t.equal(code, 3);
		t.match(stderr, /The pinned nixpkgs is not on this machine yet \(`1+`, .*\), and this run is offline\./);
		t.match(stderr, /run it once without `--offline`/);
	}

	t.equal(server.connections(), 0);
});

t.test('what is in the store, or can be built from it, is verified with no connection', async t => {
	const cwd = await outsideGit(t);
	t.match(await runVerify(['--style', 'both', '-p', 'numpy'], {cwd}), {code: 0});
	const {server, env} = await watched(t);
	const {code, report} = await verifyJson(['--offline'], {cwd, env});
	t.equal(code, 0);
	t.match(report.verification, {kind: 'verified', ways: {length: 2}});
	t.equal(server.connections(), 0);
});

t.test('an sdist that is not in the store is named, and not fetched', async t => {
	const cwd = await outsideGit(t);
	const file = `requests-2.31.${String(BigInt(`0x${randomUUID().slice(0, 8)}`))}.tar.gz`;
	const outside = await startOutside(t, {files: {requests: [file]}});
	const written = await runCli(['--yes', '--nixpkgs', testNixpkgs, '-p', 'requests<2.32'], {cwd, env: {PIP_INDEX_URL: `${outside.server.url}/simple/`}});
	t.equal(written.code, 0, written.stderr);
	const {server, env} = await watched(t);
	const {report} = await verifyJson(['--offline'], {cwd, env});
	t.match(report.verification.problems, [{code: 'offline', title: `Nix would have to fetch \`${file}\`, and this run is offline.`}]);
	t.equal(server.connections(), 0);
});

t.test('a tarball that a file of one\'s own names is not fetched either', async t => {
	const cwd = await outsideGit(t);
	const {server, env} = await watched(t);
	const text = `let pkgs = import (fetchTarball "${server.url}/nixpkgs.tar.gz") { }; in pkgs.mkShell { packages = [ (pkgs.python313.withPackages (ps: [ ps.numpy ])) ]; }\n`;
	await fs.writeFile(path.join(cwd, 'shell.nix'), text);
	const {code, stderr} = await runVerify(['--offline'], {cwd, nixpkgs: '', env});
	t.equal(code, 3);
	t.match(stderr, /Nix would have to fetch something, and this run is offline\./);
	t.equal(server.connections(), 0);
});
