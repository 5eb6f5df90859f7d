import t from 'tap';
import {parseFlags} from '../source/flags.js';

const verifyOf = (...words: readonly string[]) => parseFlags(['--verify', ...words]).options.verify;

t.test('settings of Nix are two words, and builders a setting', t => {
	t.same(
		verifyOf('--nix-option', 'cores', '2', '--nix-option', 'substituters', 'https://a https://b', '--builders', 'ssh://x aarch64-linux').nixArguments,
		['--option', 'cores', '2', '--option', 'substituters', 'https://a https://b', '--option', 'builders', 'ssh://x aarch64-linux'],
	);
	t.same(verifyOf('--nix-option=cores 2').nixArguments, ['--option', 'cores', '2']);
	t.throws(() => verifyOf('--nix-option', 'cores', '--yes'), {code: 'bad-nix-option', exitCode: 2});
	t.throws(() => verifyOf('--nix-option', 'cores'), {code: 'bad-nix-option'});
	t.throws(() => verifyOf('--nix-option', '--cores', '2'), {code: 'bad-nix-option'});
	t.end();
});

t.test('seconds', t => {
	t.match(verifyOf(), {wanted: true, timeout: undefined, importTimeout: 60});
	t.match(verifyOf('--timeout', '600', '--import-timeout', '0.5'), {timeout: 600, importTimeout: 0.5});
	for (const text of ['0', 'soon', '1e3', '99999999']) {
		t.throws(() => verifyOf('--timeout', text), {code: 'bad-seconds', exitCode: 2});
	}

	t.end();
});

t.test('flags that make no sense together', t => {
	t.throws(() => verifyOf('--dry-run'), {code: 'conflicting-flags'});
	t.throws(() => verifyOf('--check'), {code: 'conflicting-flags'});
	t.throws(() => parseFlags(['--rollback']), {code: 'missing-verify'});
	t.throws(() => parseFlags(['--timeout', '3']), {code: 'missing-verify'});
	t.end();
});

t.test('import names and permissions', t => {
	t.same(parseFlags(['--import', 'a.b,c', '--import', 'y']).answers.imports, ['a.b', 'c', 'y']);
	for (const name of ['a-b', '1a', 'a..b', 'a b', '\u{1B}[2J']) {
		t.throws(() => parseFlags(['--import', name]), {code: 'bad-import', exitCode: 2});
	}

	t.same(parseFlags(['--allow-unfree', 'a', '--no-check', 'b,c']).answers.permits, {
		unfree: ['a'], insecure: [], broken: [], untested: ['b', 'c'],
	});
	t.throws(() => parseFlags(['--allow-insecure', '"; x']), {code: 'bad-permit', exitCode: 2});
	t.equal(parseFlags([]).answers.permits, undefined);
	t.end();
});
