import fs from 'node:fs/promises';
import path from 'node:path';
import t from 'tap';
import {isNix32, sriFromNix32} from '../../source/nix/hash.js';
import {run} from '../support/nix.js';

t.test('an SRI hash as a real Nix writes it', async t => {
	const folder = t.testdir({});
	const files = Array.from({length: 40}, (_, index) => path.join(folder, String(index)));
	await Promise.all(files.map(async (file, index) => fs.writeFile(file, 'x'.repeat(index))));
	const {stdout} = await run('nix-hash', ['--flat', '--type', 'sha256', '--base32', ...files]);
	const hashes = stdout.trim().split('\n');
	const {stdout: sri} = await run('nix', ['--extra-experimental-features', 'nix-command', 'hash', 'to-sri', '--type', 'sha256', ...hashes]);
	t.equal(hashes.length, 40);
	t.strictSame(hashes.map(hash => sriFromNix32(hash)), sri.trim().split('\n'));
});

t.test('the edges', async t => {
	t.equal(sriFromNix32('0'.repeat(52)), `sha256-${'A'.repeat(43)}=`);
	t.equal(sriFromNix32(`1${'z'.repeat(51)}`), `sha256-${'/'.repeat(42)}8=`);
	for (const text of ['', '0'.repeat(51), '0'.repeat(53), `2${'0'.repeat(51)}`, 'e'.repeat(52), `${'0'.repeat(51)}u`, `${'0'.repeat(52)}\n`, 'A'.repeat(52)]) {
		t.notOk(isNix32(text), text);
		t.throws(() => sriFromNix32(text), RangeError);
	}
});
