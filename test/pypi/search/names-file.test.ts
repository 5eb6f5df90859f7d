import {Buffer} from 'node:buffer';
import t from 'tap';
import fc from 'fast-check';
import {normaliseName} from '../../../source/pypi/name.js';
import {encodeNames} from '../../../source/pypi/search/names-encode.js';
import {type NameSource} from '../../../source/pypi/search/names-collect.js';
import {checksum, newline} from '../../../source/pypi/search/names-format.js';
import {openNames} from '../../../source/pypi/search/names-open.js';
import {generateNames} from '../../bench/names.js';

const fileOf = async (names: NameSource): Promise<Uint8Array> => {
	const {chunks} = await encodeNames(names);
	return Buffer.concat(chunks);
};

const namesIn = (bytes: Uint8Array): string[] => {
	const file = openNames(bytes);
	return file ? Buffer.from(file.names).toString('latin1').split('\n').slice(1, -1) : [];
};

const byCodeUnit = (a: string, b: string): number => a < b ? -1 : 1;
const shorterFirst = (a: string, b: string): number => a.length - b.length || byCodeUnit(a, b);

t.test('names come out normalised, the shorter first, sorted and once, however they came in', async t => {
	const {count, dropped, chunks} = await encodeNames(['b', 'Zope.Interface', 'a', 'zope-interface', 'B', '../x', 'x y', 'a\n', 'y'.repeat(201)]);
	t.equal(count, 3);
	t.equal(dropped, 4);
	t.same(namesIn(Buffer.concat(chunks)), ['a', 'b', 'zope-interface']);
});

t.test('any list survives', async t => {
	const name = fc.stringMatching(/^[a-zA-Z\d]([\w.-]{0,6}[a-zA-Z\d])?$/);
	await fc.assert(fc.asyncProperty(fc.array(name, {minLength: 1, maxLength: 300}), async names => {
		const expected = [...new Set(names.map(name => normaliseName(name)))].toSorted(shorterFirst);
		t.same(namesIn(await fileOf(names)), expected);
	}), {numRuns: 50});
});

t.test('sorted or not, the same names make the same bytes', async t => {
	const names = generateNames(3, 20_000);
	const stream = async function * () {
		yield * names.toSorted(byCodeUnit);
	};

	const batches = async function * () {
		yield names.slice(0, 7000);
		yield names.slice(7000);
	};

	const bytes = Buffer.from(await fileOf(names));
	t.ok(bytes.equals(await fileOf(stream())), 'sorted, one by one');
	t.ok(bytes.equals(await fileOf(batches())), 'unsorted, by the batch');
});

t.test('no names make no file', async t => {
	await t.rejects(encodeNames([]), RangeError);
	await t.rejects(encodeNames(['!', '']), RangeError);
});

t.test('a failing source fails the encoding', async t => {
	const cut = async function * () {
		yield 'a';
		throw new Error('cut');
	};

	await t.rejects(encodeNames(cut()), {message: 'cut'});
});

t.test('what was cut, damaged or is something else is not opened', async t => {
	const bytes = Buffer.from(await fileOf(generateNames(4, 1000)));
	t.equal(openNames(bytes)?.count, 1000);
	t.equal(openNames(new Uint8Array(0)), undefined);
	t.equal(openNames(new Uint8Array(4096)), undefined);
	t.equal(openNames(Buffer.from('{"names": []}'.repeat(100))), undefined);
	fc.assert(fc.property(fc.integer({min: 0, max: bytes.length - 1}), fc.integer({min: 1, max: 255}), (place, flip) => {
		const damaged = Buffer.from(bytes);
		damaged[place] = (damaged[place] ?? 0) ^ flip; // eslint-disable-line no-bitwise
		return openNames(damaged) === undefined && openNames(bytes.subarray(0, place)) === undefined;
	}), {numRuns: 200});
	const holed = Buffer.from(bytes);
	holed.fill(0, 4096, 8192);
	t.equal(openNames(holed), undefined, 'a page that was never written');
});

t.test('what contradicts itself is not opened, whatever its sum says', async t => {
	const bytes = Buffer.from(await fileOf(['a', 'bb', 'cc']));
	const [names, trailer] = ['\na\nbb\ncc\n'.length, bytes.length - 32];
	const forged = (offset: number, byte: number): Uint8Array => {
		const copy = Buffer.from(bytes);
		copy[offset] = byte;
		for (const [index, half] of checksum([copy.subarray(0, -8)]).entries()) {
			copy.writeUInt32LE(half, copy.length - 8 + (4 * index));
		}

		return copy;
	};

	t.equal(openNames(forged(0, newline))?.count, 3, 'the sum is made as it should be');
	t.equal(openNames(forged(trailer + 4, 4)), undefined, 'another count of names');
	t.equal(openNames(forged(trailer + 12, 9)), undefined, 'another count of blocks');
	t.equal(openNames(forged(names - 1, 0x78)), undefined, 'no end of the last name');
	t.equal(openNames(forged(0, 0x78)), undefined, 'no beginning of the first');
});

t.test('bytes at an odd place in memory open as well', async t => {
	const bytes = await fileOf(['a', 'b']);
	const moved = new Uint8Array(bytes.length + 1);
	moved.set(bytes, 1);
	t.same(namesIn(moved.subarray(1)), ['a', 'b']);
});
