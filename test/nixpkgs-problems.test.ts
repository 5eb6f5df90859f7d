
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import t from 'tap';
import {
	build, evaluate, instantiate, nixEnvironment, run, runInShell, testNixpkgs,
} from './support/nix.js';

const drvPath = async (expression: string, config = '{ }', nixpkgs = testNixpkgs) =>
	evaluate(`(let p = import ${nixpkgs} { config = ${config}; overlays = [ ]; }; in (${expression}).drvPath)`);

const package_ = (attribute: string) => `p.python313.withPackages (ps: [ ps.${attribute} ])`;

const refusals = [
	['broken-package', 'is marked as broken, refusing to evaluate.', 'because it has problems:\n', '{ allowBroken = true; }'],
	['unfree-package', 'has an unfree license (‘unfree’), refusing to evaluate.', 'because it has an unfree license (\'unfree\')', '{ allowUnfree = true; }'],
	['unfree-package', 'has an unfree license', 'has an unfree license', '{ allowUnfreePredicate = pkg: pkg.pname == "unfree-package"; }'],
	['insecure-package', 'is marked as insecure, refusing', 'it is marked as insecure', '{ permittedInsecurePackages = [ "python3.13-insecure-package-1.0" ]; }'],
] as const;

for (const [attribute, to2025, from2026, allow] of refusals) {
	t.test(`${attribute} is refused in the words to 2025 and those of 2026, unless ${allow}`, async t => {
		const refused = await drvPath(package_(attribute));
		t.equal(refused.code, 1);
		t.match(refused.stderr, `Package ‘python3.13-${attribute}-1.0’ in ${testNixpkgs}/python/problems.nix:`);
		t.match(refused.stderr, to2025);
		const recent = await drvPath(package_(attribute), '{ }', `${testNixpkgs}/wording-2026.nix`);
		t.match(recent.stderr, `Refusing to evaluate package 'python3.13-${attribute}-1.0' in ${testNixpkgs}/python/problems.nix:`);
		t.match(recent.stderr, from2026);
		t.match(await drvPath(package_(attribute), allow), {code: 0});
	});
}

t.test('meta can be read without being refused', async t => {
	const {stdout} = await evaluate('let ps = pkgs.python313.pkgs; in [ ps.broken-package.meta.broken ps.broken-package.version ps.numpy.meta.available ps.unfree-package.meta.available ]');
	t.same(JSON.parse(stdout), [true, '1.0', true, false]);
});

t.test('unsupported interpreters, misspelt attributes, a Nix that is too old', async t => {
	t.match(await drvPath(package_('no-312')), {code: 1, stderr: 'no-312-1.0 not supported for interpreter python3.13'});
	t.match(await drvPath('p.python311.pkgs.no-312'), {code: 0});
	t.match(await drvPath(package_('nummpy')), {code: 1, stderr: 'attribute \'nummpy\' missing'});
	const directory = t.testdir({'shell.nix': '{ nixpkgs }: (import nixpkgs { overlays = [ ]; config = { }; }).mkShell { }'});
	const old = await instantiate(`${directory}/shell.nix`, ['--argstr', 'nixpkgs', `${testNixpkgs}/too-old.nix`]);
	t.equal(old.code, 1);
	t.match(old.stderr, 'This version of Nixpkgs requires Nix >= 2.18, please upgrade');
});

const failures = [
	['failing-build', 'fatal error: failing.h: No such file or directory'],
	['failing-tests', '= 1 failed in 0.01s ='],
	['missing-backend', 'ModuleNotFoundError: No module named \'mesonpy\''],
] as const;

for (const [attribute, message] of failures) {
	t.test(`${attribute} does not build: a log, and exit code 100`, async t => {
		const {code, stderr} = await build(`pkgs.python313.withPackages (ps: [ ps.${attribute} ])`);
		t.equal(code, 100);
		t.match(stderr, message);
		t.match(stderr, `python3.13-${attribute}-1.0.drv`);
	});
}

t.test('tests can be turned off', async t => {
	t.match(await build('pkgs.python313.pkgs.failing-tests.overridePythonAttrs { doCheck = false; }'), {code: 0});
});

t.test('packages whose import fails', async t => {
	const attributes = ['raising-import', 'segfaulting-import', 'exiting-import', 'needs-shared-lib', 'printing-import', 'hanging-import'];
	const directory = t.testdir({
		'shell.nix': `{ nixpkgs }: with import nixpkgs { }; mkShell {
			packages = [ (python313.withPackages (ps: [ ${attributes.map(attribute => `ps.${attribute}`).join(' ')} ])) ];
		}`,
	});
	t.match(await runInShell(directory, 'python -c "import raising_import"'), {code: 1, stderr: 'RuntimeError: this module cannot be imported'});
	t.match(await runInShell(directory, 'python -c "import needs_shared_lib"'), {code: 1, stderr: 'libfoo.so.1: cannot open shared object file'});
	t.match(await runInShell(directory, 'python -c "import printing_import"'), {code: 0, stdout: 'to stdout\n', stderr: 'to stderr'});
	t.match(await runInShell(directory, 'python -c "import exiting_import"'), {code: 3});
	t.match(await runInShell(directory, 'python -c "import segfaulting_import"; echo $?'), {stdout: '139\n'});
	const alarmed = 'import signal, sys; signal.signal(signal.SIGALRM, lambda *_: sys.exit(42)); signal.setitimer(signal.ITIMER_REAL, 0.2); import hanging_import';
	t.match(await runInShell(directory, `python -c '${alarmed}'`), {code: 42});
});

t.test('a slow build tells its phases and lines, and can be interrupted', async t => {
	const expression = `(import ${testNixpkgs} { config = { }; overlays = [ ]; }).python313.pkgs.slow-build`;
	const building = spawn('nix-build', ['--no-out-link', '--log-format', 'internal-json', '--expr', expression], {
		env: nixEnvironment,
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	let log = '';
	building.stderr.setEncoding('utf8').on('data', (chunk: string) => {
		log += chunk;
		if (log.includes('"compiling file 2/40"')) {
			building.kill('SIGINT');
		}
	});
	await once(building, 'close');
	t.match(log, /@nix \{"action":"result","fields":\["buildPhase"\],"id":\d+,"type":104\}/u);
	t.notMatch(log, 'compiling file 40/40');
	t.not(building.exitCode, 0);
});

t.test('the caller\'s own configuration is read only when config is not given', async t => {
	const directory = t.testdir({'config.nix': '{ leaked = true; }'});
	const leaks = async (argument: string) =>
		run('nix-instantiate', ['--eval', '--expr', `(import ${testNixpkgs} { ${argument} }).config.leaked or false`], {
			environment: {NIXPKGS_CONFIG: `${directory}/config.nix`},
		});
	t.match(await leaks(''), {stdout: 'true\n'});
	t.match(await leaks('config = { };'), {stdout: 'false\n'});
});
