import t from 'tap';
import {testNixpkgs} from '../support/nix.js';
import {runMain} from '../support/world.js';

type Told = {readonly code: string; readonly message: string; readonly hint: string};

const ask = async (words: string, cwd: string, withNix = true): Promise<{readonly exit: number; readonly error?: Told; readonly warnings?: readonly Told[]}> => {
	const nix = withNix ? ['--nixpkgs', testNixpkgs] : [];
	const {code: exit, stdout} = await runMain(['--yes', '--json', '--dry-run', ...nix, ...words.split(' ')], cwd, {env: {PATH: withNix ? process.env.PATH : '/nowhere'}});
	const {error, warnings} = JSON.parse(stdout) as {error?: Told; warnings?: readonly Told[]};
	return {exit, ...(error ? {error} : {}), ...(warnings ? {warnings} : {})};
};

t.test('a tool that nixpkgs does not have is refused', async t => {
	for (const [words, code, hint] of [
		['--tool gitt', 'unknown-tool', 'did you mean `--tool git`?'],
		['--tool git,hallo', 'unknown-tool', 'did you mean `--tool hello`?'],
		['--tool numpy', 'unknown-tool', 'it is a Python package: `--package numpy`'],
		['--tool qqqqqqqqqq', 'unknown-tool', 'search.nixos.org/packages lists what it has'],
		['--tool lib', 'bad-tool', 'search.nixos.org/packages lists the packages'],
	] as const) {
		const {exit, error} = await ask(words, t.testdir({}));
		t.equal(exit, 2, words);
		t.match(error, {code, hint}, words);
	}
});

t.test('one that it has is taken, and nothing is said', async t => {
	const {exit, warnings} = await ask('--tool git,jq', t.testdir({}));
	t.equal(exit, 0);
	t.notOk(warnings!.some(({code}) => code === 'tool-unchecked'));
});

t.test('where nobody knows, that is said once', async t => {
	const {exit, warnings} = await ask('--tool git,gitt', t.testdir({}), false);
	t.equal(exit, 0);
	t.strictSame(warnings!.filter(({code}) => code === 'tool-unchecked').map(({message}) => message), ['Whether nixpkgs has `git`, `gitt` is not known here.']);
});

t.test('what is told by its form alone', async t => {
	for (const [words, hint] of [
		['--tool python313Packages.numpy', '`--package numpy` gives it to the interpreter'],
		['--tool python3.pkgs.numpy', '`--package numpy` gives it to the interpreter'],
		['--tool legacyPackages.x86_64-linux.git', 'as an attribute of nixpkgs: `--tool git`'],
	] as const) {
		const {exit, error} = await ask(words, t.testdir({}), false);
		t.equal(exit, 2, words);
		t.match(error, {code: 'bad-tool', hint}, words);
	}
});
