import path from 'node:path';
import {fileURLToPath} from 'node:url';
import t from 'tap';
import {goldenCases, splitWords} from '../golden/cases.js';
import {runCli} from '../support/cli.js';
import {testNixpkgs} from '../support/nix.js';
import {startSdistIndex} from '../support/sdist-index.js';
import {readTree, writeTree} from '../support/tree.js';

// Command line in, files out. UPDATE_GOLDEN=1 writes what comes out, to be read before it is committed.
const folder = fileURLToPath(new URL('../fixtures/golden', import.meta.url));
const update = process.env.UPDATE_GOLDEN === '1';

const index = await startSdistIndex();
t.teardown(() => {
	index.close();
});

for (const {name, words} of goldenCases) {
	t.test(`${name}: ${words}`, async t => {
		const cwd = t.testdir({});
		const {code, stderr} = await runCli([...splitWords(words), '--yes', '--nixpkgs', testNixpkgs], {cwd, env: {PIP_INDEX_URL: index.url}});
		t.equal(code, 0, stderr);
		const written = await readTree(cwd);
		const expected = path.join(folder, name);
		if (update) {
			await writeTree(expected, written);
		}

		t.strictSame(written, await readTree(expected));
		t.ok(Object.keys(written).length > 0);
	});
}
