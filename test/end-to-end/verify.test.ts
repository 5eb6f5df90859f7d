import fs from 'node:fs/promises';
import path from 'node:path';
import t from 'tap';
import {testNixpkgs} from '../support/nix.js';
import {startSdistIndex} from '../support/sdist-index.js';
import {outsideGit, runVerify, verifyJson} from '../support/verify.js';

const index = await startSdistIndex();
t.teardown(() => {
	index.close();
});

t.test('both ways: one derivation, every import, the versions, the interpreter', async t => {
	const cwd = await outsideGit(t);
	const words = ['--style', 'both', '--package', 'numpy,scikit-learn==1.4.0,opencv4,protobuf,zope-interface', '--import', 'numpy,json.decoder'];
	const {code, report, stderr} = await verifyJson(words, {cwd, env: {PIP_INDEX_URL: index.url}});
	t.equal(code, 0, stderr);
	t.equal(stderr, '', 'nothing but the object until the end');
	t.match(report, {outcome: 'done', exitCode: 0, verification: {kind: 'verified', problems: []}});
	t.same(report.verification.ways.map(({way}) => way), ['nix-shell', 'nix develop']);
	t.equal(new Set(report.verification.ways.map(({drvPath}) => drvPath)).size, 1);
	for (const {sighting} of report.verification.ways) {
		t.same(
			sighting!.imports.map(({name, status}) => [name, status]),
			['numpy', 'cv2', 'google', 'sklearn', 'zope', 'json.decoder'].map(name => [name, 'imported']),
			'what a package brings is not tried twice',
		);
		t.match(sighting!.distributions.find(({distribution}) => distribution === 'scikit-learn'), {version: '1.4.0', wanted: '1.4.0'});
		t.match(sighting!.distributions.find(({distribution}) => distribution === 'opencv-python'), {found: 'opencv'}, 'another name in its metadata');
		t.match(sighting!.interpreter.path, /^\/nix\/store\/.*-python3-3\.13\.\d+-env\/bin\/python/);
		t.same(sighting!.purity.leaked, []);
	}

	t.match(await fs.readFile(path.join(cwd, 'shell.nix'), 'utf8'), '\n# Imports to check: json.decoder, numpy\n{');
});

t.test('a second time, with nothing to write; the kept imports are tried, and one is taken away', async t => {
	const cwd = await outsideGit(t);
	await runVerify(['--package', 'six', '--import', 'six.moves_are_not_there'], {cwd});
	const again = await verifyJson([], {cwd});
	t.equal(again.code, 3);
	t.match(again.report, {outcome: 'unverified', verification: {problems: [{code: 'no-such-module', title: /`six\.moves_are_not_there`/, actions: [{kind: 'remove-import', name: 'six.moves_are_not_there'}]}]}});
	const removed = await verifyJson(['--remove', 'six.moves_are_not_there'], {cwd});
	t.equal(removed.code, 0);
	t.notMatch(await fs.readFile(path.join(cwd, 'shell.nix'), 'utf8'), 'Imports to check');
});

t.test('PyPy, a flake, and a package that prints when it is imported', async t => {
	const {code, report, stderr} = await verifyJson(['--style', 'flake', '--python', 'pypy3.11', '--package', 'printing-import'], {cwd: await outsideGit(t)});
	t.equal(code, 0, stderr);
	t.match(report.verification.ways, [{way: 'nix develop', sighting: {imports: [{name: 'printing_import', status: 'imported', output: ['to stderr', 'to stdout']}]}}]);
});

t.test('for a person: the cost before, lines while it goes, the result', async t => {
	const {code, stdout, stderr} = await runVerify(['--package', 'numpy'], {cwd: await outsideGit(t)});
	t.equal(code, 0, stderr);
	t.equal(stdout, '');
	t.match(stderr, /verifying with nix-shell: evaluating\n {2}(?:nothing to fetch or build|builds .*)\n/);
	t.match(stderr, /✔ import numpy +numpy 2\.3\.4 +\d\.\d\d s\n/);
	t.match(stderr, /Interpreter {3}\/nix\/store/);
	t.match(stderr, /Verified in [\d.]+ s\.\n/);
	t.notMatch(stderr, '\u{1B}');
});

/** A package of the user's own, outside of every environment. */
const outside = {'lonely_module.py': '', 'lonely-1.0.dist-info': {METADATA: 'Name: lonely\nVersion: 1.0\n', 'top_level.txt': 'lonely_module\n'}};

t.test('the user\'s own packages are not in there, and said to be absent', async t => {
	const cwd = t.testdir({outside});
	const {report} = await verifyJson(['--package', 'six'], {cwd, env: {PYTHONPATH: path.join(cwd, 'outside')}});
	t.match(report.verification.ways[0]!.sighting!.purity, {leaked: []});
	t.ok(report.verification.ways[0]!.sighting!.purity.absent.includes('lonely'));
});

t.test('a shell hook may read what it is given, and print without ending its line', async t => {
	const cwd = await outsideGit(t);
	const hook = 'mkShellNoCC = shell: pkgs.mkShellNoCC (shell // { shellHook = "cat; printf welcome"; });';
	await fs.writeFile(path.join(cwd, 'hook.nix'), `args: let pkgs = import ${testNixpkgs} args; in pkgs // { ${hook} }`);
	const {code, report} = await verifyJson(['--package', 'six'], {cwd, nixpkgs: path.join(cwd, 'hook.nix')});
	t.equal(code, 0);
	t.match(report.verification.ways, [{sighting: {interpreter: {path: /-env\/bin\/python/}, imports: [{name: 'six', status: 'imported'}]}}]);
});

t.test('a shell hook that lets them in is found out', async t => {
	const cwd = t.testdir({outside});
	const PYTHONPATH = path.join(cwd, 'outside');
	// The small nixpkgs again, with a mkShellNoCC that leaks.
	const leak = `mkShellNoCC = shell: pkgs.mkShellNoCC (shell // { shellHook = "export PYTHONPATH=${PYTHONPATH}"; });`;
	await fs.writeFile(path.join(cwd, 'leaky.nix'), `args: let pkgs = import ${testNixpkgs} args; in pkgs // { ${leak} }`);
	const {code, report} = await verifyJson(['--package', 'six'], {cwd, nixpkgs: path.join(cwd, 'leaky.nix'), env: {PYTHONPATH}});
	t.equal(code, 3);
	t.match(report.verification.problems, [{code: 'not-pure', evidence: [/lonely/]}]);
});
