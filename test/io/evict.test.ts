import {readdirSync, utimesSync} from 'node:fs';
import path from 'node:path';
import t from 'tap';
import {evict} from '../../source/io/evict.js';

const name = (letter: string): string => letter.repeat(40);
const day = 24 * 60 * 60 * 1000;

t.test('old answers go, then the oldest while there are too many bytes; nothing else is touched', async t => {
	const folder = t.testdir({
		[name('a')]: 'x'.repeat(10), [name('b')]: 'x'.repeat(10), [name('c')]: 'x'.repeat(10), [name('d')]: 'x', 'names-1.bin': 'x'.repeat(1000), [name('g')]: 'no digits',
	});
	const now = Date.now();
	for (const [letter, age] of [['a', 1], ['b', 2], ['c', 3], ['d', 91]] as const) {
		const time = new Date(now - (age * day));
		utimesSync(path.join(folder, name(letter)), time, time);
	}

	await evict(folder, now);
	t.strictSame(readdirSync(folder), [name('a'), name('b'), name('c'), name('g'), 'names-1.bin']);
	await evict(folder, now, 20);
	t.strictSame(readdirSync(folder), [name('a'), name('b'), name('g'), 'names-1.bin']);
});
