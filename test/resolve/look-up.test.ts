import t from 'tap';
import {testNixpkgs} from '../support/nix.js';
import {startSdistIndex} from '../support/sdist-index.js';
import {runMain} from '../support/world.js';

const index = await startSdistIndex();
t.teardown(() => {
	index.close();
});

type Answer = {
	readonly outcome: string;
	readonly error?: {code: string; message: string; hint: string};
	readonly environment?: {packages: Array<{attribute: string; distribution: string; extras: string[]; override?: {version: string}}>};
	readonly warnings?: Array<{code: string; message: string}>;
	readonly requirements?: Array<{outcome: string; text: string; detail?: string}>;
};

const env = {PATH: process.env.PATH, PIP_INDEX_URL: index.url};

const ask = async (cwd: string, ...words: readonly string[]): Promise<Answer & {code: number}> => {
	const {code, stdout} = await runMain([...words, '--yes', '--json', '--dry-run'], cwd, {env});
	return {code, ...JSON.parse(stdout) as Answer};
};

/** What is asked for, and what comes of it in the tests' nixpkgs. */
const refused: ReadonlyArray<readonly [wanted: string, code: string, hint: RegExp]> = [
	['nunpy', 'not-in-pin', /`--package numpy`/],
	['scikitlearn', 'not-in-pin', /scikit-learn/],
	['cv2', 'meant-name', /opencv-python(?!.*--tool)/],
	['git', 'meant-name', /`--package gitpython`\? .*`--tool git`$/],
	['xqzvwkxqzvwk', 'not-in-pin', /`--tool`/],
	['sklearn', 'meant-name', /scikit-learn/],
	['PIL', 'meant-name', /pillow/],
	['poetry', 'top-level-only', /`--tool poetry`/],
	['pywin32', 'never-packaged', /leave it out/],
	['dataclasses', 'never-packaged', /leave it out/],
	['torch', 'not-in-pin', /./],
	['no-312', 'unsupported-interpreter', /--python/],
	['scikit-learn==99', 'no-version', /scikit-learn==1\.4\.0/],
	['scikit-learn>=1.3,<1.4', 'no-version', /./],
	['idna==3.6', 'no-version', /./],
	['numpy @ https://example.org/numpy.tar.gz', 'url-requirement', /--package numpy/],
	['nosuch @ https://x/y.zip', 'url-requirement', /^leave it out$/],
];

for (const [wanted, code, hint] of refused) {
	t.test(`${wanted} is refused: ${code}`, async t => {
		const answer = await ask(t.testdir({}), '--nixpkgs', testNixpkgs, '--package', wanted);
		t.equal(answer.outcome, 'failed');
		t.equal(answer.code, 2);
		t.equal(answer.error?.code, code);
		t.match(answer.error?.hint, hint);
		t.notMatch(answer.error?.message, /\n/);
	});
}

const taken: ReadonlyArray<readonly [wanted: string, attribute: string, override?: string]> = [
	['numpy', 'numpy'],
	['NumPy', 'numpy'],
	['numpy>=2', 'numpy'],
	['numpy==2.3.4', 'numpy'],
	['numpy!=2.2.0', 'numpy'],
	['numpy~=2.3', 'numpy'],
	['numpy<2', 'numpy', '1.26.4'],
	['numpy>=1,<2.3', 'numpy', '2.2.0'],
	['numpy==1.26.*', 'numpy', '1.26.4'],
	['numpy<2.3,!=2.2.0', 'numpy', '1.26.4'],
	['opencv-python', 'opencv4'],
	['opencv4', 'opencv4'],
	['zope.interface', 'zope-interface'],
	['PyYAML==6.0.1', 'pyyaml', '6.0.1'],
	['Python_DateUtil', 'python-dateutil'],
];

for (const [wanted, attribute, override] of taken) {
	t.test(`${wanted} is ${attribute}${override ? ` overridden to ${override}` : ''}`, async t => {
		const answer = await ask(t.testdir({}), '--nixpkgs', testNixpkgs, '--package', wanted);
		t.equal(answer.code, 0, JSON.stringify(answer.error));
		const [found, ...others] = answer.environment!.packages;
		t.equal(found?.attribute, attribute);
		t.equal(found?.override?.version, override);
		t.strictSame(others, []);
	});
}

t.test('what nixpkgs holds against a package is said', async t => {
	for (const [name, code] of [['broken-package', 'broken'], ['unfree-package', 'unfree'], ['insecure-package', 'insecure']] as const) {
		const {warnings} = await ask(t.testdir({}), '--nixpkgs', testNixpkgs, '--package', name);
		t.ok(warnings?.some(warning => warning.code === code), name);
	}

	const {warnings} = await ask(t.testdir({}), '--nixpkgs', testNixpkgs, '--package', 'numpy');
	t.notOk(warnings?.some(({code}) => ['broken', 'unfree', 'insecure'].includes(code)));
});

t.test('extras are nixpkgs\' own, and one that it lacks is left out aloud', async t => {
	const known = await ask(t.testdir({}), '--nixpkgs', testNixpkgs, '--package', 'httpx[HTTP2]');
	t.strictSame(known.environment?.packages[0]?.extras, ['http2']);
	const missing = await ask(t.testdir({}), '--nixpkgs', testNixpkgs, '--package', 'httpx[socks]');
	t.strictSame(missing.environment?.packages[0]?.extras, []);
	t.ok(missing.warnings?.some(({code}) => code === 'extra-missing'));
});

t.test('without Nix and a network the embedded names serve, and say their date', async t => {
	const found = await runMain(['--yes', '--json', '--dry-run', '--offline', '--package', 'opencv-contrib-python'], t.testdir({}));
	t.equal(found.code, 0);
	t.match(JSON.parse(found.stdout), {environment: {packages: [{attribute: 'opencv4'}]}});
	t.match(JSON.parse(found.stdout), {source: {kind: 'embedded', label: /built in, February 2025/}});
	const said = await runMain(['--yes', '--dry-run', '--offline', '--package', 'numpy'], t.testdir({}));
	t.match(said.stderr, /^Packages were looked up in nixpkgs attributes, built in, February 2025\.$/m);
	const absent = await runMain(['--yes', '--offline', '--package', 'nunpy'], t.testdir({}));
	t.equal(absent.code, 2);
	t.match(absent.stderr, /built in, February 2025/);
	t.match(absent.stderr, /numpy/);
});

t.test('a version that cannot be looked up offline fails clearly, and writes nothing', async t => {
	const cwd = t.testdir({});
	const {code, stderr} = await runMain(['--yes', '--offline', '--package', 'numpy==1.26.4'], cwd);
	t.equal(code, 1);
	t.match(stderr, /offline/);
});

t.test('an evaluation is said to be one, and nothing is said where nothing was looked up', async t => {
	const cwd = t.testdir({});
	const words = ['--yes', '--nixpkgs', testNixpkgs];
	t.match(await runMain([...words, '-p', 'numpy'], cwd, {env}), {code: 0, stderr: `\nPackages were looked up in ${testNixpkgs}, evaluated by Nix.\n`});
	const again = await runMain(words, cwd, {env});
	t.notMatch(again.stderr, 'looked up');
	const {stdout} = await runMain([...words, '--json'], cwd, {env});
	t.equal((JSON.parse(stdout) as {source?: unknown}).source, undefined);
});

t.test('a checkout that is none is refused', async t => {
	const answer = await ask(t.testdir({}), '--nixpkgs', t.testdir({}), '--package', 'numpy');
	t.equal(answer.error?.code, 'not-nixpkgs');
	t.equal(answer.code, 2);
});

t.test('every entry of a requirements file is accounted for', async t => {
	const cwd = t.testdir({
		'requirements.txt': [
			'numpy>=2  # as the pin has it',
			'scikit-learn==1.4.0',
			'torch',
			'pywin32; sys_platform == "win32"',
			'cv2',
			'-e .',
			'six==99',
			'requests[socks]',
			'not a requirement',
		].join('\r\n'),
	});
	const answer = await ask(cwd, '--nixpkgs', testNixpkgs, '--requirements', 'requirements.txt');
	t.equal(answer.code, 0, JSON.stringify(answer.error));
	t.strictSame(answer.environment?.packages.map(({attribute}) => attribute), ['numpy', 'requests', 'scikit-learn']);
	const outcomes = Object.fromEntries(answer.requirements!.map(({text, outcome}) => [text, outcome]));
	t.match(outcomes, {
		'numpy>=2': 'taken',
		'scikit-learn==1.4.0': 'overridden',
		torch: 'absent',
		pywin32: 'skipped',
		cv2: 'absent',
		'-e .': 'skipped',
		'six==99': 'skipped',
		requests: 'taken',
	});
	t.equal(answer.requirements!.length, 9);
	t.equal(answer.requirements!.find(({text}) => text === 'six==99')?.detail, 'No release matches `six` `==99`; try `--package six==1.18.0`');
});

t.test('what is asked for twice has to satisfy all that is said of it', async t => {
	const files = {'r.txt': 'numpy<2\nnumpy\n', 'environment.yml': 'dependencies:\n  - numpy=1.26.4\n  - pip:\n    - numpy>=1.0\n'};
	const inFile = await ask(t.testdir(files), '--nixpkgs', testNixpkgs, '-r', 'r.txt');
	t.match(inFile, {environment: {packages: [{attribute: 'numpy', override: {version: '1.26.4'}}]}});
	t.match(inFile.requirements, [{outcome: 'overridden', text: 'numpy<2'}, {outcome: 'overridden', text: 'numpy'}]);
	t.match(await ask(t.testdir({}), '--nixpkgs', testNixpkgs, '-p', 'numpy==1.26.4', '-p', 'Numpy>=1.20,<3'), {environment: {packages: [{override: {version: '1.26.4'}}]}});
	t.match(await ask(t.testdir(files), '--nixpkgs', testNixpkgs, '-r', 'environment.yml'), {environment: {packages: [{override: {version: '1.26.4'}}]}, requirements: {length: 2}});
	t.match(await ask(t.testdir(files), '--nixpkgs', testNixpkgs, '-r', 'r.txt', '-p', 'numpy>=2'), {code: 2, error: {code: 'contradicting-versions'}});
	t.match(await ask(t.testdir({}), '--nixpkgs', testNixpkgs, '-p', 'httpx[http2]', '-p', 'httpx'), {environment: {packages: [{extras: ['http2']}]}});
});

t.test('a marker that does not hold leaves its package out, aloud', async t => {
	const answer = await ask(t.testdir({}), '--nixpkgs', testNixpkgs, '-p', 'requests; python_version<"3.0"', '-p', 'numpy; python_version>="3.0"');
	t.strictSame(answer.environment?.packages.map(({attribute}) => attribute), ['numpy']);
	const said = answer.warnings!.filter(({code}) => code === 'marker').map(({message}) => message);
	t.match(said, [/`requests` is left out: .*`python_version < "3\.0"`, and this is CPython 3\.13/]);
	t.equal(said.length, 1);
});

t.test('demands that contradict each other are named, and in a file they are reported', async t => {
	const answer = await ask(t.testdir({}), '--nixpkgs', testNixpkgs, '-p', 'numpy==1.26.4', '-p', 'numpy>=2');
	t.match(answer, {code: 2, error: {code: 'contradicting-versions', message: /`numpy==1\.26\.4` and `numpy>=2`/, hint: /./}});
	const unmet = await ask(t.testdir({}), '--nixpkgs', testNixpkgs, '-p', 'numpy>1.26.4', '-p', 'numpy<2');
	t.match(unmet, {code: 2, error: {code: 'no-version', message: /`numpy>1\.26\.4` and `numpy<2`/}});
	const file = await ask(t.testdir({'r.txt': 'numpy==1.26.4\nnumpy>=2\nrequests\n'}), '--nixpkgs', testNixpkgs, '-r', 'r.txt');
	t.match(file, {code: 0, requirements: [{outcome: 'skipped', detail: /contradict/}, {outcome: 'skipped'}, {outcome: 'taken'}]});
	t.equal(file.requirements?.length, 3);
});

t.test('what is asked for now replaces the version that the files have', async t => {
	const cwd = t.testdir({});
	const change = async (wanted: string) => {
		const {code, stderr, stdout} = await runMain(['--yes', '--json', '--nixpkgs', testNixpkgs, '-p', wanted], cwd, {env});
		t.equal(code, 0, stderr);
		return (JSON.parse(stdout) as Answer).environment?.packages;
	};

	t.match(await change('numpy==1.26.4'), [{override: {version: '1.26.4'}}]);
	t.match(await change('numpy==2.2.0'), [{override: {version: '2.2.0'}}]);
	t.equal((await change('numpy'))?.[0]?.override, undefined, 'no version means the pin\'s');
});

t.test('a file that asks for a Python gets one that it admits', async t => {
	const cwd = t.testdir({'pyproject.toml': '[project]\nname = "x"\nversion = "1"\nrequires-python = "==3.12.*"\ndependencies = ["numpy"]\n\n[project.optional-dependencies]\nweb = ["httpx"]\n'});
	const answer = await ask(cwd, '--nixpkgs', testNixpkgs, '-r', 'pyproject.toml');
	t.match(answer, {environment: {interpreter: 'python312'}});
	t.equal(answer.environment!.packages.length, 1);
	const withGroup = await ask(cwd, '--nixpkgs', testNixpkgs, '-r', 'pyproject.toml', '--group', 'web');
	t.strictSame(withGroup.environment!.packages.map(({attribute}) => attribute), ['httpx', 'numpy']);
	const otherwise = await ask(cwd, '--nixpkgs', testNixpkgs, '-r', 'pyproject.toml', '--python', '3.13');
	t.ok(otherwise.warnings?.some(({code}) => code === 'python-not-admitted'));
});

t.test('a part that no file has is refused, with the one that was meant', async t => {
	const files = {
		'pyproject.toml': '[project]\nname = "x"\nversion = "1"\ndependencies = ["numpy"]\n\n[project.optional-dependencies]\nWeb-Client = ["httpx"]\n\n[dependency-groups]\ndev = ["six"]\nall = [{include-group = "dev"}]\n',
		'r.txt': 'numpy\n',
	};
	const of = async (file: string, group: string) => ask(t.testdir(files), '--nixpkgs', testNixpkgs, '-r', file, '--group', group);
	t.match(await of('pyproject.toml', 'devv'), {code: 2, error: {code: 'unknown-group', message: /`devv`/, hint: 'did you mean `--group dev`?'}});
	t.match(await of('pyproject.toml', 'qqqqqqqq'), {code: 2, error: {hint: /there are `Web-Client`, `dev`, `all`/}});
	t.match(await of('r.txt', 'dev'), {code: 2, error: {hint: /there are none/}});
	t.match(await of('pyproject.toml', 'web_client'), {code: 0, environment: {packages: [{attribute: 'httpx'}, {attribute: 'numpy'}]}});
	t.match(await of('pyproject.toml', 'all'), {code: 0, environment: {packages: [{attribute: 'numpy'}, {attribute: 'six'}]}});
});

t.test('a file that asks for an old Python gets a CPython, or is told which channel has one', async t => {
	const of = async (requires: string, ...words: readonly string[]) => ask(
		t.testdir({'pyproject.toml': `[project]\nname = "x"\nversion = "1"\nrequires-python = "${requires}"\ndependencies = []\n`}),
		'-r',
		'pyproject.toml',
		...words,
	);
	for (const [requires, channel, interpreter] of [
		['<3.12', 'nixos-26.05', 'python311'],
		['>=3.9,<3.13', 'nixos-25.11', 'python312'],
		['<3.12', 'nixos-24.05', 'python311'],
		['>=3.15', 'nixos-26.05', 'python315'],
	] as const) {
		t.match(await of(requires, '--channel', channel), {environment: {interpreter}, warnings: []}, `${requires} in ${channel}`);
	}

	t.match(await of('<3.11'), {
		environment: {interpreter: 'python313'},
		warnings: [{code: 'python-not-admitted', hint: /nixos-25\.11 has Python 3\.10: `--channel nixos-25\.11 --python 3\.10`/}],
	});
	t.match(await of('<3.12', '--python', '3.13'), {warnings: [{code: 'python-not-admitted', hint: /`--python 3\.11`/}]});
	t.match(await of('<3.12', '--python', 'pypy311'), {environment: {interpreter: 'pypy311'}, warnings: []});
	t.match(await of('<3'), {warnings: [{hint: /no known channel/}]});
});

t.test('a file that cannot be read is a usage error', async t => {
	for (const words of [['-r', 'not-there.txt'], ['-r', 'strange.bin']]) {
		const cwd = t.testdir({'strange.bin': '\0\u0001\u0002'});
		const answer = await ask(cwd, ...words);
		t.equal(answer.code, 2);
		t.match(answer.error, {message: /./, hint: /./});
	}
});

t.test('a lock file\'s other version is told in words, too', async t => {
	const lock = 'lock-version = "1.0"\ncreated-by = "test"\n[[packages]]\nname = "requests"\nversion = "2.31.0"\n[[packages]]\nname = "numpy"\nversion = "2.3.4"\n';
	const {stderr} = await runMain(['--yes', '--dry-run', '--nixpkgs', testNixpkgs, '-r', 'pylock.toml'], t.testdir({'pylock.toml': lock}), {env});
	t.match(stderr, /^2 requirements: 2 as the pin has them\n {2}as the pin has them: requests \(locked at 2\.31\.0, the pin has 2\.\d+\.\d+\)\n\w/m);
});
