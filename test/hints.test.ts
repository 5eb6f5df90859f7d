import t from 'tap';
import {Failure} from '../source/failure.js';
import {parseFlags} from '../source/flags.js';

const told = (line: string): string => {
	try {
		parseFlags(line.split(' '));
	} catch (error) {
		if (error instanceof Failure) {
			t.equal(error.exitCode, 2, line);
			return `${error.code}: ${error.hint ?? ''}`;
		}

		throw error;
	}

	throw new Error(`accepted: ${line}`);
};

t.test('hints lead to what was meant', async t => {
	for (const [line, hint] of [
		['--python python', 'unknown-interpreter: leave `--python` out for the default of the pin, or write it out: `--python python313`'],
		['--python python3', 'unknown-interpreter: leave `--python` out for the default of the pin, or write it out: `--python python313`'],
		['--python 3', 'unknown-interpreter: leave `--python` out for the default of the pin, or write it out: `--python python313`'],
		['--python pypy', 'unknown-interpreter: write it out: `--python pypy311`'],
		['--no-package numpy', 'unknown-flag: did you mean `--remove NAME`?'],
		['--no-update', 'unknown-flag: leave `--update` out'],
		['--no-dirnev', 'unknown-flag: did you mean `--no-direnv`?'],
		['--channel 26.05', 'unknown-channel: did you mean `--channel nixos-26.05`?'],
		['--channel unstable', 'unknown-channel: did you mean `--channel nixos-unstable`?'],
		['--style', 'missing-value: it is one of shell, flake, both: `--style shell`'],
		['-p python313Packages.numpy', 'bad-requirement: `--package numpy`'],
		['--group dev', 'missing-requirements: add `--requirements FILE`'],
		['--rev abc', 'bad-rev: all 40 hexadecimal digits are needed: `git rev-parse COMMIT` in a checkout of nixpkgs tells them'],
	] as const) {
		t.equal(told(line), hint, line);
	}

	t.equal(told(' --yes'), 'bad-folder: leave it out for the folder you are in, or write `.`');
});

t.test('other spellings of one commit and of one hash', async t => {
	const rev = '0123456789abcdef0123456789abcdef01234567';
	// `nix-prefetch-url` prints the one, `nix hash to-sri` makes the other of it.
	const nix32 = '1b8m03r63zqhnjf7l5wnldhh7c134ap5vpj0850ymkq1iyzicy5s';
	const sri = 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=';
	const pinOf = (...words: readonly string[]) => parseFlags(['--rev', ...words]).answers.pin;
	t.match(pinOf(rev.toUpperCase()), {rev});
	t.match(pinOf(rev, '--hash', nix32), {hash: sri});
	t.match(pinOf(rev, '--hash', `sha256:${nix32}`), {hash: sri});
	t.equal(told(`--rev ${rev} --hash ${nix32.slice(1)}`).split(':')[0], 'bad-hash');
});
