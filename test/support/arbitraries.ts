import {Buffer} from 'node:buffer';
import fc from 'fast-check';
import {
	normalise, styles, type Environment, type Override, type Package,
} from '../../source/environment.js';
import {channels, newestPin, type Pin} from '../../source/nixpkgs/pins.js';
import {releases} from '../../source/nixpkgs/releases.js';
import {isTool} from '../../source/validate-environment.js';

/** Pieces that mean something to Nix, to a shell, to a terminal or to a pattern of ours. */
const dangerous = [
	'"',
	'\\',
	'${',
	'$',
	'$$',
	'\'\'',
	'\'',
	'\n',
	'\r',
	'\t',
	';',
	'}',
	'{',
	')',
	'(',
	']',
	'#',
	'/*',
	'*/',
	'`',
	' ',
	'.',
	'-',
	'_',
	'\u{1B}[31m',
	'\u{9B}',
	'\u{202E}',
	'é',
	'漢',
	'😀',
	'\u{2028}',
	' on PyPI',
	' # ',
	'ps.',
	'++',
	'";',
	'builtins.exec',
	'with',
	'or',
	'a',
	'1',
];

/** Text from somebody who means ill, or from far away; no lone surrogates and no NUL, which no argument can hold. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
	fc.array(fc.constantFrom(...dangerous), {maxLength: 12}).map(parts => parts.join('')),
	fc.string({unit: 'grapheme'}).map(text => text.replaceAll('\0', '')),
);

const pieces = (pattern: RegExp): fc.Arbitrary<string> => fc.stringMatching(pattern);

const hash = fc.uint8Array({minLength: 32, maxLength: 32}).map(bytes => `sha256-${Buffer.from(bytes).toString('base64')}`);

const normalName = pieces(/^[a-z\d]{1,6}(?:-[a-z\d]{1,5}){0,2}$/);

/** Versions in the one spelling that PEP 440 normalises to. */
const version = pieces(/^(?:[12]!)?(?:0|[1-9]\d{0,3})(?:\.(?:0|[1-9]\d{0,2})){0,3}(?:(?:a|b|rc)\d)?(?:\.post\d)?(?:\.dev\d)?$/);

const override: fc.Arbitrary<Override> = fc.record({
	version,
	stem: pieces(/^[A-Za-z\d](?:[\w.-]{0,8}[A-Za-z\d])?$/),
	extension: fc.constantFrom('tar.gz', 'zip', 'tar.bz2', 'tar.xz', 'tgz'),
	hash,
});

const packageOf = (attribute: fc.Arbitrary<string>): fc.Arbitrary<Package> => attribute.chain(name => fc.record({
	attribute: fc.constant(name),
	distribution: /^[a-z\d]+(?:-[a-z\d]+)*$/.test(name) ? fc.oneof(fc.constant(name), normalName) : normalName,
	extras: fc.uniqueArray(normalName, {maxLength: 3}),
	override: fc.option(override, {nil: undefined}),
}));

/** Keywords, digits first and primes included: all that nixpkgs may call a package. */
const attribute = fc.oneof(normalName, pieces(/^\w[\w'-]{0,8}$/), fc.constantFrom('with', 'or', 'in', 'rec', 'inherit', '3to2', 'assert', 'pkgs', 'ps'));

const pin: fc.Arbitrary<Pin> = fc.oneof(
	fc.constantFrom(...channels).map(channel => newestPin(channel)),
	fc.record({
		channel: fc.option(fc.oneof(fc.constantFrom(...channels), fc.constantFrom('nixos-24.11', 'nixos-27.05', 'nixos-26.05-small')), {nil: undefined}),
		rev: pieces(/^[\da-f]{40}$/),
		hash,
		lastModified: fc.option(fc.integer({min: 0, max: 253_402_300_799}), {nil: undefined}),
	}),
);

const tool = fc.array(pieces(/^[A-Za-z_][\w'-]{0,8}$/), {minLength: 1, maxLength: 3}).map(parts => parts.join('.')).filter(path => isTool(path));

const importName = pieces(/^[A-Za-z_]\w{0,8}(?:\.[a-z_]\w{0,5}){0,2}$/);

/** What nixpkgs calls a package in its refusals. */
const packageName = pieces(/^\w[\w+.-]{0,12}$/);

/** Any valid Environment, in its normal form. */
export const anyEnvironment: fc.Arbitrary<Environment> = fc.record({
	style: fc.constantFrom(...styles),
	interpreter: fc.constantFrom(...new Set(releases.flatMap(({interpreters}) => interpreters))),
	packages: fc.uniqueArray(packageOf(attribute), {maxLength: 6, selector: one => one.attribute}),
	tools: fc.array(tool, {maxLength: 4}),
	pin,
	direnv: fc.boolean(),
	permits: fc.record({
		unfree: fc.array(packageName, {maxLength: 2}),
		insecure: fc.array(packageName, {maxLength: 2}),
		broken: fc.array(attribute, {maxLength: 2}),
		untested: fc.array(attribute, {maxLength: 2}),
	}),
	imports: fc.array(importName, {maxLength: 3}),
}).map(environment => normalise(environment));
