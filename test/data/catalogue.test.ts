import {statSync} from 'node:fs';
import t from 'tap';
import {loadCatalogue, loadEmbeddedAttributes} from '../../source/data/catalogue.js';
import packedAttributes from '../../source/data/attributes.json' with {type: 'json'};
import packedNames from '../../source/data/names.json' with {type: 'json'};
import {tidySummary} from '../../source/data/format.js';
import {isOffered} from '../../source/nixpkgs/never-offered.js';
import {isDistributionName, normaliseName} from '../../source/pypi/name.js';

t.test('the embedded names are what their format promises', async t => {
	const {names, about, label} = await loadCatalogue();
	const present = names.filter(Boolean);
	t.equal(present.length, packedNames.count);
	t.ok(present.length > 14_000 && names.length <= 15_000, `${present.length} names`);
	t.same(present.filter(name => !isOffered(name)), [], 'none that is never offered: `rebuild.ts` leaves these out');
	t.equal(new Set(present).size, present.length, 'each name once');
	t.same(present.filter(name => !isDistributionName(name) || normaliseName(name) !== name), [], 'all are normalised names');
	const entries = names.map((name, index) => ({name, ...about(index + 1)}));
	t.same(entries.filter(({version}) => !/^[\w.!+-]{0,64}$/.test(version)), [], 'versions are versions');
	t.ok(entries.filter(({version}) => version !== '').length > 14_000, 'most are known');
	t.same(entries.filter(({summary}) => tidySummary(summary) !== summary), [], 'summaries are tidy lines');
	t.same(entries.filter(({name, version, summary}) => name === '' && version + summary !== ''), [], 'nothing is known of a rank that is nobody\'s');
	t.same(about(names.length + 1), {version: '', summary: ''});
	t.match(label, /built in, [A-Z][a-z]+ \d{4}$/);
	t.match(packedNames.date, /^\d{4}-(?:0[1-9]|1[0-2])$/);
	t.equal(await loadCatalogue(), await loadCatalogue(), 'unpacked once');
});

t.test('well-known names are there', async t => {
	const {names, about} = await loadCatalogue();
	t.match(about(names.indexOf('numpy') + 1), {summary: /array/i, version: /^\d/});
	t.ok(names.slice(0, 100).includes('requests'));
	t.notOk(names.includes('no-such-name-at-all'));
});

t.test('the embedded attributes are what their format promises', async t => {
	const {attributes, label} = await loadEmbeddedAttributes();
	const list = [...attributes];
	t.equal(list.length, packedAttributes.count);
	t.ok(list.length > 9000);
	t.same(list, list.toSorted((a, b) => a < b ? -1 : 1), 'sorted by code unit');
	t.same(list.filter(attribute => !/^[\w.-]+$/.test(attribute)), []);
	t.equal(label, 'nixpkgs attributes, built in, February 2025');
	for (const attribute of ['numpy', 'opencv4', 'plasTeX', 'scikit-learn', 'pygobject3']) {
		t.ok(attributes.has(attribute), attribute);
	}
});

t.test('both are small enough to travel with the program', async t => {
	const size = (file: string): number => statSync(new URL(`../../source/data/${file}`, import.meta.url)).size;
	t.ok(size('names.json') + size('attributes.json') + size('import-names.ts') <= 700_000);
});
