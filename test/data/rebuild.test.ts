import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import t from 'tap';
import {buildSync} from 'esbuild';
import {type PlainNames, unpackAttributes} from '../../source/data/attribute-list.js';
import {type Packed, unpackAbout, unpackNames} from '../../source/data/format.js';

t.test('the script makes both files out of local lists', async t => {
	const folder = t.testdir({
		table: 'Beta\t2.0\t2\tSecond\nalpha\t1.0\t1\tFirst\npywin32\t306\t4\tOf no use\ngamma\t3.0\t5\tThird\n',
		attributes: 'numpy\nalpha\n',
	});
	const script = path.join(folder, 'rebuild.mjs');
	buildSync({
		entryPoints: ['source/data/rebuild.ts'], bundle: true, format: 'esm', platform: 'node', outfile: script,
	});
	const flags = ['--date', '2026-11', '--attributes-date', '2025-02', '--table', 'table', '--attributes', 'attributes', '--out', folder];
	execFileSync(process.execPath, [script, ...flags], {cwd: folder, stdio: 'pipe'});
	const read = (name: string): Packed & PlainNames => {
		const packed: Packed & PlainNames = JSON.parse(readFileSync(path.join(folder, name), 'utf8')); // eslint-disable-line @typescript-eslint/no-unsafe-assignment
		return packed;
	};

	t.same(unpackNames(read('names.json')), ['alpha', 'beta', '', '', 'gamma'], 'what is never offered leaves a gap');
	t.same(unpackAbout(read('names.json'))(2), {version: '2.0', summary: 'Second'});
	t.same(unpackAttributes(read('attributes.json')), ['alpha', 'numpy']);
	t.equal(read('names.json').date, '2026-11');
	t.equal(read('attributes.json').date, '2025-02');
});
