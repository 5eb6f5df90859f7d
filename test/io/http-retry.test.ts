import t from 'tap';
import {backOff} from '../../source/io/http-retry.js';

const limits = {backOff: 400, longestWait: 10_000};
const now = Date.parse('2026-11-01T00:00:00Z');
const wait = (retry: number, retryAfter?: string, random = 0): number => backOff({
	retry, retryAfter, limits, now, random,
});

t.test('waits double, and some of each is random', async t => {
	t.strictSame([0, 1, 2].map(retry => wait(retry)), [400, 800, 1600]);
	t.equal(wait(0, undefined, 1), 200);
	t.equal(wait(20), 10_000);
});

t.test('what the server asks for is honoured, within bounds', async t => {
	t.equal(wait(0, '3'), 3000);
	t.equal(wait(0, '0'), 0);
	t.equal(wait(0, '86400'), 10_000);
	t.equal(wait(0, 'Sun, 01 Nov 2026 00:00:05 GMT'), 5000);
	t.equal(wait(0, 'Sat, 31 Oct 2026 00:00:00 GMT'), 0);
	t.equal(wait(0, 'soon'), 400);
	t.equal(wait(0, '-5'), 400);
});
