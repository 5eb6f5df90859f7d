import fs from 'node:fs/promises';
import path from 'node:path';
import t from 'tap';
import {run, system, testNixpkgs} from '../support/nix.js';
import {startSdistIndex} from '../support/sdist-index.js';
import {
	nixpkgsVariant, outsideGit, runVerify, verifyJson,
} from '../support/verify.js';

// Each failure made for real, before a real Nix: what it is taken for, by which lines, and what is offered.
const index = await startSdistIndex();
t.teardown(() => {
	index.close();
});

type Failing = {
	readonly words: string;
	readonly nixpkgs?: string;
	readonly code: string;
	readonly title: RegExp;
	readonly evidence?: RegExp;
	readonly action: Readonly<Record<string, unknown>>;
	/** What a person is told to do. */
	readonly hint: string;
};

const recent = nixpkgsVariant('wording-2026.nix');

// An attribute or extra that is missing, or a package that refuses the interpreter, is told before anything is written; the
// explanations of Nix's own words for them are shown on recorded logs.
const failures: readonly Failing[] = [
	{
		words: '-p numpy,failing-build',
		code: 'missing-header', title: /`failing-build` .*`failing\.h`/, evidence: /fatal error: failing\.h/,
		action: {kind: 'remove-package', attribute: 'failing-build'}, hint: '`--remove failing-build`',
	},
	{
		words: '--style flake -p failing-build',
		code: 'missing-header', title: /`failing-build`/, evidence: /fatal error/,
		action: {kind: 'remove-package'}, hint: '`--remove failing-build`',
	},
	{
		words: '-p missing-backend',
		code: 'missing-backend', title: /built with `mesonpy`/, evidence: /No module named 'mesonpy'/,
		action: {kind: 'advise', text: /build-system/}, hint: '`build-system`',
	},
	{
		words: '-p failing-tests',
		code: 'failing-tests', title: /its own tests fail/, evidence: /FAILED tests/,
		action: {kind: 'skip-tests', attribute: 'failing-tests'}, hint: '`--no-check failing-tests`',
	},
	{
		words: '-p rusty==0.2.0',
		code: 'cargo-hash', title: /`rusty 0\.2\.0` has Rust inside/, evidence: /cargoHash/,
		action: {kind: 'use-pin-version', attribute: 'rusty'}, hint: '`--remove rusty --package rusty`',
	},
	{
		words: '--channel nixos-23.11 --python 3.10',
		code: 'interpreter-removed', title: /Python 3\.10 is not in this nixpkgs/, evidence: /python310 has been removed/,
		action: {kind: 'use-interpreter'}, hint: '`--python python3',
	},
	...[undefined, recent].flatMap((nixpkgs): readonly Failing[] => [
		{
			words: '-p broken-package', ...(nixpkgs ? {nixpkgs} : {}),
			code: 'broken', title: /`broken-package` is marked as broken/, evidence: /broken/,
			action: {kind: 'permit', permission: 'broken', name: 'broken-package'}, hint: '`--allow-broken broken-package`',
		},
		{
			words: '-p unfree-package', ...(nixpkgs ? {nixpkgs} : {}),
			code: 'unfree', title: /`unfree-package` has an unfree licence/, evidence: /unfree license/,
			action: {kind: 'permit', permission: 'unfree', name: 'unfree-package'}, hint: '`--allow-unfree unfree-package`',
		},
		{
			words: '--style both -p insecure-package', ...(nixpkgs ? {nixpkgs} : {}),
			code: 'insecure', title: /`insecure-package` is known to be insecure/, evidence: /CVE-2025-12345/,
			action: {kind: 'permit', permission: 'insecure', name: 'python3.13-insecure-package-1.0'}, hint: '`--allow-insecure python3.13-insecure-package-1.0`',
		},
	]),
	{
		words: '-p numpy', nixpkgs: nixpkgsVariant('too-old.nix'),
		code: 'nix-too-old', title: /needs Nix 2\.18 or newer/, evidence: /requires Nix >= 2\.18/,
		action: {kind: 'use-channel', channel: 'nixos-25.05'}, hint: '`--channel nixos-25.05`',
	},
	{
		words: '-p raising-import',
		code: 'import-raises', title: /`import raising_import` of `raising-import` raises RuntimeError: this module cannot be imported/, evidence: /RuntimeError/,
		action: {kind: 'remove-package', attribute: 'raising-import'}, hint: '`--remove raising-import`',
	},
	{
		words: '-p hanging-import --import-timeout 1',
		code: 'import-hangs', title: /not done after 1 second/,
		action: {kind: 'flags', flags: '--import-timeout 600'}, hint: '`--import-timeout 600`',
	},
	{
		words: '-p segfaulting-import',
		code: 'import-crashes', title: /crashes Python \(SIGSEGV\)/,
		action: {kind: 'remove-package'}, hint: '`--remove segfaulting-import`',
	},
	{
		words: '-p exiting-import',
		code: 'import-exits', title: /exit code 3/,
		action: {kind: 'remove-package'}, hint: '`--remove exiting-import`',
	},
	{
		words: '-p needs-shared-lib',
		code: 'missing-shared-library', title: /needs the shared library `libfoo\.so\.1`/, evidence: /libfoo\.so\.1/,
		action: {kind: 'advise', text: /nix-locate/}, hint: 'nix-locate',
	},
	{
		words: '-p six --import nothing_like_it',
		code: 'no-such-module', title: /Nothing in the environment has a module `nothing_like_it`/,
		action: {kind: 'remove-import', name: 'nothing_like_it'}, hint: '`--remove nothing_like_it`',
	},
	{
		words: '-p six --import cv2',
		code: 'no-such-module', title: /Nothing in the environment has a module `cv2`/,
		action: {kind: 'add-package', distribution: 'opencv-python', attribute: 'opencv4'}, hint: '`--package opencv-python`',
	},
];

for (const {
	words, nixpkgs, code, title, evidence, action, hint,
} of failures) {
	t.test(`${words}${nixpkgs ? ` in ${path.basename(nixpkgs)}` : ''}: ${code}`, async t => {
		const cwd = await outsideGit(t);
		const options = {cwd, env: {PIP_INDEX_URL: index.url}, ...(nixpkgs ? {nixpkgs} : {})};
		const ran = await verifyJson(words.split(' '), options);
		t.equal(ran.code, 3, ran.stderr);
		t.match(ran.report, {outcome: 'unverified', exitCode: 3, written: true});
		const [problem] = ran.report.verification.problems;
		t.match(problem, {code, title});
		if (evidence) {
			t.ok(problem!.evidence.some(line => evidence.test(line)), `${evidence.source} in ${JSON.stringify(problem!.evidence)}`);
		}

		t.ok(problem!.actions.some(one => Object.entries(action).every(([key, value]) => value instanceof RegExp ? value.test(one[key] ?? '') : one[key] === value)), JSON.stringify(problem!.actions));
		const shown = await runVerify(words.includes('--import-timeout') ? ['--import-timeout', '1'] : [], options);
		t.equal(shown.code, 3);
		t.match(shown.stderr, `error: ${problem!.title}\n`);
		t.match(shown.stderr, hint);
	});
}

t.test('a wrong hash: suspicion first, then the right one', async t => {
	const cwd = await outsideGit(t);
	const options = {cwd, env: {PIP_INDEX_URL: index.url}};
	await runVerify(['-p', 'requests==2.31.0'], {...options, nixpkgs: ''});
	const file = path.join(cwd, 'shell.nix');
	const text = await fs.readFile(file, 'utf8');
	const wrong = 'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
	const right = /hash = "(?<hash>[^"]+)"/.exec(text)!.groups!.hash!;
	await fs.writeFile(file, text.replace(right, wrong));
	const {code, report} = await verifyJson([], options);
	t.equal(code, 3);
	t.match(report.verification.problems, [{
		code: 'hash-mismatch',
		title: /sdist of `requests` 2\.31\.0/,
		actions: [
			{kind: 'advise', text: /never changes by itself/},
			{kind: 'flags', flags: '--package requests==2.31.0'},
			{kind: 'replace-hash', attribute: 'requests', hash: right},
			{kind: 'use-pin-version', attribute: 'requests'},
		],
	}]);
	const mended = await verifyJson(['--package', 'requests==2.31.0'], options);
	t.equal(mended.code, 0, `what is offered works: ${JSON.stringify(mended.report.verification.problems)}`);
});

t.test('what is offered for a refusal and for failing tests works, is kept in the file, and is for that one only', async t => {
	for (const style of ['shell', 'flake']) {
		const cwd = await outsideGit(t);
		const words = [
			'--style',
			style,
			'-p',
			'unfree-package,insecure-package,broken-package,failing-tests,rusty',
			'--allow-unfree',
			'unfree-package',
			'--allow-insecure',
			'python3.13-insecure-package-1.0',
			'--allow-broken',
			'broken-package',
			'--no-check',
			'failing-tests',
		];
		const {code, report} = await verifyJson(words, {cwd});
		t.equal(code, 0, JSON.stringify(report.verification.problems));
		const again = await verifyJson(['--remove', 'unfree-package'], {cwd});
		t.match(again, {code: 0, report: {outcome: 'done'}}, 'what it wrote is read back');
		const other = await verifyJson(['-p', 'unfree-package'], {cwd});
		t.match(other.report.verification.problems, [{code: 'unfree'}], 'the permission went with the package');
	}

	t.match(await runVerify(['--allow-unfree', 'a"; x'], {cwd: await outsideGit(t)}), {code: 2});
});

t.test('an untracked flake, and what is offered works', async t => {
	const cwd = await outsideGit(t);
	await run('git', ['init', '--quiet'], {directory: cwd});
	const {code, report} = await verifyJson(['--style', 'both', '-p', 'six'], {cwd});
	t.equal(code, 3);
	t.match(report.verification.ways, [{way: 'nix-shell', problems: []}, {way: 'nix develop'}], 'nix-shell does not mind');
	t.match(report.verification.problems, [{code: 'untracked-flake', actions: [{kind: 'flags', flags: '--git-add'}]}]);
	t.match(await verifyJson(['--git-add'], {cwd}), {code: 0});
});

t.test('two ways that are not one derivation', async t => {
	const cwd = await outsideGit(t);
	// A nixpkgs that gives another shell when it is a flake's input, and so lies in the store.
	const nixpkgs = path.join(cwd, 'nixpkgs');
	await fs.cp(testNixpkgs, nixpkgs, {recursive: true});
	await fs.rename(path.join(nixpkgs, 'default.nix'), path.join(nixpkgs, 'real.nix'));
	await fs.writeFile(path.join(nixpkgs, 'default.nix'), `args: let pkgs = import ./real.nix args; in pkgs // {
		mkShellNoCC = shell: pkgs.mkShellNoCC (shell // { inStore = builtins.substring 0 10 (toString ./.) == "/nix/store"; });
	}`);
	const {code, report} = await verifyJson(['project', '--style', 'both', '-p', 'six'], {cwd, nixpkgs});
	t.equal(code, 3);
	t.match(report.verification.problems, [{code: 'two-derivations', evidence: [/nix-shell/, /nix develop/]}]);
});

t.test('no Nix: said at once, how to get it, and the files are fine', async t => {
	const cwd = await outsideGit(t);
	const ran = await runVerify(['-p', 'six'], {cwd, env: {PATH: '/nowhere'}});
	t.equal(ran.code, 3);
	t.match(ran.stderr, 'error: There is no Nix here');
	t.match(ran.stderr, 'https://nixos.org/nix/install');
	t.match(ran.stderr, 'sudo apt install nix-setup-systemd');
	t.match(await fs.readFile(path.join(cwd, 'shell.nix'), 'utf8'), 'ps.six');
});

t.test('--rollback puts back what was there, and says so', async t => {
	const cwd = await outsideGit(t);
	await runVerify(['-p', 'six'], {cwd});
	const before = await fs.readFile(path.join(cwd, 'shell.nix'), 'utf8');
	const failed = await runVerify(['-p', 'raising-import', '--direnv', '--rollback'], {cwd});
	t.equal(failed.code, 3);
	t.match(failed.stderr, / shell\.nix +put back: it is as it was\n.* \.envrc +put back: it is gone again\n/s);
	t.notMatch(failed.stderr, /new, \d+ lines/);
	t.equal(await fs.readFile(path.join(cwd, 'shell.nix'), 'utf8'), before);
	t.rejects(fs.access(path.join(cwd, '.envrc')));
	t.match(await verifyJson(['-p', 'raising-import', '--rollback'], {cwd}), {code: 3, report: {written: false, putBack: true}});
	t.match(await runVerify(['-p', 'numpy', '--rollback'], {cwd}), {code: 0});
	t.match(await fs.readFile(path.join(cwd, 'shell.nix'), 'utf8'), 'ps.numpy', 'a verified change stays');
});

t.test('--rollback leaves neither kept originals nor folders, nor anything in git', async t => {
	const cwd = await outsideGit(t);
	const git = async (...words: readonly string[]): Promise<string> => {
		const {stdout} = await run('git', words, {directory: cwd});
		return stdout;
	};

	await git('init', '--quiet');
	await fs.writeFile(path.join(cwd, 'shell.nix'), '# mine\n{ }\n');
	const words = ['--style', 'both', '--python', '3.13', '-p', 'raising-import', '--rollback', '--git-add'];
	t.match(await runVerify([...words, '--overwrite'], {cwd}), {code: 3});
	t.same(await fs.readdir(cwd).then(names => names.filter(name => !name.endsWith('-of-tests'))), ['.git', 'shell.nix']);
	t.equal(await fs.readFile(path.join(cwd, 'shell.nix'), 'utf8'), '# mine\n{ }\n');
	t.equal(await git('ls-files'), '');
	t.match(await runVerify(['deep/new', ...words], {cwd}), {code: 3});
	t.rejects(fs.access(path.join(cwd, 'deep')));
	t.equal(await git('ls-files'), '');
});

t.test('everything that Nix said is kept', async t => {
	const cwd = await outsideGit(t);
	const stale = path.join(cwd, '.cache-of-tests', 'create-nix-python', 'verify.log');
	await fs.mkdir(path.dirname(stale), {recursive: true});
	await fs.writeFile(stale, '', {mode: 0o644});
	const {report, stderr} = await verifyJson(['-p', 'failing-build'], {cwd});
	t.equal(report.verification.logFile, stale);
	const {mode} = await fs.stat(stale);
	t.equal(mode % 0o1000, 0o600, 'for nobody else');
	t.match(await fs.readFile(report.verification.logFile!, 'utf8'), 'compilation terminated.', stderr);
});

t.test('settings reach Nix, and a setting that is none is refused', async t => {
	const cwd = await outsideGit(t);
	const {report} = await verifyJson(['-p', 'slow-build', '--nix-option', 'timeout', '1'], {cwd});
	t.match(report.verification.problems, [{code: 'build-timeout', title: /after 1 seconds/}]);
	t.match(await runVerify(['--nix-option', 'cores'], {cwd}), {code: 2});
	t.match(await runVerify(['--timeout', 'soon'], {cwd}), {code: 2});
	t.match(await runVerify(['--import', 'no-name'], {cwd}), {code: 2});
	t.match(await runVerify(['--check'], {cwd}), {code: 2});
});

t.test('a builder that cannot be reached', async t => {
	const cwd = await outsideGit(t);
	const nixpkgs = path.join(cwd, 'nixpkgs.nix');
	const fresh = `derivation { name = "fresh-${process.pid}"; system = builtins.currentSystem; builder = "/bin/bash"; args = [ "-c" "echo > $out" ]; }`;
	await fs.writeFile(nixpkgs, `args: let pkgs = import ${testNixpkgs} args; in pkgs // { mkShellNoCC = shell: pkgs.mkShellNoCC (shell // { packages = shell.packages ++ [ (${fresh}) ]; }); }`);
	const {code, report} = await verifyJson(['-p', 'six', '--builders', `ssh://nowhere.invalid ${system}`, '--nix-option', 'max-jobs', '0'], {cwd, nixpkgs});
	t.equal(code, 3);
	t.match(report.verification.problems, [{
		code: 'no-builder', title: /`ssh:\/\/nowhere\.invalid` does not answer/, evidence: [/cannot build on/], actions: [{kind: 'run', command: /store ping .*ssh:\/\/nowhere\.invalid/}],
	}]);
});

t.test('a user who may not use the store', {skip: process.getuid?.() === 0 ? false : 'only root can become somebody else'}, async t => {
	const cwd = await outsideGit(t);
	await fs.chown(cwd, 65_534, 65_534);
	const {code, report} = await verifyJson(['-p', 'six'], {cwd, uid: 65_534});
	t.equal(code, 3);
	const [problem] = report.verification.problems;
	t.match(problem, {code: 'no-permission', evidence: [/Permission denied/]});
	// Which of the two it is depends on how Nix was installed here.
	t.match(problem, problem!.evidence.join('').includes('daemon-socket')
		? {title: 'You may not use Nix\'s daemon.', actions: [{kind: 'run', command: /nix-users/}]}
		: {title: 'You may not write to the Nix store.', actions: [{kind: 'advise', text: /NIX_REMOTE=daemon/}]});
});

/** The tests' nixpkgs with an overlay. */
const overlaid = async (cwd: string, overlay: string): Promise<string> => {
	const file = path.join(cwd, 'overlaid.nix');
	await fs.writeFile(file, `args: import ${testNixpkgs} (args // { overlays = args.overlays ++ [ (final: prev: { ${overlay} }) ]; })`);
	return file;
};

t.test('a version that the pin only claims to have', async t => {
	const cwd = await outsideGit(t);
	const nixpkgs = await overlaid(cwd, 'python313 = prev.python313.override { packageOverrides = _: set: { requests = set.requests // { version = "2.31.0"; }; }; };');
	const options = {cwd, nixpkgs, env: {PIP_INDEX_URL: index.url}};
	const {code, report} = await verifyJson(['--python', '3.13', '-p', 'requests==2.31.0'], options);
	t.equal(code, 3);
	t.match(report.verification.problems, [{
		code: 'wrong-version', title: '`requests` is version 2.32.5, and `==2.31.0` was asked for.', actions: [{kind: 'advise', text: /another version than it says/}, {kind: 'remove-package', attribute: 'requests'}],
	}]);
});

t.test('a dependency that does not build: who needs it', async t => {
	const cwd = await outsideGit(t);
	const nixpkgs = await overlaid(cwd, 'python313 = prev.python313.override { packageOverrides = _: set: { requests = set.requests.overridePythonAttrs (old: { dependencies = old.dependencies or [ ] ++ [ set.failing-build ]; }); }; };');
	const {code, report} = await verifyJson(['--python', '3.13', '-p', 'six,requests'], {cwd, nixpkgs});
	t.equal(code, 3);
	t.match(report.verification.problems, [{code: 'missing-header', title: /failing-build-1\.0`, which `requests` needs, is compiled/}]);
	t.same(report.verification.problems[0]!.actions.filter(({kind}) => kind === 'remove-package'), [{kind: 'remove-package', attribute: 'requests'}]);
});

t.test('a package that the nixpkgs at hand does not have', async t => {
	const cwd = await outsideGit(t);
	await runVerify(['--python', '3.13', '-p', 'six,numpy'], {cwd});
	const nixpkgs = await overlaid(cwd, 'python313 = prev.python313 // { withPackages = choose: prev.python313.withPackages (set: choose (removeAttrs set [ "numpy" ])); };');
	const {code, report} = await verifyJson([], {cwd, nixpkgs});
	t.equal(code, 3);
	t.match(report.verification.problems, [{
		code: 'attribute-missing', title: '`numpy` is not among the packages of Python 3.13 in this nixpkgs.', evidence: [/attribute 'numpy' missing/],
	}]);
	t.ok(report.verification.problems[0]!.actions.some(({kind, attribute}) => kind === 'remove-package' && attribute === 'numpy'));
});

t.test('another interpreter than the one that was asked for', async t => {
	const cwd = await outsideGit(t);
	const nixpkgs = await overlaid(cwd, 'python313 = prev.python312;');
	const {code, report} = await verifyJson(['--python', '3.13', '-p', 'six'], {cwd, nixpkgs});
	t.equal(code, 3);
	t.match(report.verification.problems, [{code: 'wrong-interpreter', title: 'The interpreter is `python3.12`, and Python 3.13 was asked for.', evidence: [/python3-3\.12/], actions: [{kind: 'advise', text: /`python313`/}]}]);
});

t.test('--nix-path: a Nix that is there, under its names, and no other in its place', async t => {
	const cwd = await outsideGit(t);
	const own = path.join(cwd, 'own');
	const used = path.join(cwd, 'used');
	await fs.mkdir(own);
	await fs.writeFile(path.join(cwd, 'lonely-nix'), '#!/bin/sh\nexec nix "$@"\n', {mode: 0o755});
	for (const name of ['nix', 'nix-shell', 'nix-instantiate', 'nix-store']) {
		await fs.writeFile(path.join(own, name), `#!/bin/sh\necho ${name} >> ${used}\nPATH=\${PATH#*:}\nexec ${name} "$@"\n`, {mode: 0o755});
	}

	await fs.symlink(path.join(own, 'nix'), path.join(cwd, 'my-nix'));
	for (const given of ['own', 'own/nix', 'my-nix']) {
		await fs.rm(used, {force: true});
		t.match(await runVerify(['-p', 'six', '--nix-path', given], {cwd}), {code: 0}, given);
		t.match(await fs.readFile(used, 'utf8'), 'nix-shell', given);
	}

	for (const given of ['/does/not/exist/nix', 'lonely-nix', 'shell.nix']) {
		const {code, stderr} = await runVerify(['-p', 'numpy', '--nix-path', given], {cwd});
		t.equal(code, 2, given);
		t.match(stderr, /^error: .*\n\nhint: `--nix-path` takes the folder/, given);
		t.notMatch(await fs.readFile(path.join(cwd, 'shell.nix'), 'utf8'), 'numpy', 'nothing is written');
	}
});
