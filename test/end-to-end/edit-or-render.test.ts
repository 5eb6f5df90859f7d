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
import {shellNix} from '../../source/nix/shell-nix.js';
import {newestPin} from '../../source/nixpkgs/pins.js';
import {run, testNixpkgs} from '../support/nix.js';

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
}).map((one): Environment => normalise({
	...one, style: 'shell', pin: newestPin('nixos-26.05'), direnv: false, imports: [], permits: noPermits,
}));

t.test('to edit what we wrote and to write what is wanted is one derivation', async t => {
	const folder = t.testdir({});
	const pairs = fc.sample(fc.tuple(environments, environments), {numRuns: 40, seed: 1});
	const files = pairs.flatMap(([there, wanted], index) => {
		const edited = editShell({file: 'shell.nix', index: 0}, readNixFile(shellNix(there)), changeBetween(there, wanted));
		return [['edited', edited], ['rendered', shellNix(wanted)]].map(([kind, text]) => {
			const file = path.join(folder, `${index}-${kind!}.nix`);
			writeFileSync(file, text!);
			return file;
		});
	});
	const {code, stdout, stderr} = await run('nix-instantiate', [...files, '--argstr', 'nixpkgs', testNixpkgs]);
	t.equal(code, 0, stderr);
	const paths = stdout.trim().split('\n');
	t.equal(paths.length, files.length);
	for (const [index, [there, wanted]] of pairs.entries()) {
		t.equal(paths[2 * index], paths[(2 * index) + 1], `${JSON.stringify(there)} -> ${JSON.stringify(wanted)}`);
	}
});
