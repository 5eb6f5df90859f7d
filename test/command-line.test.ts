import {execFileSync} from 'node:child_process';
import fc from 'fast-check';
import t from 'tap';
import {commandLine} from '../source/command-line.js';
import {parseFlags} from '../source/flags.js';
import {resolvePin} from '../source/resolve/pin.js';
import {anyEnvironment, hostileText} from './support/arbitraries.js';

/** The words as a real shell hands them on. */
const wordsOf = (lines: readonly string[]): ReadonlyArray<readonly string[]> => {
	const script = lines.map(line => `${line.replace(/^npx create-nix-python/, 'say')}\n`).join('');
	const output = execFileSync('bash', ['-s'], {
		input: `say() { printf '%s\\0' "$@"; printf '\\1\\0'; }\n${script}`, encoding: 'utf8', maxBuffer: 1e8,
	});
	return output.split('\u0001\0').slice(0, -1).map(run => run.split('\0').slice(0, -1));
};

const noNetwork = {
	async newestRev() {
		throw new Error('no network');
	},
	async fetchRev() {
		return {complaint: undefined};
	},
};

t.test('the command of any environment asks for that environment', async t => {
	const environments = fc.sample(anyEnvironment, {numRuns: 500, seed: 2026});
	const lines = environments.map(environment => commandLine(environment, undefined));
	for (const [index, words] of wordsOf(lines).entries()) {
		const {
			style, interpreter, packages, tools, pin, direnv,
		} = environments[index]!;
		const {answers, removals, options} = parseFlags(words);
		t.equal(answers.style, style);
		t.equal(answers.interpreter, interpreter);
		t.strictSame(answers.packages ?? [], packages.map(({distribution, extras, override}) => ({
			kind: 'wanted', requirement: {name: distribution, extras, specifier: override ? `==${override.version}` : ''},
		})), lines[index]!);
		t.strictSame(answers.tools ?? [], tools);
		t.equal(answers.direnv ?? false, direnv);
		t.strictSame(removals, []);
		t.equal(options.directory, '.');
		t.ok(options.yes);
		const resolved = await resolvePin(answers.pin, false, undefined, noNetwork);
		t.same(resolved.pin, pin, lines[index]!);
	}
});

t.test('any folder comes through a shell as it is, and no control character reaches the terminal', async t => {
	const [environment] = fc.sample(anyEnvironment, {numRuns: 1, seed: 2026});
	const folders = ['demo', 'my project', '~', '$HOME', 'a\'b', '*', 'a\nb', 'a\u{1B}[31m', 'é\u{202E}', '!x', ...fc.sample(hostileText, {numRuns: 300, seed: 2026})]
		.filter(folder => folder !== '' && !folder.includes('\u0001'));
	const lines = folders.map(folder => commandLine(environment!, folder));
	t.strictSame(wordsOf(lines).map(([folder]) => folder), folders);
	for (const line of lines) {
		t.notMatch(line, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
	}
});
