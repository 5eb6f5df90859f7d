import t from 'tap';
import {
	embedded, handWritten, pinned, readIn, startEditCli,
} from '../support/edit-cli.js';
import {changedLines} from '../support/edits.js';

// Pins of hand-written files, wherever they are kept.
const cli = await startEditCli(t);

const offline = '--offline';

const old = {rev: '0'.repeat(40), hash: `sha256-${'A'.repeat(43)}=`};

const lockOf = (original: Record<string, string>): string => JSON.stringify({
	nodes: {
		nixpkgs: {
			locked: {
				lastModified: 1, narHash: old.hash, owner: 'NixOS', repo: 'nixpkgs', rev: old.rev, type: 'github',
			},
			original,
		},
		root: {inputs: {nixpkgs: 'nixpkgs'}},
	},
	root: 'root',
	version: 7,
}, undefined, 2) + '\n';

const github = {owner: 'NixOS', repo: 'nixpkgs', type: 'github'};

const flakeWith = (url: string): string => `{
  inputs.nixpkgs.url = "${url}";
  outputs = { self, nixpkgs }: {
    devShells.x86_64-linux.default = with nixpkgs.legacyPackages.x86_64-linux; mkShell {
      packages = [ (python312.withPackages (ps: [ ps.numpy ])) ];
    };
  };
}
`;

t.test('addresses of a flake are changed in their own manner, the lock with them', async t => {
	const pairs: ReadonlyArray<readonly [before: string, original: Record<string, string>, after: string, words?: readonly string[]]> = [
		['github:nixos/nixpkgs?ref=nixos-unstable', {...github, ref: 'nixos-unstable'}, 'github:nixos/nixpkgs?ref=nixos-25.05'],
		['nixpkgs/nixos-24.05', {id: 'nixpkgs', ref: 'nixos-24.05', type: 'indirect'}, 'nixpkgs/nixos-25.05'],
		['github:NixOS/nixpkgs', github, 'github:NixOS/nixpkgs/nixos-25.05'],
		// A tag stays where it is, so that whoever wants to move has to follow the branch.
		['github:NixOS/nixpkgs/25.05', {...github, ref: '25.05'}, 'github:NixOS/nixpkgs/nixos-25.05', ['--update']],
	];
	for (const [before, original, after, words = ['--channel', 'nixos-25.05']] of pairs) {
		const cwd = t.testdir({'flake.nix': flakeWith(before), 'flake.lock': lockOf(original)});
		t.match(await cli(cwd, ...words, offline), {code: 0}, before);
		t.equal(await readIn(cwd, 'flake.nix'), flakeWith(after));
		t.strictSame(JSON.parse(await readIn(cwd, 'flake.lock')), JSON.parse(lockOf({...original, ref: 'nixos-25.05'})
			.replace(old.rev, embedded.rev)
			.replace(old.hash, embedded.hash)
			.replace('"lastModified": 1,', '"lastModified": 1767313136,')));
	}
});

t.test('of two files without a lock both name the commit', async t => {
	const shell = handWritten.replace('<nixpkgs>', '(fetchTarball "https://github.com/NixOS/nixpkgs/archive/057f9aecfb71c4437d2b27d3323df7f93c010b7e.tar.gz")').replace('python313', 'python311');
	const cwd = t.testdir({'shell.nix': shell, 'flake.nix': flakeWith('github:NixOS/nixpkgs/23.11').replace('python312', 'python311')});
	t.match(await cli(cwd, '--update', offline), {code: 0});
	const [, rev] = /archive\/([\da-f]{40})/.exec(await readIn(cwd))!;
	t.not(rev, '057f9aecfb71c4437d2b27d3323df7f93c010b7e');
	t.equal(await readIn(cwd, 'flake.nix'), flakeWith(`github:NixOS/nixpkgs/${rev!}`).replace('python312', 'python311'));
});

t.test('a flake that gives a file its packages gives it its pin', async t => {
	const shell = handWritten.replace('{ pkgs ? import <nixpkgs> { } }:', '{ pkgs }:');
	const flake = `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.05";
  outputs = { self, nixpkgs }: {
    devShells.x86_64-linux.default = import ./shell.nix { pkgs = nixpkgs.legacyPackages.x86_64-linux; };
  };
}
`;
	const cwd = t.testdir({'shell.nix': shell, 'flake.nix': flake, 'flake.lock': lockOf({...github, ref: 'nixos-24.05'})});
	t.match(await cli(cwd, '--channel', 'nixos-25.05', offline), {code: 0});
	t.equal(await readIn(cwd), shell);
	t.strictSame(changedLines(flake, await readIn(cwd, 'flake.nix')), [
		'-  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.05";',
		'+  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";',
	]);
	t.match(await readIn(cwd, 'flake.lock'), embedded.rev);
});

t.test('fetchGit: the branch moves with the commit', async t => {
	const text = handWritten.replace('<nixpkgs>', `(fetchGit { url = "https://github.com/NixOS/nixpkgs"; ref = "refs/heads/nixos-24.05"; rev = "${old.rev}"; })`);
	const cwd = t.testdir({'shell.nix': text});
	t.match(await cli(cwd, '--channel', 'nixos-25.05', offline), {code: 0});
	t.equal(await readIn(cwd), text.replace('nixos-24.05', 'nixos-25.05').replace(old.rev, embedded.rev));
	t.match(await cli(cwd, '--rev', '1'.repeat(40), '--hash', old.hash), {code: 1, stderr: /this `fetchGit` says its commit in a way/}, 'nobody knows the branch of a commit');
});

t.test('a pin that a manager keeps is read from its file, and left to it', async t => {
	const niv = JSON.stringify({nixpkgs: {branch: 'nixos-25.05', rev: embedded.rev, sha256: '0v6bd1xk8a2aal83karlvc853x44dg1n4nk08jg3dajqyy0s98np'}});
	const npins = JSON.stringify({pins: {nixpkgs: {branch: 'nixos-25.05', revision: embedded.rev, hash: embedded.hash}}, version: 7});
	const files = (folder: string, sources: string, text: string): Record<string, string | Record<string, string>> =>
		({[folder]: {'sources.json': sources}, 'shell.nix': handWritten.replace('{ pkgs ? import <nixpkgs> { } }:', text)});
	const cwd = t.testdir({
		niv: files('nix', niv, 'let\n  sources = import ./nix/sources.nix;\n  pkgs = import sources.nixpkgs { };\nin'),
		npins: files('npins', npins, 'let\n  sources = import ./npins;\n  pkgs = import sources.nixpkgs { };\nin'),
	});
	const hints = {
		niv: [/line 3: the pin is kept by niv[^]*`niv update nixpkgs --branch nixos-25\.11`/, /`nix\/sources\.json`[^]*`niv update nixpkgs`/],
		npins: [/line 3: the pin is kept by npins[^]*`npins add --name nixpkgs github NixOS nixpkgs --branch nixos-25\.11`/, /`npins\/sources\.json`[^]*`npins update nixpkgs`/],
	} as const;
	for (const manager of ['niv', 'npins'] as const) {
		const folder = `${cwd}/${manager}`;
		const [channel, update] = hints[manager];
		t.match(await cli(folder, '--channel', 'nixos-25.11', offline), {code: 1, stderr: channel});
		t.match(await cli(folder, '--update', '--channel', 'nixos-25.05', offline), {code: 0, stderr: /Nothing to change/}, 'it is there already');
		t.match(await cli(folder, '--update', offline), {code: 1, stderr: update});
		const {stdout} = await cli(folder, '--json', '-p', 'six', '--dry-run');
		t.match(JSON.parse(stdout), {environment: {pin: {rev: embedded.rev}}, command: /--channel nixos-25\.05/});
	}
});

t.test('a pin that is not in the files is not made up', async t => {
	const cwd = t.testdir({'shell.nix': handWritten});
	const {stdout} = await cli(cwd, '--json', '-p', 'six', '--dry-run');
	t.match(JSON.parse(stdout), {environment: {pin: null, interpreter: 'python313'}, command: undefined});
	t.match(await cli(cwd, '-p', 'six'), {code: 0, stderr: /Same again +needs the pin, which is not in these files/});
	t.match(await cli(cwd, '--channel', 'nixos-25.05'), {code: 0, stderr: /Same again +npx create-nix-python .*--channel nixos-25\.05/});
});

t.test('what our comments say stays true, and stays read', async t => {
	const cwd = t.testdir({});
	t.match(await cli(cwd, '--yes', '-p', 'numpy', '-p', 'six', '--channel', 'nixos-25.11', '--import', 'six', '--no-check', 'numpy'), {code: 0});
	const text = (await readIn(cwd)).replace('  packages = [', '  shellHook = "true";\n  packages = [');
	const edited = t.testdir({edited: {'shell.nix': text}});
	const folder = `${edited}/edited`;
	const {stdout} = await cli(folder, '--json', '--dry-run');
	t.match(JSON.parse(stdout), {environment: {imports: ['six'], permits: {untested: ['numpy']}}, files: []});
	t.match(await cli(folder, '--import', 'numpy', '--channel', 'nixos-25.05'), {code: 0});
	t.strictSame(changedLines(text, await readIn(folder)).filter(line => line.includes('#')), [
		'-# Imports to check: six',
		'+# Imports to check: numpy, six',
		'-  # The pin: nixos-25.11 as of 2026-06-03 18:25:30 UTC. Every package comes from',
		'+  # The pin: nixos-25.05 as of 2026-01-02 00:18:56 UTC. Every package comes from',
	]);
	t.match(await cli(folder, '--no-check', 'six'), {code: 1, stderr: /not written into files of somebody's own/});
});

t.test('imports to check are kept in a comment of any file, and go with it', async t => {
	const cwd = t.testdir({'shell.nix': handWritten});
	t.match(await cli(cwd, '--import', 'numpy'), {code: 0});
	t.equal(await readIn(cwd), `# Imports to check: numpy\n${handWritten}`);
	const {stdout} = await cli(cwd, '--json', '--dry-run');
	t.match(JSON.parse(stdout), {environment: {imports: ['numpy']}});
	t.match(await cli(cwd, '--import', 'numpy.linalg'), {code: 0});
	t.match(await readIn(cwd), '# Imports to check: numpy, numpy.linalg\n');
	t.match(await cli(cwd, '--remove', 'numpy.linalg'), {code: 0});
	t.equal(await readIn(cwd), `# Imports to check: numpy\n${handWritten}`);
});

t.test('a pin of a hand-written file with its hash in another form is known', async t => {
	const cwd = t.testdir({'shell.nix': handWritten.replace('<nixpkgs>', pinned.replace(embedded.hash, '0v6bd1xk8a2aal83karlvc853x44dg1n4nk08jg3dajqyy0s98np'))});
	const {stdout} = await cli(cwd, '--json', '--dry-run');
	t.match(JSON.parse(stdout), {environment: {pin: {rev: embedded.rev}}});
});
