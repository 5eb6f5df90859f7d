import t from 'tap';
import {Failure} from '../source/failure.js';
import {allFlags, flagGroups} from '../source/flag-table.js';
import {parseFlags} from '../source/flags.js';
import {helpText} from '../source/help.js';
import {channels} from '../source/nixpkgs/pins.js';

const rev = '0123456789abcdef0123456789abcdef01234567';
const hash = `sha256-${'A'.repeat(43)}=`;

/** A good value for each flag that takes one. */
const values: Readonly<Record<string, string>> = {
	shell: 'dev',
	style: 'both', python: '3.13', package: 'numpy', requirements: 'requirements.txt', group: 'dev', remove: 'numpy', tool: 'git', channel: 'nixos-26.05', rev, hash, date: '2026-08-20T05:42:21Z', nixpkgs: '/nixpkgs', 'index-url': 'https://index.example/simple/', import: 'sklearn.svm', timeout: '600', 'import-timeout': '5', 'nix-option': 'cores 2', builders: 'ssh://builder', 'nix-path': '/nix', search: 'numpy',
	'allow-unfree': 'cuda_nvcc', 'allow-insecure': 'python3.13-ecdsa-0.19.1', 'allow-broken': 'numpy', 'no-check': 'numpy',
};

/** What a flag cannot do without. */
const company: Readonly<Record<string, readonly string[]>> = {
	hash: ['--rev', rev], date: ['--rev', rev], group: ['--requirements', 'pyproject.toml'], rollback: ['--verify'], timeout: ['--verify'], 'import-timeout': ['--verify'],
};

const refusal = (...argv: string[]): Failure => {
	try {
		parseFlags(argv);
	} catch (error) {
		if (error instanceof Failure) {
			return error;
		}

		throw error;
	}

	throw new Error(`accepted: ${argv.join(' ')}`);
};

t.test('every flag, in every form', async t => {
	for (const {
		name, short, value, twoWords,
	} of allFlags.filter(({name}) => name !== 'help' && name !== 'version')) {
		const more = company[name] ?? [];
		if (value === undefined) {
			t.not(JSON.stringify(parseFlags([...more, `--${name}`])), JSON.stringify(parseFlags(more)), `--${name} is heard`);
			t.equal(refusal(`--${name}=yes`).code, 'unexpected-value', `--${name}=yes`);
		} else {
			const given = values[name]!;
			t.ok(given, `the test has a value for --${name}`);
			const spaced = JSON.stringify(parseFlags([...more, `--${name}`, ...(twoWords ? given.split(' ') : [given])]));
			t.not(spaced, JSON.stringify(parseFlags(more)), `--${name} is heard`);
			t.equal(JSON.stringify(parseFlags([...more, `--${name}=${given}`])), spaced, `--${name}=`);
			t.equal(refusal(...more, `--${name}`).code, 'missing-value', `--${name} at the end`);
			t.equal(refusal(...more, `--${name}`, '').code, 'missing-value', `--${name} ''`);
			t.equal(refusal(...more, `--${name}=`).code, 'missing-value', `--${name}=`);
			t.equal(refusal(...more, `--${name}`, '--yes').code, 'missing-value', `--${name} --yes`);
		}

		if (short) {
			const words = value === undefined ? [[`-${short}`]] : [[`-${short}`, values[name]!], [`-${short}${values[name]!}`]];
			for (const form of words) {
				t.strictSame(parseFlags(form), parseFlags(value === undefined ? [`--${name}`] : [`--${name}`, values[name]!]), form.join(' '));
			}
		}
	}
});

t.test('only what may be repeated may be', async t => {
	for (const {name, value, repeatable} of allFlags.filter(({value}) => value)) {
		const more = company[name] ?? [];
		const given = values[name]!;
		t.doesNotThrow(() => parseFlags([...more, `--${name}=${given}`, `--${name}=${given}`]), `the same twice: --${name} ${value!}`);
		if (!repeatable) {
			t.equal(refusal(...more, `--${name}`, given, `--${name}`, name === 'style' ? 'shell' : 'other').code, 'conflicting-flags', name);
		}
	}
});

t.test('unknown flags and values, and what was probably meant', async t => {
	for (const [argv, code, hint] of [
		[['--pakage', 'numpy'], 'unknown-flag', /`--package`/],
		[['--dryrun'], 'unknown-flag', /`--dry-run`/],
		[['--overwrit'], 'unknown-flag', /`--overwrite`/],
		[['-x'], 'unknown-flag', /./],
		[['--xyzzy-quux-nothing'], 'unknown-flag', /`--help`/],
		[['--style', 'flakes'], 'unknown-value', /`--style flake`/],
		[['--style', 'Both'], 'unknown-value', /`--style both`/],
		[['--style', 'xyzzy'], 'unknown-value', /shell, flake, both/],
		[['--python', '3.31x'], 'unknown-interpreter', /./],
		[['--python', 'pyton313'], 'unknown-interpreter', /`--python python313`/],
		[['--python', '2.7'], 'unknown-interpreter', /./],
		[['--python', '3.13.1'], 'unknown-interpreter', /`--python 3\.13`/],
		[['--channel', 'nixos-26.50'], 'unknown-channel', /`--channel nixos-26\.05`/],
		[['--channel', 'unstable'], 'unknown-channel', /unstable/],
		[['--rev', 'abc'], 'bad-rev', /40/],
		[['--rev', rev, '--hash', 'sha256-x'], 'bad-hash', /nix-prefetch-url/],
		[['--rev', rev, '--hash', 'sha256:0000'], 'bad-hash', /./],
		[['--rev', rev, '--hash', hash, '--date', 'yesterday'], 'bad-date', /2026/],
		[['--rev', rev, '--hash', hash, '--date', '2026-13-45'], 'bad-date', /./],
		[['--hash', hash], 'missing-value', /`--rev COMMIT`/],
		[['--date', '2026-01-01'], 'missing-value', /`--rev COMMIT`/],
		[['--tool', 'a b'], 'bad-tool', /search\.nixos\.org/],
		[['--tool', 'git;rm'], 'bad-tool', /./],
		[['--tool', '${x}'], 'bad-tool', /./],
		[['--remove', 'numpy==1'], 'bad-removal', /`--remove numpy`/],
		[['--package', 'numpy=1.0'], 'bad-requirement', /./],
		[['--package', 'nu mpy'], 'bad-requirement', /./],
		[['--package', '"; evil'], 'bad-requirement', /./],
		[['one', 'two'], 'too-many-arguments', /`--package NAME`/],
	] as const) {
		const {code: got, exitCode, message, hint: told} = refusal(...argv);
		t.equal(got, code, argv.join(' '));
		t.equal(exitCode, 2);
		t.notMatch(message, /\n/, 'one line');
		t.match(told, hint, `${argv.join(' ')}: ${told ?? ''}`);
	}
});

t.test('contradictions', async t => {
	for (const argv of [
		['--flakes', '--no-flakes'],
		['--style', 'shell', '--flakes'],
		['--style', 'both', '--flakes'],
		['--style', 'flake', '--no-flakes'],
		['--direnv', '--no-direnv'],
		['--diff', '--no-diff'],
		['--rev', rev, '--update'],
	]) {
		t.equal(refusal(...argv).code, 'conflicting-flags', argv.join(' '));
	}

	t.equal(parseFlags(['--style', 'flake', '--flakes']).answers.style, 'flake', 'saying it twice is none');
	t.equal(parseFlags(['--no-flakes']).answers.style, 'shell');
});

t.test('a stray -- is passed over, wherever it stands', async t => {
	const plain = parseFlags(['demo', '--yes', '-p', 'numpy']);
	for (const argv of [['--', 'demo', '--yes', '-p', 'numpy'], ['demo', '--', '--yes', '-p', 'numpy'], ['demo', '--yes', '-p', 'numpy', '--']]) {
		t.strictSame(parseFlags(argv), plain, argv.join(' '));
	}
});

t.test('hostile words come back printable', async t => {
	for (const argv of [['--\u{1B}[31m'], ['--style', '\u{1B}[31m'], ['--python', '\u{9B}31m'], ['--channel', '\u{202E}nixos'], ['--rev', '\n'], ['--tool', '\u{7}'], ['--remove', '\u{1B}'], ['--package', '\u{1B}]0;x\u{7}'], ['a\u{1B}', 'b\n']]) {
		const {message, hint} = refusal(...argv);
		t.notMatch(message + hint!, /[\p{Cc}\p{Cf}]/u, JSON.stringify(argv));
	}
});

t.test('lists', async t => {
	const packages = (...argv: string[]) => parseFlags(argv).answers.packages?.map(answer => answer.kind === 'wanted' ? answer.requirement.name + answer.requirement.specifier : '');
	t.strictSame(packages('-p', 'numpy,pandas>=2,<3', '-p', 'httpx[http2,brotli]'), ['numpy', 'pandas>=2,<3', 'httpx']);
	t.strictSame(parseFlags(['--tool', 'git,pkgs.jq', '--tool', 'nixpkgs#hello,nodePackages.prettier']).answers.tools, ['git', 'jq', 'hello', 'nodePackages.prettier']);
	t.strictSame(parseFlags(['--remove', 'git,numpy', '--remove', 'Foo_Bar']).removals, ['git', 'numpy', 'Foo_Bar']);
	t.strictSame(packages('-p', ','), [], 'a list of nothing says that there are none');
});

t.test('interpreters in all spellings', async t => {
	for (const [text, attribute] of [['3.13', 'python313'], ['313', 'python313'], ['python3.13', 'python313'], ['Python313', 'python313'], ['cpython-3.12', 'python312'], ['pypy311', 'pypy311'], ['pypy3.11', 'pypy311'], ['PyPy-3.10', 'pypy310']] as const) {
		t.equal(parseFlags(['--python', text]).answers.interpreter, attribute, text);
	}
});

t.test('nothing given is nothing answered', async t => {
	const {answers, removals, options} = parseFlags([]);
	t.strictSame(Object.values(answers).filter(answer => answer !== undefined), []);
	t.strictSame(removals, []);
	t.equal(options.directory, '.');
	t.notOk(options.yes);
	t.ok(channels.length > 3);
});

t.test('the help names every flag once, within 80 columns', async t => {
	const help = helpText();
	for (const {name, short, value} of allFlags) {
		t.equal(help.split('\n').filter(line => new RegExp(String.raw`^ +(?:-\w, )?--${name}(?: |$)`).test(line)).length, 1, name);
		t.ok(help.includes(`${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`), name);
	}

	t.equal(new Set(allFlags.map(({name}) => name)).size, allFlags.length);
	t.equal(new Set(allFlags.flatMap(({short}) => short ?? [])).size, allFlags.filter(({short}) => short).length);
	t.ok(flagGroups.every(({flags}) => flags.every(flag => flag.help.every(line => line.length <= 52))));
	t.ok(help.split('\n').every(line => line.length <= 80));
});
