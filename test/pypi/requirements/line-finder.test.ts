import t from 'tap';
import {lineFinder} from '../../../source/pypi/requirements/line-finder.js';

t.test('lines are found in their order', async t => {
	const lineOf = lineFinder('a\nb\na\n\nc a\n');
	t.equal(lineOf('a'), 1);
	t.equal(lineOf('a'), 3);
	t.equal(lineOf('b'), undefined, 'not backwards');
	t.equal(lineOf(/^c/), 5, 'a miss loses nothing');
	t.equal(lineOf('a'), 5);
});

t.test('a beginning can be named', async t => {
	t.equal(lineFinder('a = 1\n[x]\na = 2\n', /^\[x]/m)('a ='), 3);
	t.equal(lineFinder('a = 1\n', /^\[x]/m)('a ='), undefined);
});

t.test('a file that hides its entries is given up', async t => {
	const lineOf = lineFinder('a\n');
	for (let index = 0; index <= 101; index++) {
		lineOf('z');
	}

	t.equal(lineOf('a'), undefined);
});
