import {
	readdirSync, statSync, utimesSync, writeFileSync,
} from 'node:fs';
import path from 'node:path';
import t from 'tap';
import {createCache, type CacheEntry} from '../../source/io/cache.js';
import {pack, unpackText} from '../../source/io/packed.js';

const text = async (entry: CacheEntry | undefined): Promise<string | undefined> => entry && unpackText(entry.packed);
const entry = async (body: string) => ({
	note: {storedAt: '2026-11-01T00:00:00.000Z', etag: '"x"'},
	packed: await pack([body.slice(0, 3), body.slice(3)].map(piece => new TextEncoder().encode(piece))),
});

t.test('what is written is read, and only by its key', async t => {
	const folder = path.join(t.testdir({}), 'not', 'there', 'yet');
	const cache = createCache(folder);
	t.equal(await cache.read('a'), undefined);
	await cache.write('a', await entry('one\ntwo'));
	const read = await cache.read('a');
	t.equal(await text(read), 'one\ntwo');
	t.match(read?.note, {storedAt: '2026-11-01T00:00:00.000Z', etag: '"x"'});
	t.equal(await cache.read('b'), undefined);
	await cache.write('a', await entry(''));
	t.equal(await text(await cache.read('a')), '');
	t.equal(statSync(folder).mode & 0o077, 0, 'nobody else may read it'); // eslint-disable-line no-bitwise
	t.equal(statSync(path.join(folder, readdirSync(folder)[0]!)).mode & 0o077, 0); // eslint-disable-line no-bitwise
});

t.test('many writers leave one whole entry', async t => {
	const folder = t.testdir({});
	const bodies = Array.from({length: 20}, (_, index) => String(index).repeat(10_000));
	await Promise.all(bodies.map(async body => createCache(folder).write('a', await entry(body))));
	const read = await createCache(folder).read('a');
	t.ok(bodies.includes((await text(read))!));
	t.equal(readdirSync(folder).length, 1);
});

t.test('damage is dropped', async t => {
	const folder = t.testdir({});
	const cache = createCache(folder);
	await cache.write('a', await entry('body'));
	const file = path.join(folder, readdirSync(folder)[0]!);
	for (const damage of ['', '{}', '\n', '{}\nbody', 'null\nbody', '{"storedAt":"x","sha256":"y"}\nbody']) {
		writeFileSync(file, damage);
		t.equal(await cache.read('a'), undefined, damage);
		t.strictSame(readdirSync(folder), []);
	}
});

t.test('a folder that cannot be written is no failure', async t => {
	const folder = path.join(t.testdir({file: 'a file'}), 'file', 'below');
	await createCache(folder).write('a', await entry('body'));
	t.equal(await createCache(folder).read('a'), undefined);
});

t.test('a large answer takes little room, and what is old goes when it comes', async t => {
	const folder = t.testdir({['a'.repeat(40)]: 'old'});
	utimesSync(path.join(folder, 'a'.repeat(40)), new Date(0), new Date(0));
	await createCache(folder).write('a', await entry('{"filename": "thing-1.0.tar.gz"}'.repeat(200_000)));
	const [file, ...others] = readdirSync(folder);
	t.strictSame(others, []);
	t.ok(statSync(path.join(folder, file!)).size < 100_000);
	const read = await createCache(folder).read('a');
	t.equal((await text(read))?.length, 6_400_000);
});
