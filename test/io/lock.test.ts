import {spawnSync} from 'node:child_process';
import {
	existsSync, readFileSync, utimesSync, writeFileSync,
} from 'node:fs';
import path from 'node:path';
import t from 'tap';
import {takeLock} from '../../source/io/lock.js';

t.test('one at a time', async t => {
	const file = path.join(t.testdir({}), 'cache', 'names.lock');
	const release = await takeLock(file);
	t.type(release, 'function');
	t.equal(await takeLock(file), undefined);
	await release?.();
	t.notOk(existsSync(file));
	const again = await takeLock(file);
	t.type(again, 'function');
	await again?.();

	const all = await Promise.all(Array.from({length: 20}, async () => takeLock(file)));
	t.equal(all.filter(one => one !== undefined).length, 1);
});

t.test('the lock of a run that died is taken over', async t => {
	const file = path.join(t.testdir({}), 'names.lock');
	const {pid} = spawnSync(process.execPath, ['-e', '0']);
	writeFileSync(file, `${pid} token`);
	const release = await takeLock(file);
	t.type(release, 'function');
	t.match(readFileSync(file, 'utf8'), new RegExp(`^${process.pid} `));
});

t.test('a lock that is too old is taken over, a living one is not', async t => {
	const file = path.join(t.testdir({}), 'names.lock');
	writeFileSync(file, `${process.pid} token`);
	t.equal(await takeLock(file), undefined);
	writeFileSync(file, '');
	t.equal(await takeLock(file), undefined, 'one that is being written');
	const longAgo = new Date(Date.now() - (16 * 60 * 1000));
	utimesSync(file, longAgo, longAgo);
	t.type(await takeLock(file), 'function');
});

t.test('who lost the lock does not give back another\'s', async t => {
	const file = path.join(t.testdir({}), 'names.lock');
	const release = await takeLock(file);
	writeFileSync(file, `${process.pid} other`);
	await release?.();
	t.ok(existsSync(file));
});
