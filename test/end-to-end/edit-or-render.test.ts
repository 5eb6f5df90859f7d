import {writeFileSync} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import t from 'tap';
import {
	noPermits, normalise, type Environment, type Override,
} from '../../source/environment.js';
import {changeBetween} from '../../source/nix/editing/change.js';
import {editShell} from '../../source/nix/editing/edit.js';
import {readNixFile} from '../../source/nix/reading/read.js';
import {flakeNix} from '../../source/nix/flake-nix.js';
import {shellNix} from '../../source/nix/shell-nix.js';
import {newestPin} from '../../source/nixpkgs/pins.js';
import {run, system, testNixpkgs} from '../support/nix.js';

const override = (stem: string, version: string): Override => ({
	version, stem, extension: 'tar.gz', hash: `sha256-${'A'.repeat(43)}=`,
});

const packages = fc.subarray([
	{attribute: 'certifi', distribution: 'certifi', extras: []},
	{attribute: 'httpx', distribution: 'httpx', extras: ['http2']},
	{attribute: 'numpy', distribution: 'numpy', extras: []},
	{
		attribute: 'pandas', distribution: 'pandas', extras: [], override: override('pandas', '2.1.4'),
	},
	{
		attribute: 'requests', distribution: 'requests', extras: [], override: override('requests', '2.31.0'),
	},
	{
		attribute: 'requests', distribution: 'requests', extras: [], override: override('requests', '2.30.0'),
	},
	{attribute: 'requests', distribution: 'requests', extras: []},
	{attribute: 'six', distribution: 'six', extras: []},
]);

const environments = fc.record({
	interpreter: fc.constantFrom('python312', 'python313', 'pypy311'),
	packages,
	tools: fc.subarray(['git', 'hello', 'jq']),
	pin: fc.constantFrom(newestPin('nixos-26.05'), newestPin('nixos-25.11'), {...newestPin('nixos-25.05'), channel: undefined}),
}).map((one): Environment => normalise({
	...one, style: 'shell', direnv: false, imports: ['six'], permits: noPermits,
}));

/** What is permitted is the same before and after: it is kept, and not edited. */
const permits = fc.record({
	unfree: fc.subarray(['hello']), insecure: fc.constant([]), broken: fc.constant([]), untested: fc.subarray(['numpy', 'tqdm']),
});

const changes = fc.tuple(environments, environments, permits, fc.constantFrom('shell' as const, 'flake' as const, 'both' as const))
	.map(([there, wanted, permits, style]): readonly [Environment, Environment] => [{...there, permits, style}, {...wanted, permits, style}]);

const render = (environment: Environment): string => environment.style === 'flake' ? flakeNix(environment) : shellNix(environment);

const edit = (there: Environment, wanted: Environment): string => {
	const file = there.style === 'flake' ? 'flake.nix' : 'shell.nix';
	const pin = there.style !== 'flake' && there.pin !== wanted.pin ? wanted.pin : undefined;
	return editShell({file, index: 0}, readNixFile(render(there)), {...changeBetween(there, wanted), pin});
};

/** The shell of a file, with the tests' nixpkgs for its pin. */
const expressionOf = (file: string, {style}: Environment): string => style === 'flake'
	? `((import ${file}).outputs { self = { }; nixpkgs = (import ${testNixpkgs}/flake.nix).outputs { self = { }; } // { outPath = ${testNixpkgs}; }; }).devShells.${system}.default`
	: `import ${file} { nixpkgs = ${testNixpkgs}; }`;

t.test('to edit what we wrote and to write what is wanted is one derivation', async t => {
	const folder = t.testdir({});
	const pairs = fc.sample(changes, {numRuns: 60, seed: 1});
	t.strictSame(new Set(pairs.map(([{style}]) => style)), new Set(['shell', 'flake', 'both']));
	const expressions = pairs.flatMap(([there, wanted], index) => [edit(there, wanted), render(wanted)].map((text, kind) => {
		const file = path.join(folder, `${index}-${kind}.nix`);
		writeFileSync(file, text);
		return expressionOf(file, wanted);
	}));
	const {code, stdout, stderr} = await run('nix-instantiate', ['--expr', `[ ${expressions.map(one => `(${one})`).join(' ')} ]`]);
	t.equal(code, 0, stderr);
	const paths = stdout.trim().split('\n');
	t.equal(paths.length, expressions.length);
	for (const [index, [there, wanted]] of pairs.entries()) {
		t.equal(paths[2 * index], paths[(2 * index) + 1], `${JSON.stringify(there)} -> ${JSON.stringify(wanted)}`);
	}
});

t.test('another pin of what we wrote is just as we would have written it', async t => {
	fc.assert(fc.property(environments, environments, permits, ({pin, ...there}, wanted, permits) => {
		const before: Environment = {...there, pin, permits};
		t.equal(edit(before, {...before, pin: wanted.pin}), shellNix({...before, pin: wanted.pin}));
	}), {numRuns: 50});
});

t.test('a change and its reverse leave the bytes that we wrote', async t => {
	fc.assert(fc.property(changes, ([there, wanted]) => {
		// The comments on versions are written with the file, and are not added later; nor do tools and packages change places.
		const plain = {...there, packages: there.packages.filter(({override, extras}) => !override && extras.length === 0)};
		const other = {...wanted, packages: [...plain.packages, ...wanted.packages.filter(({attribute}) => plain.packages.every(one => one.attribute !== attribute))]};
		const text = render(plain);
		const file = plain.style === 'flake' ? 'flake.nix' : 'shell.nix';
		const changed = edit(plain, {...other, interpreter: plain.interpreter, tools: [...new Set([...plain.tools, ...other.tools])]});
		const back = editShell({file, index: 0}, readNixFile(changed), {
			...changeBetween({...other, interpreter: plain.interpreter, tools: [...new Set([...plain.tools, ...other.tools])]}, plain),
			pin: plain.style === 'flake' ? undefined : plain.pin,
		});
		t.equal(back, text);
	}), {numRuns: 100});
});
