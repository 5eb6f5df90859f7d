import t from 'tap';
import {endOfLife, isBeforeFinal} from '../../source/nixpkgs/end-of-life.js';

t.test('until when, and since when no more', async t => {
	const today = new Date('2026-11-24T12:00:00Z');
	t.equal(endOfLife('python313', today), 'fixes until Oct 2029');
	t.equal(endOfLife('python39', today), 'ended Oct 2025');
	t.equal(endOfLife('python310', new Date('2026-10-31T23:00:00Z')), 'fixes until Oct 2026');
	t.equal(endOfLife('python310', new Date('2026-11-01T00:00:00Z')), 'ended Oct 2026');
	t.equal(endOfLife('pypy311', today), '', 'PyPy announces no dates');
});

t.test('a version that was not final when the pin was made', async t => {
	t.ok(isBeforeFinal('python315', '2026-08-20'));
	t.notOk(isBeforeFinal('python315', '2026-10-05'));
	t.notOk(isBeforeFinal('python315', undefined), 'of a pin without a time nothing is said');
	t.notOk(isBeforeFinal('pypy311', '2020-01-01'));
});
