import {Buffer} from 'node:buffer';
import t from 'tap';
import fc from 'fast-check';
import {loadCatalogue, loadEmbeddedAttributes} from '../../../source/data/catalogue.js';
import {normaliseName} from '../../../source/pypi/name.js';
import {matchKinds, type Match} from '../../../source/pypi/search/match.js';
import {type NameIndex, openIndex} from '../../../source/pypi/search/name-index.js';
import {encodeNames} from '../../../source/pypi/search/names-encode.js';
import {search} from '../../../source/pypi/search/search.js';
import {generateNames} from '../../bench/names.js';

const {names: ranked} = await loadCatalogue();
const {attributes} = await loadEmbeddedAttributes();
const unknown = ['learn', 'learnq', 'zq', 'zq-tools', 'my-zq', 'nunpyx', 'reqests-2022', 'xyzzy-frobnicate', 'xyzzy', 'q7', 'aq7b', 'sklearn', 'pywin32', 'yaml9'];
const {chunks} = await encodeNames([...ranked.filter(Boolean), ...generateNames(5, 60_000), ...unknown]);
const full = openIndex(ranked, attributes, Buffer.concat(chunks));
const embedded = openIndex(ranked, attributes);

const names = (index: NameIndex, query: string, limit?: number): string[] => search(index, query, limit === undefined ? {} : {limit}).map(({name}) => name);

for (const [label, index] of [['full list', full], ['embedded names', embedded]] as const) {
	t.test(`${label}: the name itself is first, in any spelling`, async t => {
		for (const typed of ['numpy', 'NumPy', 'scikit_learn', 'Scikit.Learn', 'scikit learn', 'zope.interface', 'requests']) {
			t.match(search(index, typed)[0], {name: normaliseName(typed.replace(' ', '-')), kind: 'exact'}, typed);
		}
	});

	t.test(`${label}: beginnings, words and insides are found`, async t => {
		t.match(search(index, 'nump')[0], {name: 'numpy', kind: 'prefix', inNixpkgs: true});
		t.match(search(index, 'learn').find(({name}) => name === 'scikit-learn'), {kind: 'word', rank: /\d/});
		t.match(search(index, 'umpy').find(({name}) => name === 'numpy'), {kind: 'substring'});
	});

	t.test(`${label}: typos are mended`, async t => {
		const cases = ['nunpy numpy', 'scikitlearn scikit-learn', 'reqeusts requests', 'pnadas pandas', 'tensrofl tensorflow', 'matplotlb matplotlib', 'djnago django'];
		for (const line of cases) {
			const [typed = '', name = ''] = line.split(' ');
			t.equal(search(index, typed).find(match => match.name === name)?.kind, 'typo', line);
		}

		t.equal(names(index, 'beautifulsoup')[0], 'beautifulsoup4');
		// `nunpyx` and `reqests-2022` are there, and nobody means them.
		t.equal(names(index, 'nunpy')[0], 'numpy');
		t.equal(names(index, 'reqests')[0], 'requests');
		t.match(search(index, 'pytroch')[0], {name: 'torch', kind: 'typo', via: 'pytorch'});
		t.match(search(index, 'sklaern')[0], {name: 'scikit-learn', via: 'sklearn'});
	});

	t.test(`${label}: import names and attributes find their packages`, async t => {
		const cases = [
			'cv2 opencv-python',
			'sklearn scikit-learn',
			'yaml pyyaml',
			'PIL pillow',
			'bs4 beautifulsoup4',
			'dateutil python-dateutil',
			'skimage scikit-image',
			'opencv4 opencv-python',
			'discordpy discord-py',
			'google.protobuf protobuf',
		];
		for (const line of cases) {
			const [typed = '', name = ''] = line.split(' ');
			const best = search(index, typed).find(({kind}) => kind !== 'exact');
			t.match(best, {name, kind: 'alias', via: typed}, line);
		}

		t.match(search(index, 'sklea')[0], {name: 'scikit-learn', kind: 'prefix', via: 'sklearn'}, 'while it is being typed');
	});

	t.test(`${label}: what is never to be had is not offered`, async t => {
		for (const name of ['sklearn', 'bs4', 'pywin32', 'asyncio', 'nvidia-cublas-cu12']) {
			t.notOk(names(index, name).includes(name), name);
		}

		t.equal(names(index, 'nvidia-ml-py')[0], 'nvidia-ml-py', 'no part of CUDA, whatever it is called');
	});

	t.test(`${label}: nothing for nothing`, async t => {
		for (const typed of ['', ' ', '-', 'a\u001B', 'ñ', '../..', 'qqqqzzzzxxxxjjjj']) {
			t.same(search(index, typed), [], JSON.stringify(typed));
		}

		t.same(search(index, 'numpy', {limit: 0}), []);
	});

	t.test(`${label}: whatever is typed, matches are safe, unique, ordered and no more than asked for`, async t => {
		const word = fc.oneof(
			fc.string({maxLength: 8}),
			fc.stringMatching(/^[a-z\d-]{1,6}$/),
			fc.constantFrom(...ranked.filter(Boolean).slice(0, 300)).chain(name => fc.integer({min: 1, max: name.length}).map(end => name.slice(0, end))),
		);
		fc.assert(fc.property(word, fc.integer({min: 1, max: 60}), (typed, limit) => {
			const matches = search(index, typed, {limit});
			const isKnown = ({kind, rank, inNixpkgs}: Match): boolean => kind === 'exact' || rank !== undefined || inNixpkgs;
			const isMended = matches.some(match => match.kind === 'typo' && isKnown(match));
			t.ok(matches.length <= limit);
			t.equal(new Set(matches.map(({name}) => name)).size, matches.length);
			t.ok(matches.every(({name}) => /^[a-z\d]+(?:-[a-z\d]+)*$/.test(name)));
			// Where a typo is mended, what nothing is known about stands apart.
			for (const part of isMended ? [matches.filter(match => isKnown(match)), matches.filter(match => !isKnown(match))] : [matches]) {
				const places = part.map(({kind}) => matchKinds.indexOf(kind));
				t.same(places, places.toSorted((a, b) => a - b), typed);
			}

			const ranked = matches.filter(({kind, via}) => kind !== 'typo' && kind !== 'alias' && via === undefined);
			t.ok(ranked.every((match, place) => place === 0 || match.kind !== ranked[place - 1]?.kind || (match.rank ?? Infinity) >= (ranked[place - 1]?.rank ?? Infinity)), `${typed}: by rank`);
		}), {numRuns: 300});
	});
}

t.test('within a kind: rank, then in nixpkgs, then length', async t => {
	const index = openIndex(['ab-first-of-all', 'ab-later'], new Set(['ab-in-nixpkgs']), Buffer.concat((await encodeNames(['ab-x', 'ab-longer', 'ab-in-nixpkgs', 'ab-later', 'ab-first-of-all', 'ab-w'])).chunks));
	t.same(names(index, 'ab'), ['ab-first-of-all', 'ab-later', 'ab-in-nixpkgs', 'ab-w', 'ab-x', 'ab-longer']);
	t.same(names(index, 'ab', 3), ['ab-first-of-all', 'ab-later', 'ab-in-nixpkgs']);
});

t.test('the full list is searched for what nobody knows', async t => {
	t.equal(full.count > 60_000, true);
	t.match(search(full, 'xyzzy-frobnicate'), [{name: 'xyzzy-frobnicate', kind: 'exact', inNixpkgs: false}]);
	t.match(search(full, 'frobnicate')[0], {name: 'xyzzy-frobnicate', kind: 'word'});
	t.match(search(full, 'robnicat')[0], {name: 'xyzzy-frobnicate', kind: 'substring'});
	t.match(search(full, 'xyzzy-frobnicat3')[0], {name: 'xyzzy-frobnicate', kind: 'typo'}, 'one error away');
	t.same(search(embedded, 'xyzzy-frobnicate'), []);
	t.match(search(full, 'zq').map(({name, kind}) => `${kind} ${name}`).slice(0, 2), ['exact zq', 'prefix zq-tools']);
	t.ok(names(full, 'q7').includes('aq7b'), 'two letters are looked for inside of names where little else is found');
	t.ok(names(full, 'learn').includes('scikit-learn') && names(full, 'learn').includes('learnq'), 'the known do not crowd out the unknown, nor the other way round');
});

t.test('every name in the list is found by its own name and by most of it', async t => {
	for (const name of generateNames(5, 60_000).filter((_, place) => place % 600 === 0)) {
		t.equal(search(full, name)[0]?.name, name);
		t.ok(name.length < 8 || names(full, name.slice(1)).includes(name), name);
	}
});

t.test('a damaged list is as good as none', async t => {
	const damaged = Buffer.concat(chunks);
	damaged.fill(0, 1000, 2000);
	const index = openIndex(ranked, attributes, damaged);
	t.equal(index.file, undefined);
	t.equal(names(index, 'numpy')[0], 'numpy');
});

t.test('names that a damaged or hostile file smuggles in are not shown', async t => {
	const index = openIndex([], new Set(), Buffer.concat((await encodeNames(['aaa-evil', 'aaa-good'])).chunks));
	const offset = Buffer.from(index.file?.names ?? []).indexOf('evil');
	index.file?.names.set([0x1B, 0x5B, 0x32, 0x4A], offset);
	t.same(names(index, 'aaa'), ['aaa-good']);
});
