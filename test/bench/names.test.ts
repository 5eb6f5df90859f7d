import {gzipSync} from 'node:zlib';
import path from 'node:path';
import t from 'tap';
import {isDistributionName, normaliseName} from '../../source/pypi/name.js';
import {generateNames, randomFrom, readNames} from './names.js';
import {keystrokes, makeQueries} from './queries.js';

t.test('the same seed makes the same names, and they are names', async t => {
	const names = generateNames(1, 5000);
	t.same(names, generateNames(1, 5000));
	t.not(names[0], generateNames(2, 5000)[0]);
	t.equal(new Set(names).size, 5000);
	t.same(names.filter(name => !isDistributionName(name) || normaliseName(name) !== name), []);
});

t.test('random numbers are between 0 and 1 and spread out', async t => {
	const random = randomFrom(1);
	const numbers = Array.from({length: 1000}, () => random());
	t.ok(numbers.every(number => number >= 0 && number < 1));
	t.ok(new Set(numbers.map(number => Math.floor(number * 10))).size === 10);
});

t.test('lists are read plain and packed', async t => {
	const folder = t.testdir({plain: 'a\nb\n', packed: ''});
	const {writeFileSync} = await import('node:fs');
	writeFileSync(path.join(folder, 'packed'), gzipSync('a\nb\n'));
	t.same(readNames(path.join(folder, 'plain')), ['a', 'b']);
	t.same(readNames(path.join(folder, 'packed')), ['a', 'b']);
});

t.test('queries are typed letter by letter', async t => {
	t.same(keystrokes('abc'), ['a', 'ab', 'abc']);
	const queries = makeQueries(200, ['numpy', 'scikit-learn'], ['other'], ['cv2']);
	t.equal(queries.length, 200);
	t.ok(queries.includes('numpy') && queries.includes('other') && queries.includes('cv2') && queries.includes('learn'));
	t.ok(queries.some(query => !['numpy', 'scikit-learn', 'other', 'cv2', 'learn'].includes(query)), 'some are mistyped');
});
