import {existsSync} from 'node:fs';
import path from 'node:path';
import t from 'tap';
import {
	embedded, handWritten, pinned, readIn, startEditCli,
} from '../support/edit-cli.js';
import {changedLines} from '../support/edits.js';
import {drvPathOfFlake, run, testNixpkgs} from '../support/nix.js';

// Another style, for files that somebody wrote or changed by hand.
const cli = await startEditCli(t);

const withPin = handWritten.replace('<nixpkgs>', pinned);

const drvPathOfShell = async (cwd: string): Promise<string> => {
	const {stdout} = await run('nix-instantiate', ['--expr', `import ${cwd}/shell.nix { pkgs = import ${testNixpkgs} { }; }`]);
	return stdout.trim().split('!')[0]!;
};

t.test('a shell.nix gets a thin flake, which is the same derivation, and loses it again', async t => {
	const cwd = t.testdir({'shell.nix': withPin});
	t.match(await cli(cwd, '--style', 'both'), {code: 0});
	t.equal(await readIn(cwd), withPin, 'not a byte of it has changed');
	t.match(await readIn(cwd, 'flake.nix'), 'import ./shell.nix { pkgs = nixpkgs.legacyPackages.${system}; }');
	t.match(JSON.parse(await readIn(cwd, 'flake.lock')), {nodes: {nixpkgs: {locked: {rev: embedded.rev, narHash: embedded.hash}}}});
	t.equal(await drvPathOfFlake(cwd), await drvPathOfShell(cwd));

	t.match(await cli(cwd, '--style', 'both', '-p', 'six'), {code: 0});
	t.strictSame(changedLines(withPin, await readIn(cwd)), ['+      six']);
	t.match(await cli(cwd, '--style', 'shell', '--remove', 'six'), {code: 1, stderr: /remove `flake\.nix` and `flake\.lock`/}, 'a flake that calls it otherwise is not one of ours');
});

t.test('our own files stay ours in style, whatever was added to them', async t => {
	const cwd = t.testdir({});
	t.match(await cli(cwd, '--yes', '--style', 'shell', '-p', 'numpy', '--channel', 'nixos-25.05'), {code: 0});
	const own = await readIn(cwd);
	const text = own.replace('  packages = [', '  shellHook = "true";\n  packages = [');
	const changed = t.testdir({changed: {'shell.nix': text}});
	const folder = path.join(changed, 'changed');
	t.match(await cli(folder, '--style', 'both'), {code: 0});
	t.match(await readIn(folder, 'flake.nix'), 'import ./shell.nix { inherit system nixpkgs; }');
	t.match(await cli(folder, '--style', 'shell'), {code: 0});
	t.equal(await readIn(folder), text);
	t.notOk(existsSync(path.join(folder, 'flake.nix')) || existsSync(path.join(folder, 'flake.lock')));
});

t.test('where that would lose something it is refused, with what to do', async t => {
	const refused: ReadonlyArray<readonly [text: string, words: readonly string[], why: RegExp]> = [
		[handWritten, ['--style', 'both'], /A flake needs a pin[^]*--channel NAME/],
		[`with import ${pinned} { };\nmkShell { packages = [ (python313.withPackages (ps: [ ps.numpy ])) ]; }\n`, ['--style', 'both'], /a flake can't call `shell\.nix`[^]*`{ pkgs \? import <nixpkgs> { } }:`/],
		[withPin.replace('{ }', '{ overlays = [ (final: prev: { }) ]; }'), ['--style', 'both'], /a flake can't call `shell\.nix`/],
		[withPin, ['--style', 'flake'], /`shell\.nix` holds the environment[^]*`--overwrite` writes all files anew with the packages, tools and pin/],
	];
	for (const [text, words, why] of refused) {
		const cwd = t.testdir({'shell.nix': text});
		t.match(await cli(cwd, ...words), {code: 1, stderr: why});
		t.equal(await readIn(cwd), text);
	}
});

t.test('an override is seen by whoever calls the file', async t => {
	const flake = `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  outputs = { self, nixpkgs }: {
    devShells.x86_64-linux.default = import ./shell.nix { pkgs = nixpkgs.legacyPackages.x86_64-linux; };
  };
}
`;
	const cwd = t.testdir({'shell.nix': handWritten, 'flake.nix': flake});
	t.match(await cli(cwd, '-p', 'numpy==1.26.4'), {code: 0});
	t.equal(await drvPathOfFlake(cwd), await drvPathOfShell(cwd));
	t.match(await readIn(cwd), 'pkgs.python313.override');
	t.match(await cli(cwd, '-p', 'numpy'), {code: 0});
	t.equal(await readIn(cwd), handWritten);
});
