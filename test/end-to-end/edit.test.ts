import {Buffer} from 'node:buffer';
import fs from 'node:fs/promises';
import path from 'node:path';
import t from 'tap';
import {runCli} from '../support/cli.js';
import {
	embedded, handWritten, pinned, readIn, startEditCli,
} from '../support/edit-cli.js';
import {changedLines} from '../support/edits.js';

// Files written by handWritten, through the command itself.
const cli = await startEditCli(t);

t.test('flags are changes relative to what is there', async t => {
	const cwd = t.testdir({'shell.nix': handWritten});
	const {code, stderr} = await cli(cwd, '--package', 'requests', '--tool', 'git');
	t.equal(code, 0, stderr);
	t.strictSame(changedLines(handWritten, await readIn(cwd)), ['+      requests', '+    pkgs.git']);
	const back = await cli(cwd, '--remove', 'requests,git');
	t.equal(back.code, 0, back.stderr);
	t.equal(await readIn(cwd), handWritten, 'and back');
	t.match((await cli(cwd, '--remove', 'torch')).stderr, /There is no package or tool `torch`/);
});

t.test('with nothing to change nothing is changed', async t => {
	const cwd = t.testdir({'shell.nix': handWritten});
	t.match(await cli(cwd), {code: 0, stderr: /Nothing to change/});
	t.match(await cli(cwd, '--check', '-p', 'numpy'), {code: 0, stdout: ''});
	t.equal((await cli(cwd, '--check', '-p', 'six')).code, 4);
	t.equal(await readIn(cwd), handWritten);
});

t.test('a version becomes an override, and is changed and taken back in place', async t => {
	const cwd = t.testdir({'shell.nix': handWritten});
	t.match(await cli(cwd, '-p', 'requests==2.31.0'), {code: 0});
	const one = await readIn(cwd);
	t.match(one, /requests = pyprev\.requests\.overridePythonAttrs/);
	t.match(await cli(cwd, '-p', 'numpy==1.26.4'), {code: 0});
	const two = await readIn(cwd);
	t.equal(two.match(/packageOverrides =/g)?.length, 1, 'merged into the one that is there');
	t.match(await cli(cwd, '-p', 'numpy==2.2.0'), {code: 0});
	t.strictSame(changedLines(two, await readIn(cwd)).map(line => line.replace(/sha256-\S+/, '')), [
		'-            version = "1.26.4";',
		'+            version = "2.2.0";',
		'-              version = "1.26.4";',
		'-              hash = "',
		'+              version = "2.2.0";',
		'+              hash = "',
	]);
	t.match(await cli(cwd, '-p', 'numpy'), {code: 0});
	t.equal(await readIn(cwd), one);
});

const lock = (rev: string): string => JSON.stringify({
	nodes: {
		'flake-utils': {locked: {rev: 'f'.repeat(40), type: 'github'}, original: {owner: 'numtide', repo: 'flake-utils', type: 'github'}},
		nixpkgs_2: {
			locked: {
				lastModified: 1, narHash: `sha256-${'A'.repeat(43)}=`, owner: 'NixOS', repo: 'nixpkgs', rev, type: 'github',
			},
			original: {
				owner: 'NixOS', ref: 'nixos-25.05', repo: 'nixpkgs', type: 'github',
			},
		},
		root: {inputs: {'flake-utils': 'flake-utils', nixpkgs: 'nixpkgs_2'}},
	},
	root: 'root',
	version: 7,
}, undefined, '\t') + '\n';

const flake = `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  outputs = { self, nixpkgs }: {
    devShells.x86_64-linux.default = with nixpkgs.legacyPackages.x86_64-linux; mkShell {
      packages = [ (python312.withPackages (ps: [ ps.numpy ])) ];
    };
  };
}
`;

t.test('a flake\'s address and its lock move together', async t => {
	const before = lock('0'.repeat(40));
	const cwd = t.testdir({'flake.nix': flake, 'flake.lock': before});
	t.match(await cli(cwd, '--channel', 'nixos-25.11', '--offline'), {code: 0});
	t.strictSame(changedLines(flake, await readIn(cwd, 'flake.nix')), [
		'-  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";',
		'+  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.11";',
	]);
	const lines = changedLines(before, await readIn(cwd, 'flake.lock'));
	t.equal(lines.length, 8, lines.join('\n'));
	t.match(lines.join('\n'), /"ref": "nixos-25\.11"/);
	t.match(await cli(cwd, '--rev', '1'.repeat(40), '--hash', `sha256-${'B'.repeat(43)}=`), {code: 0});
	t.match(await readIn(cwd, 'flake.nix'), `nixpkgs/${'1'.repeat(40)}`);
	t.match(JSON.parse(await readIn(cwd, 'flake.lock')), {nodes: {nixpkgs_2: {locked: {rev: '1'.repeat(40), narHash: `sha256-${'B'.repeat(43)}=`, lastModified: undefined}, original: {rev: '1'.repeat(40), ref: undefined}}}});
});

t.test('several shells: which one has to be said', async t => {
	const text = handWritten.replace('pkgs.mkShell', '{ dev = pkgs.mkShell').replace(/}\n$/, '}; old = pkgs.mkShell { packages = [ (pkgs.python311.withPackages (ps: [ ps.six ])) ]; }; }\n');
	const cwd = t.testdir({'shell.nix': text});
	t.match(await cli(cwd, '-p', 'tqdm'), {code: 2, stderr: /several shells with Python: `dev`, `old`[^]*--shell/});
	t.match(await cli(cwd, '-p', 'tqdm', '--shell', 'new'), {code: 1, stderr: /no shell `new`/});
	t.match(await cli(cwd, '-p', 'tqdm', '--shell', 'old'), {code: 0});
	t.match(await readIn(cwd), '[ ps.six ps.tqdm ]');
});

t.test('an environment that two shells share changes for both, and that is said', async t => {
	const text = '{ pkgs ? import <nixpkgs> { } }:\nlet py = pkgs.python313.withPackages (ps: [ ps.numpy ]); in\n{\n  dev = pkgs.mkShell { packages = [ py ]; };\n  ci = pkgs.mkShell { packages = [ py pkgs.git ]; };\n  own = pkgs.mkShell { packages = [ (pkgs.python313.withPackages (ps: [ ps.six ])) ]; };\n}\n';
	const cwd = t.testdir({'shell.nix': text});
	t.match(await cli(cwd, '--shell', 'dev', '-p', 'six'), {code: 0, stderr: /The shells `dev` and `ci` of `shell\.nix` have one Python environment/});
	t.notMatch((await cli(cwd, '--shell', 'own', '-p', 'tqdm')).stderr, /have one Python environment/);
});

t.test('what is not read is named, with its line', async t => {
	const text = `{ pkgs ? import <nixpkgs> {
    overlays = [
      (import ./overlay.nix)
      (self: super: {
        python313 = super.python313.override {
          packageOverrides = pself: psuper: {
            inherit (import ./more.nix psuper) flask;
            tqdm = psuper.tqdm.overridePythonAttrs { doCheck = false; };
          };
        };
      })
    ];
  }
}:
pkgs.mkShell { packages = [ (pkgs.python313.withPackages (ps: [ ps.numpy ps.flask ])) ]; }
`;
	const cwd = t.testdir({'shell.nix': text});
	const {code, stderr} = await cli(cwd, '-p', 'six', '--dry-run');
	t.equal(code, 0);
	t.match(stderr, /line 3: this overlay is not written out in this file/);
	t.match(stderr, /line 7: this override of `flask` is not just another version/);
	t.match(stderr, /line 8: this override of `tqdm` is not just another version/);
});

t.test('default.nix is read where there is no shell.nix; one of a package is left alone', async t => {
	const cwd = t.testdir({'default.nix': handWritten});
	t.match(await cli(cwd, '-p', 'six'), {code: 0});
	t.strictSame(changedLines(handWritten, await readIn(cwd, 'default.nix')), ['+      six']);
	const handedOver = t.testdir({'default.nix': handWritten, 'shell.nix': 'import ./default.nix { }\n'});
	t.match(await cli(handedOver, '-p', 'six'), {code: 0});
	t.strictSame(changedLines(handWritten, await readIn(handedOver, 'default.nix')), ['+      six']);
	const other = t.testdir({'default.nix': '{ lib }: lib.id 1\n'});
	t.match(await cli(other, '--yes'), {code: 0});
	t.equal(await readIn(other, 'default.nix'), '{ lib }: lib.id 1\n');
	t.match(await readIn(other), /withPackages/);
});

t.test('CRLF, tabs and no final newline stay', async t => {
	const text = handWritten.replaceAll('  ', '\t').replaceAll('\n', '\r\n').trimEnd();
	const cwd = t.testdir({'shell.nix': text});
	t.match(await cli(cwd, '-p', 'six'), {code: 0});
	t.equal(await readIn(cwd), text.replace('# arrays\r\n', '# arrays\r\n\t\t\tsix\r\n'));
});

t.test('what cannot be edited is refused and left alone', async t => {
	const bad: ReadonlyArray<readonly [why: RegExp, text: string | Uint8Array]> = [
		[/line 5 is a mark of a merge conflict[^]*hint: resolve the conflict first/, handWritten.replace('      numpy', '<<<<<<< HEAD\n      numpy\n=======\n      six\n>>>>>>> theirs\n')],
		[/line 5 is a mark of a merge conflict/, handWritten.replace('      numpy', '=======\n      numpy')],
		[/begins with a byte order mark[^]*hint: save it as UTF-8 without/, `\uFEFF${handWritten}`],
		[/not UTF-8/, Uint8Array.from([0x7B, 0xFF, 0x7D])],
		[/line 3, column 7[^]*hint: mend line 3 first; or `--overwrite`/, '{ pkgs }:\n{\n  a = ;\n}\n'],
		[/line 3, column 7/, '{ pkgs }:\n{\n  a = ;\n}\n# =======\n'],
		[/line 4: what `pkgs\.\${version}` is cannot be told from this file/, handWritten.replace('python313', '${version}').replace('pkgs ? import', 'version, pkgs ? import')],
		[/no Python environment is found/, '{ pkgs ? import <nixpkgs> { } }: pkgs.mkShell { }\n'],
	];
	for (const [why, text] of bad) {
		const cwd = t.testdir({});
		await fs.writeFile(path.join(cwd, 'shell.nix'), text);
		t.match(await cli(cwd, '-p', 'six', '--yes'), {code: 1, stderr: why});
		t.ok((await fs.readFile(path.join(cwd, 'shell.nix'))).equals(Buffer.from(text)), 'not a byte has changed');
	}

	const cwd = t.testdir({'shell.nix': handWritten});
	t.match(await cli(cwd, '--style', 'flake'), {code: 1, stderr: /not made over into `flake`: `shell\.nix` holds the environment[^]*by hand: move the shell into the `devShells`/});
	t.match(await cli(cwd, '--update', '--offline'), {code: 1, stderr: /no pin to update/});
	t.equal(await readIn(cwd), handWritten);
});

t.test('a symbolic link is followed, and stays one', async t => {
	const cwd = t.testdir({nix: {'dev.nix': handWritten}, 'shell.nix': t.fixture('symlink', 'nix/dev.nix')});
	t.match(await cli(cwd, '-p', 'six'), {code: 0});
	t.ok((await fs.lstat(path.join(cwd, 'shell.nix'))).isSymbolicLink());
	t.strictSame(changedLines(handWritten, await readIn(cwd, 'nix/dev.nix')), ['+      six']);
});

t.test('a file that may not be read is refused', {skip: process.getuid?.() === 0 ? false : 'only root can become somebody else'}, async t => {
	const cwd = t.testdir({'shell.nix': handWritten});
	await fs.chmod(path.join(cwd, 'shell.nix'), 0);
	await fs.chmod(cwd, 0o777);
	const {code, stderr} = await runCli(['-p', 'six', '--offline'], {cwd, uid: 65_534});
	t.equal(code, 1);
	t.match(stderr, /`shell\.nix` cannot be read/);
});

t.test('--overwrite replaces everything, keeps a copy, and begins with what was there', async t => {
	const text = handWritten.replace('numpy # arrays', '(numpy.overridePythonAttrs (old: { version = "1.26.4"; src = fetchPypi { pname = "numpy"; version = "1.26.4"; hash = "sha256-9WU3ORA1w9yXw88SETy19npJcXcoc0t97kDwnWU06q4="; }; }))')
		.replace('    ]))\n', '    ]))\n    pkgs.git\n').replace('python313', 'python312').replace('<nixpkgs>', pinned);
	const cwd = t.testdir({'shell.nix': text});
	t.match(await cli(cwd, '--overwrite', '--style', 'flake', '-p', 'six'), {code: 0});
	t.equal(await readIn(cwd), text, 'what is of another style stays');
	const made = await readIn(cwd, 'flake.nix');
	for (const part of ['pkgs.python312.withPackages', 'ps.six', 'ps.numpy # 1.26.4', 'pkgs.git', 'nixpkgs/nixos-25.05']) {
		t.match(made, part);
	}

	t.match(JSON.parse(await readIn(cwd, 'flake.lock')), {nodes: {nixpkgs: {locked: {rev: embedded.rev}}}});
	t.match(await cli(cwd, '--overwrite', '--style', 'shell', '--python', '3.13'), {code: 0});
	t.equal(await readIn(cwd, 'shell.nix.orig'), text);
	t.match(await readIn(cwd), /python313[^]*ps\.numpy # 1\.26\.4/);
	const broken = t.testdir({'shell.nix': '{'});
	t.match(await cli(broken, '--overwrite', '--yes', '-p', 'six'), {code: 0}, 'even if that is nothing');
	t.match(await readIn(broken), 'ps.six');
});
