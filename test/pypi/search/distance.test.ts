import t from 'tap';
import fc from 'fast-check';
import {
	distances, hasFewBits, letterMask, nearBeginning,
} from '../../../source/pypi/search/distance.js';

/** Optimal string alignment by its definition, without any shortcut. */
const reference = (a: string, b: string): number => {
	const table = Array.from({length: a.length + 1}, (_, i) => Array.from({length: b.length + 1}, (_, j) => i === 0 ? j : i));
	const at = (i: number, j: number): number => table[i]?.[j] ?? Infinity;
	for (let i = 1; i <= a.length; i++) {
		for (let j = 1; j <= b.length; j++) {
			const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			(table[i] ?? [])[j] = Math.min(
				at(i - 1, j) + 1,
				at(i, j - 1) + 1,
				at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
				isSwap ? at(i - 2, j - 2) + 1 : Infinity,
			);
		}
	}

	return at(a.length, b.length);
};

t.test('each kind of error counts once', async t => {
	for (const wrong of ['nunpy', 'nmpy', 'nummpy', 'nupmy']) {
		t.equal(distances(wrong, 'numpy', 2).whole, 1, wrong);
	}

	t.same(distances('tensrofl', 'tensorflow', 2), {whole: 3, prefix: 1});
	t.same(distances('numpy', 'numpy', 1), {whole: 0, prefix: 0});
	t.same(distances('numpy', 'pandas', 2), {whole: 3, prefix: 3});
});

t.test('it agrees with the definition, up to its bound', async t => {
	const word = fc.string({unit: fc.constantFrom(...'abc'), maxLength: 12});
	fc.assert(fc.property(word, word, fc.integer({min: 1, max: 2}), (a, b, most) => {
		const whole = Math.min(most + 1, reference(a, b));
		const prefix = Math.min(most + 1, ...Array.from({length: b.length + 1}, (_, end) => reference(a, b.slice(0, end))));
		t.same(distances(a, b, most), {whole, prefix}, `${a} ${b} ${most}`);
	}), {numRuns: 2000});
});

t.test('whether a beginning is near is told as the distance tells it', async () => {
	const word = fc.string({unit: fc.constantFrom(...'abc'), maxLength: 31});
	fc.assert(fc.property(word, word, fc.integer({min: 0, max: 2}), (query, other, most) =>
		nearBeginning(query, most)(other) === (distances(query, other, most).prefix <= most)), {numRuns: 5000});
	// One pair in thousands is near by chance: here most are.
	fc.assert(fc.property(word, fc.array(fc.tuple(fc.nat(30), fc.constantFrom('', 'a', 'b', 'ab')), {maxLength: 3}), (query, changes) => {
		let other = query;
		for (const [place, letters] of changes) {
			other = other.slice(0, place) + letters + other.slice(place + 1);
		}

		return nearBeginning(query, 2)(other) === (distances(query, other, 2).prefix <= 2);
	}), {numRuns: 5000});
});

t.test('of a query with more letters than there are bits nothing near is missed', async () => {
	const word = fc.string({unit: fc.constantFrom(...'abc'), minLength: 32, maxLength: 60});
	fc.assert(fc.property(word, fc.nat(59), fc.nat(59), (query, from, to) => {
		const letters = [...query];
		const swapped = [...query];
		swapped.splice(from, 2, ...swapped.slice(from, from + 2).toReversed());
		const left = letters.filter((_, place) => place !== to);
		const isNear = nearBeginning(query, 2);
		return isNear(swapped.join('')) && isNear(left.join(''));
	}), {numRuns: 1000});
});

t.test('letters as bits', async t => {
	t.ok(hasFewBits(letterMask('abca'), 3));
	t.notOk(hasFewBits(letterMask('abca'), 2));
	t.equal(letterMask('abcxyz', 3), letterMask('cba'));
	t.equal(letterMask('numpy'), letterMask('ypmun'));
	t.ok(hasFewBits(-1, 32));
	t.notOk(hasFewBits(-1, 31));
	t.ok(hasFewBits(0, 0));
	t.equal(letterMask(''), 0);
});
