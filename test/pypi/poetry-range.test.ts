import t from 'tap';
import {caretRange, tildeRange} from '../../source/pypi/poetry-range.js';

t.test('the caret keeps the leftmost number that is not zero', async t => {
	for (const [version, range] of [
		['1.2.3', '>=1.2.3,<2'],
		['1.2', '>=1.2,<2'],
		['1', '>=1,<2'],
		['0.2.3', '>=0.2.3,<0.3'],
		['0.0.3', '>=0.0.3,<0.0.4'],
		['0.0', '>=0.0,<0.1'],
		['0', '>=0,<1'],
		['2.0rc1', '>=2.0rc1,<3'],
	] as const) {
		t.equal(caretRange(version), range, version);
	}
});

t.test('the tilde keeps the first two numbers', async t => {
	for (const [version, range] of [
		['1.2.3', '>=1.2.3,<1.3'],
		['1.2', '>=1.2,<1.3'],
		['1', '>=1,<2'],
		['0.0.3', '>=0.0.3,<0.1'],
	] as const) {
		t.equal(tildeRange(version), range, version);
	}
});
