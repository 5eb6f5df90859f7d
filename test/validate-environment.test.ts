import fc from 'fast-check';
import t from 'tap';
import {
	noPermits, type Environment, type Override, type Package,
} from '../source/environment.js';
import {Failure} from '../source/failure.js';
import {newestPin} from '../source/nixpkgs/pins.js';
import {validateEnvironment} from '../source/validate-environment.js';
import {anyEnvironment, hostileText} from './support/arbitraries.js';

const override: Override = {
	version: '1.4.0', stem: 'scikit_learn', extension: 'tar.gz', hash: newestPin('nixos-26.05').hash,
};
const one: Package = {
	attribute: 'scikit-learn', distribution: 'scikit-learn', extras: ['all'], override,
};
const good: Environment = {
	style: 'both', interpreter: 'python313', packages: [one], tools: ['git'], pin: newestPin('nixos-26.05'), direnv: false, imports: ['sklearn.svm'], permits: noPermits,
};

/** Every place where a text of an environment stands, as a function that puts another there. */
const places: Readonly<Record<string, (text: string) => Environment>> = {
	style: text => ({...good, style: text as Environment['style']}),
	interpreter: text => ({...good, interpreter: text}),
	attribute: text => ({...good, packages: [{...one, attribute: text}]}),
	distribution: text => ({...good, packages: [{...one, distribution: text}]}),
	extra: text => ({...good, packages: [{...one, extras: [text]}]}),
	version: text => ({...good, packages: [{...one, override: {...override, version: text}}]}),
	stem: text => ({...good, packages: [{...one, override: {...override, stem: text}}]}),
	extension: text => ({...good, packages: [{...one, override: {...override, extension: text}}]}),
	'override\'s hash': text => ({...good, packages: [{...one, override: {...override, hash: text}}]}),
	tool: text => ({...good, tools: [text]}),
	channel: text => ({...good, pin: {...good.pin, channel: text}}),
	rev: text => ({...good, pin: {...good.pin, rev: text}}),
	hash: text => ({...good, pin: {...good.pin, hash: text}}),
};

t.test('any valid environment passes as it is', async t => {
	fc.assert(fc.property(anyEnvironment, environment => {
		t.equal(validateEnvironment(environment), environment);
	}), {numRuns: 300});
});

/** What no text in any place may have: whatever could end a string, a comment, an identifier or a line. */
const harmful = /[\s"$`;{}()[\]#\\<>|&*?~^%@,\u007F-\u{10FFFF}]|\/|\.\./u;

for (const [place, put] of Object.entries(places)) {
	t.test(`${place}: what could break out is refused, whatever it is`, async t => {
		let refused = 0;
		fc.assert(fc.property(hostileText, text => {
			try {
				validateEnvironment(put(text));
			} catch (error) {
				refused++;
				return error instanceof Failure && error.code === 'invalid-environment' && error.exitCode === 1 && !/[\u0000-\u001F]/.test(error.message); // eslint-disable-line no-control-regex
			}

			return !harmful.test(text.replace(/^sha256-.*/, ''));
		}), {numRuns: 1000});
		t.ok(refused > 500);
		for (const suffix of ['\n', '\n# x', '"', '${x}', ' ', '\u0000', '\u001B[0m', '\u202E', '\u2028']) {
			const valid = {
				style: 'both', interpreter: 'python313', tool: 'git', rev: good.pin.rev, hash: good.pin.hash, channel: 'nixos-26.05', version: '1.0', extension: 'zip', 'override\'s hash': override.hash,
			}[place] ?? 'numpy';
			t.doesNotThrow(() => validateEnvironment(put(valid)), valid);
			t.throws(() => validateEnvironment(put(valid + suffix)), {code: 'invalid-environment'}, encodeURIComponent(suffix));
			t.throws(() => validateEnvironment(put(suffix + valid)), {code: 'invalid-environment'}, encodeURIComponent(suffix));
		}

		t.throws(() => validateEnvironment(put('')), {code: 'invalid-environment'}, 'nor may it be empty');
	});
}

t.test('shapes that are near', async t => {
	for (const [place, texts] of Object.entries({
		interpreter: ['python3', 'python2', 'python27', 'python313Packages', 'Python313'],
		distribution: ['NumPy', 'foo_bar', 'foo--bar', '-foo', 'foo.bar'],
		version: ['1.0 ', 'latest', '1..0', '>=1.0', '1.0.*'],
		extension: ['tar', 'whl', '.zip', 'exe'],
		tool: ['git.', '.git', 'a..b', '7zip', 'let', 'a b'],
		channel: ['master', 'nixos', 'nixos-', 'nixos-26.5', 'nixos-26.05-x', '../nixos-26.05'],
		rev: ['0123456789abcdef', '0'.repeat(41), 'G'.repeat(40), 'A'.repeat(40)],
		hash: ['sha256-', `sha512-${'A'.repeat(86)}==`, `sha256-${'A'.repeat(44)}`, '0'.repeat(64)],
	})) {
		for (const text of texts) {
			t.throws(() => validateEnvironment(places[place]!(text)), {code: 'invalid-environment'}, `${place} ${text}`);
		}
	}

	for (const lastModified of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e15, 253_402_300_800]) {
		t.throws(() => validateEnvironment({...good, pin: {...good.pin, lastModified}}), {code: 'invalid-environment'}, String(lastModified));
	}

	for (const version of ['1!2.0', '1.0rc1', '1.0.post1', '1.0.dev3', '1.0-1', '2023.3', '1.0+local.1', '1.0a1.dev2', 'v1.0']) {
		t.doesNotThrow(() => validateEnvironment(places.version!(version)), version);
	}
});
