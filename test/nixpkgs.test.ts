
import {cpSync} from 'node:fs';
import t from 'tap';
import {
	build, drvPathOfFlake, drvPathOfShell, evaluate, instantiate, parse, runInFlake, runInShell, testNixpkgs,
} from './support/nix.js';

const shell = (inputs: string, overlays = '') => `
{ system ? builtins.currentSystem, nixpkgs ? abort "the test gives nixpkgs" }:
let
  pkgs = import nixpkgs { inherit system; config = { }; overlays = [ ${overlays} ]; };
in
pkgs.mkShellNoCC { ${inputs} }
`;

const flake = `
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
  outputs = { self, nixpkgs }: {
    devShells = nixpkgs.lib.genAttrs nixpkgs.lib.systems.flakeExposed (system: {
      default = import ./shell.nix { inherit system nixpkgs; };
    });
  };
}
`;

const environment = 'packages = [ (pkgs.python313.withPackages (ps: [ ps.numpy ps.scikit-learn ])) pkgs.git ];';

t.test('a pure shell imports what it was asked for, with its metadata, and nothing else', async t => {
	const directory = t.testdir({'shell.nix': shell(environment)});
	const imports = 'import importlib.metadata as m, sklearn, numpy; print(sklearn.__version__, m.version("scikit-learn"))';
	const {code, stdout, stderr} = await runInShell(directory, `python -c '${imports}' && python3.13 -c 'import sys; print(sys.executable)' && git --version`);
	t.equal(code, 0, stderr);
	t.match(stdout, /^1\.7\.1 1\.7\.1\n\/nix\/store\/[^/]*-python3-3\.13\.9-env\/bin\/python3\.13\ngit version 2\.51\.0\n$/u);

	const missing = await runInShell(directory, 'python3 -c "import requests"');
	t.equal(missing.code, 1);
	t.match(missing.stderr, 'ModuleNotFoundError: No module named \'requests\'');
});

t.test('a pure shell sees no program of the host\'s', async t => {
	const directory = t.testdir({'shell.nix': shell('packages = [ pkgs.hello ];')});
	const {stdout} = await runInShell(directory, 'hello; type python3 node || echo none; echo "$PATH"');
	t.match(stdout, /^Hello, world!\nnone\n/u);
	t.ok(stdout.trimEnd().split('\n').at(-1)?.split(':').every(folder => folder.startsWith('/nix/store/')), stdout);
});

t.test('the shell, the flake, and a copy of nixpkgs elsewhere are one derivation', async t => {
	const directory = t.testdir({'shell.nix': shell(environment), 'flake.nix': flake, copy: {}});
	const drvPath = await drvPathOfShell(directory);
	t.match(drvPath, /^\/nix\/store\/.*-nix-shell\.drv$/u);
	t.equal(await drvPathOfFlake(directory), drvPath);
	cpSync(testNixpkgs, `${directory}/copy/nixpkgs`, {recursive: true});
	t.equal(await drvPathOfShell(directory, `${directory}/copy/nixpkgs`), drvPath);

	const other = t.testdir({'shell.nix': shell(environment.replace('packages', 'buildInputs'))});
	t.not(await drvPathOfShell(other), drvPath, 'buildInputs are not packages');
});

t.test('a pure dev shell imports what it was asked for and sees no program of the host\'s', async t => {
	const directory = t.testdir({'shell.nix': shell(environment), 'flake.nix': flake});
	const {code, stdout, stderr} = await runInFlake(directory, ['python', '-c', 'import numpy, os; print(numpy.__version__); print(os.environ["PATH"])']);
	t.equal(code, 0, stderr);
	t.match(stdout, /^2\.3\.4\n/u);
	t.notMatch(stdout, /\/usr|:\.$/u);
	t.match(await runInFlake(directory, ['python', '-c', 'import requests']), {code: 1, stderr: 'ModuleNotFoundError'});
});

t.test('nixpkgs\' flake has lib and legacyPackages', async t => {
	const {stdout, stderr} = await evaluate(`let flake = (import ${testNixpkgs}/flake.nix).outputs { self = { }; }; in [
		flake.lib.version flake.legacyPackages.x86_64-linux.python3.pythonVersion (builtins.attrNames (flake.lib.genAttrs [ "a" ] (x: x)))
	]`);
	t.same(JSON.parse(stdout || stderr), ['26.05pre-git', '3.13', ['a']]);
});

t.test('hand-written shells: package sets as inputs, scripts, hooks and library paths', async t => {
	const directory = t.testdir({
		'shell.nix': shell(`
			buildInputs = with pkgs; [ python313Packages.pandas python3Packages.pytest ];
			LD_LIBRARY_PATH = pkgs.lib.makeLibraryPath [ pkgs.stdenv.cc.cc.lib pkgs.zlib ];
			shellHook = "export FROM_HOOK=yes";
		`),
	});
	const {code, stdout, stderr} = await runInShell(directory, 'python -c "import pandas, numpy, dateutil, six; print(pandas.__version__)"; pytest; echo $FROM_HOOK; echo $LD_LIBRARY_PATH');
	t.equal(code, 0, stderr);
	t.match(stdout, /^2\.3\.3\npytest 8\.4\.2\nyes\n\/nix\/store\/\S+-gcc-wrapper-\S+\/lib:\/nix\/store\/\S+-zlib-1\.3\.1\/lib\n$/u);
});

t.test('a derivation of one\'s own is a shell, and a shell can be built', async t => {
	const directory = t.testdir({
		'shell.nix': `{ nixpkgs }: with import nixpkgs { }; stdenv.mkDerivation {
			name = "env";
			nativeBuildInputs = [ (python3.withPackages (ps: with ps; [ six ])) ];
		}`,
	});
	t.match(await runInShell(directory, 'python -c "import six"'), {code: 0});
	const {stdout} = await build('pkgs.mkShell { inputsFrom = [ (pkgs.mkShell { packages = [ pkgs.hello ]; }) ]; }');
	t.match(stdout, /-nix-shell\n$/u);
});

const interpreters = [
	['python311', '3.11', 'python3.11'],
	['python312', '3.12', 'python3.12'],
	['python313', '3.13', 'python3.13'],
	['python314', '3.14', 'python3.14'],
	['pypy310', '3.10', 'pypy3.10'],
	['pypy311', '3.11', 'pypy3.11'],
] as const;

for (const [attribute, version, executable] of interpreters) {
	t.test(`${attribute} runs under its own name and imports`, async t => {
		const directory = t.testdir({'shell.nix': shell(`packages = [ (pkgs.${attribute}.withPackages (ps: [ ps.numpy ])) ];`)});
		t.match(await runInShell(directory, `${executable} -c 'import numpy'`), {code: 0});
		const {stdout} = await evaluate(`[ pkgs.${attribute}.pythonVersion pkgs.${attribute}.executable pkgs.${attribute}Packages.numpy.pname ]`);
		t.same(JSON.parse(stdout), [version, executable, 'numpy']);
	});
}

t.test('a removed interpreter says so', async t => {
	t.match(await evaluate('pkgs.python310.version'), {code: 1, stderr: 'python310 has been removed'});
});

t.test('PyPy is not called python', async t => {
	const directory = t.testdir({'shell.nix': shell('packages = [ pkgs.pypy311 ];')});
	t.match(await runInShell(directory, 'python -c 1'), {code: 127});
	t.match(await runInShell(directory, 'pypy3 -c 1'), {code: 0});
});

t.test('extras are optional dependencies', async t => {
	const directory = t.testdir({
		'shell.nix': shell('packages = [ (pkgs.python313.withPackages (ps: [ ps.httpx ] ++ ps.httpx.optional-dependencies.http2)) ];'),
		plain: {'shell.nix': shell('packages = [ (pkgs.python313.withPackages (ps: [ ps.httpx ])) ];')},
	});
	t.match(await runInShell(directory, 'python -c "import httpx, h2"'), {code: 0});
	t.match(await runInShell(`${directory}/plain`, 'python -c "import httpx, h2"'), {code: 1, stderr: 'No module named \'h2\''});
});

t.test('instantiate and parse tell good files from bad', async t => {
	const directory = t.testdir({'good.nix': '(import <nixpkgs> { })', 'bad.nix': '{'});
	t.match(await parse(`${directory}/good.nix`), {code: 0});
	t.match(await parse(`${directory}/bad.nix`), {code: 1, stderr: 'syntax error'});
	t.match(await instantiate(`${directory}/good.nix`), {code: 1, stderr: 'file \'nixpkgs\' was not found'});
});
