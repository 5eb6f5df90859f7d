import fs from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import t from 'tap';
import {flakeLock} from '../../source/nix/flake-lock.js';
import {renderFiles} from '../../source/plan.js';
import {anyEnvironment} from '../support/arbitraries.js';
import {
	drvPathOfFlake, run, system, testNixpkgs,
} from '../support/nix.js';
import {runMain} from '../support/world.js';

const flakes = ['--extra-experimental-features', 'nix-command flakes'];

type Lock = {nodes: {nixpkgs: {locked: Record<string, unknown>; original: Record<string, unknown>}}};

/** As Nix serialises: keys in order, two spaces, and a line feed at the end. */
const nixJson = (value: unknown): string => JSON.stringify(value, (_, one: unknown) => typeof one === 'object' && one !== null && !Array.isArray(one)
	? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
	: one, 2) + '\n';

t.test('byte for byte as a real Nix writes it', async t => {
	const folder = t.testdir({
		input: {'flake.nix': '{ outputs = _: { }; }\n'},
		flake: {'flake.nix': `{ inputs.nixpkgs.url = "path:${t.testdirName}/input"; outputs = { self, nixpkgs }: { }; }\n`},
	});
	const {code, stderr} = await run('nix', [...flakes, 'flake', 'lock', `path:${folder}/flake`]);
	t.equal(code, 0, stderr);
	const real = await fs.readFile(path.join(folder, 'flake/flake.lock'), 'utf8');
	const lock = JSON.parse(real) as Lock;
	t.equal(nixJson(lock), real, 'that is how Nix serialises');
	fc.assert(fc.property(anyEnvironment, environment => {
		const ours = flakeLock({...environment, style: 'flake'});
		const mine = JSON.parse(ours) as Lock;
		t.equal(nixJson(mine), ours);
		t.strictSame({...mine, nodes: {...mine.nodes, nixpkgs: {}}}, {...lock, nodes: {...lock.nodes, nixpkgs: {}}}, 'all around the input is the same');
		t.strictSame(Object.keys(mine.nodes.nixpkgs), Object.keys(lock.nodes.nixpkgs));
	}), {numRuns: 50});
});

t.test('what the lock says is what the flake asks for: Nix does not lock again', async t => {
	for (const words of ['--style flake', '--style both', `--style flake --rev ${'0123456789'.repeat(4)} --hash sha256-${'A'.repeat(43)}=`]) {
		const cwd = t.testdir({});
		const {code} = await runMain(['--yes', ...words.split(' ')], cwd);
		t.equal(code, 0);
		const lock = await fs.readFile(path.join(cwd, 'flake.lock'), 'utf8');
		// Nix reads the lock before it fetches anything: an `original` that differs from flake.nix makes it ask the network.
		const {stdout, stderr} = await run('nix', [...flakes, 'flake', 'metadata', '--json', '--no-update-lock-file', `path:${cwd}`]);
		t.same((JSON.parse(stdout || 'null') as {locks: unknown})?.locks, JSON.parse(lock), stderr);
		const drvPath = await drvPathOfFlake(cwd);
		t.match(drvPath, /\.drv$/);
		const {code: evaluated} = await run('nix', [...flakes, 'eval', '--raw', '--override-input', 'nixpkgs', `path:${testNixpkgs}`, `path:${cwd}#devShells.${system}.default.name`]);
		t.equal(evaluated, 0);
		t.equal(await fs.readFile(path.join(cwd, 'flake.lock'), 'utf8'), lock, 'and another input for one run leaves the lock alone');
	}
});

t.test('a lock of another channel would be locked again', async t => {
	const cwd = t.testdir({});
	await runMain(['--yes', '--style', 'flake'], cwd);
	const file = path.join(cwd, 'flake.lock');
	const lock = await fs.readFile(file, 'utf8');
	await fs.writeFile(file, lock.replace('"ref": "nixos-26.05"', '"ref": "nixos-25.11"'));
	const {code, stderr} = await run('nix', [...flakes, 'flake', 'metadata', '--json', '--no-update-lock-file', `path:${cwd}`]);
	t.not(code, 0, stderr);
});

t.test('only a flake alone follows its channel', async t => {
	fc.assert(fc.property(anyEnvironment, environment => {
		const files = renderFiles(environment, new Map());
		const lock = files.get('flake.lock');
		if (lock !== undefined) {
			const {locked, original} = (JSON.parse(lock) as Lock).nodes.nixpkgs;
			const {pin: {channel, rev, hash, lastModified}} = environment;
			t.same(locked, {
				narHash: hash, owner: 'NixOS', repo: 'nixpkgs', rev, type: 'github', ...(lastModified === undefined ? {} : {lastModified}),
			});
			t.strictSame(original, environment.style === 'flake' && channel
				? {
					owner: 'NixOS', ref: channel, repo: 'nixpkgs', type: 'github',
				}
				: {
					owner: 'NixOS', repo: 'nixpkgs', rev, type: 'github',
				});
			const {ref = rev} = original as {ref?: string};
			t.ok(files.get('flake.nix')!.includes(`"github:NixOS/nixpkgs/${ref}"`));
		}
	}), {numRuns: 100});
});
