import {Buffer} from 'node:buffer';
import t from 'tap';
import fc from 'fast-check';
import {encodeNames} from '../../../source/pypi/search/names-encode.js';
import {showInsides, showWords} from '../../../source/pypi/search/names-inside.js';
import {openNames, type NameFile} from '../../../source/pypi/search/names-open.js';
import {
	hasName, openShelf, type Shelf, showBeginnings,
} from '../../../source/pypi/search/names-scan.js';
import {findFileTypos} from '../../../source/pypi/search/typos.js';

const open = async (names: readonly string[]): Promise<NameFile> => openNames(Buffer.concat((await encodeNames(names)).chunks))!;

const sorted = (names: readonly string[]): string[] => [...new Set(names)].toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));

const shownBy = (show: (file: NameFile, query: string, shelf: Shelf) => void, file: NameFile, query: string, room: number): readonly string[] => {
	const shelf = openShelf(room, () => true);
	show(file, query, shelf);
	return shelf.names;
};

/** Few letters, so that names hold one another, and hyphens, so that they have words. */
const name = fc.stringMatching(/^[abc](?:[abc-]{0,12}[abc])?$/).map(name => name.replaceAll(/-+/g, '-'));
const query = fc.stringMatching(/^[abc][abc-]{1,4}$/).filter(query => !query.includes('--'));

t.test('what a query is found in is what it is in, the shorter first, and no more than there is room for', async t => {
	await fc.assert(fc.asyncProperty(fc.array(name, {minLength: 1, maxLength: 400}), query, fc.nat(20), async (names, query, room) => {
		const file = await open(names);
		const all = sorted(names);
		const beginnings = all.filter(name => name.startsWith(query));
		const words = all.filter(name => !name.startsWith(query) && name.includes(`-${query}`));
		const insides = all.filter(name => !name.startsWith(query) && !words.includes(name) && name.includes(query));
		t.same(shownBy(showBeginnings, file, query, room), beginnings.slice(0, room));
		t.same(shownBy(showWords, file, query, room), words.slice(0, room));
		t.same(shownBy(showInsides, file, query, room), insides.slice(0, room));
	}), {numRuns: 100});
});

t.test('it is there or it is not, whatever its length', async t => {
	const file = await open(['a', 'bb', 'b'.repeat(200)]);
	t.ok(['a', 'bb', 'b'.repeat(200)].every(name => hasName(file, name)));
	t.notOk(['b', 'aa', 'ba', 'bba', 'b'.repeat(199), 'b'.repeat(201)].some(name => hasName(file, name)));
});

t.test('one error away is all that is one error away', async t => {
	await fc.assert(fc.asyncProperty(fc.array(name, {minLength: 1, maxLength: 400}), fc.stringMatching(/^[abc]{5,7}$/), async (names, query) => {
		const letters = [...'abc-'];
		const spellings = new Set(Array.from({length: query.length + 1}, (_, place) => place).flatMap(place => {
			const head = query.slice(0, place);
			const tail = query.slice(place);
			return [
				head + tail.slice(1),
				head + tail.charAt(1) + tail.charAt(0) + tail.slice(2),
				...letters.flatMap(letter => [head + letter + tail, head + letter + tail.slice(1)]),
			];
		}));
		t.same(sorted(findFileTypos(await open(names), query)), sorted(names).filter(name => name !== query && spellings.has(name)));
	}), {numRuns: 200});
});
