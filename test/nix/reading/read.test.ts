import fc from 'fast-check';
import t from 'tap';
import {overridesOf} from '../../../source/nix/reading/package-overrides.js';
import {readNixFile} from '../../../source/nix/reading/read.js';
import {fixtures} from '../../support/edits.js';

/** What is read of a file, without the places. */
const summary = (text: string): unknown => readNixFile(text).shells.map(({
	name, python, packages, extras, tools, problems,
}) => ({
	name, python: python.attribute, packages: packages.map(({attribute}) => attribute), extras: extras.map(({extra}) => extra), tools: tools.map(({path}) => path), problems,
}));

const overridesAt = (name: string, attribute: string): unknown => {
	const reading = readNixFile(textOf(name));
	return overridesOf({reading, shell: reading.shells[0]!}, attribute);
};

const textOf = (name: string): string => fixtures.find(one => one.name === name)!.text;

t.test('reads the shells of a file', async t => {
	t.strictSame(summary(textOf('template-flake')), [{
		name: 'default', python: 'python311', packages: ['pandas', 'numpy', 'scikit-learn'], extras: [], tools: [], problems: [],
	}]);
	t.strictSame(summary(textOf('two-shells')), [
		{
			name: 'dev', python: 'python313', packages: ['numpy'], extras: [], tools: [], problems: [],
		},
		{
			name: 'old', python: 'python311', packages: ['requests'], extras: [], tools: [], problems: [],
		},
	]);
	t.strictSame(summary(textOf('extras')), [{
		name: 'default', python: 'python313', packages: ['httpx', 'numpy'], extras: ['http2'], tools: [], problems: [],
	}]);
});

t.test('names what it cannot read, with its line', async t => {
	t.strictSame(summary(textOf('unread-parts')), [{
		name: 'default', python: 'python313', packages: ['numpy', 'requests'], extras: [], tools: [], problems: [{line: 7, reason: 'this element of the package list is no plain attribute'}],
	}]);
	t.match(summary(textOf('concatenated')), [{problems: [{line: 7, reason: 'this part of the package list is no list'}]}]);
	const imported = readNixFile(textOf('imported-overrides'));
	t.match(imported.reach(imported.shells[0]!.python), {sets: [], unread: [{form: 'interpreter'}]});
});

t.test('reads overrides, however the names reach fetchPypi', async t => {
	t.match(overridesAt('template-shell', 'scikit-learn'), [{attribute: 'scikit-learn', in: {form: 'interpreter'}, source: {pname: {text: 'scikit-learn'}, sourceVersion: {text: '1.4.0'}}}]);
	t.match(overridesAt('override-scope', 'tqdm'), [{in: {form: 'scope'}, source: undefined}], 'more than another sdist');
});

t.test('a file in which there is no Python has no shells', async t => {
	t.strictSame(summary('{ pkgs ? import <nixpkgs> { } }: pkgs.mkShell { packages = [ pkgs.git ]; }'), []);
	t.strictSame(summary('let x = x; y = z; z = y; in x y'), [], 'and what leads back to itself ends');
});

t.test('is done in time, whatever is nested in what', async t => {
	const start = performance.now();
	const many = 1500;
	readNixFile(`${'with a; '.repeat(many)} { a }: a`.replace('with a; ', '{ a }: with a; '));
	readNixFile(`{ a }: ${'(a '.repeat(200)}a${')'.repeat(200)}`);
	readNixFile(`{ pkgs }: pkgs.mkShell { packages = ${'[ ] ++ '.repeat(many)}[ pkgs.python3 ]; }`);
	readNixFile(`let ${Array.from({length: many}, (_, index) => `x${index} = x${index + 1};`).join(' ')} x${many} = 1; in x0`);
	t.ok(performance.now() - start < 5000, `${Math.round(performance.now() - start)} ms`);
});

t.test('a file with any of its parts missing is read or refused, and never more', async t => {
	fc.assert(fc.property(fc.constantFrom(...fixtures), fc.nat(), fc.nat(60), ({text}, at, length) => {
		const start = at % text.length;
		const broken = text.slice(0, start) + text.slice(start + length);
		try {
			readNixFile(broken);
		} catch (error) {
			t.match(error, {code: 'nix-syntax'}, broken);
		}
	}), {numRuns: 500});
});
