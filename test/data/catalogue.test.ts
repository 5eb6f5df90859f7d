import {statSync} from 'node:fs';
import t from 'tap';
import {loadCatalogue, loadEmbeddedAttributes} from '../../source/data/catalogue.js';
import packedAttributes from '../../source/data/attributes.json' with {type: 'json'};
import packedNames from '../../source/data/names.json' with {type: 'json'};
import {tidySummary} from '../../source/data/format.js';
import {isDistributionName, normaliseName} from '../../source/pypi/name.js';

t.test('the embedded names are what their format promises', async t => {
	const {entries, label} = await loadCatalogue();
	t.equal(entries.length, packedNames.count);
	t.ok(entries.length > 14_000 && entries.length <= 15_000, `${entries.length} names`);
	t.equal(new Set(entries.map(({name}) => name)).size, entries.length, 'each name once');
	t.same(entries.filter(({name}) => !isDistributionName(name) || normaliseName(name) !== name), [], 'all are normalised names');
	t.same(entries.filter(({version}) => !/^[\w.!+-]{0,64}$/.test(version)), [], 'versions are versions');
	t.same(entries.filter(({summary}) => tidySummary(summary) !== summary), [], 'summaries are tidy lines');
	t.same(entries.filter(({rank}, index) => rank <= (entries[index - 1]?.rank ?? 0)), [], 'ranks ascend');
	t.ok((entries.at(-1)?.rank ?? 0) <= 15_000);
	t.match(label, /built in, [A-Z][a-z]+ \d{4}$/);
	t.match(packedNames.date, /^\d{4}-(?:0[1-9]|1[0-2])$/);
	t.equal(await loadCatalogue(), await loadCatalogue(), 'unpacked once');
});

t.test('well-known names are there', async t => {
	const {entries} = await loadCatalogue();
	const byName = new Map(entries.map(entry => [entry.name, entry]));
	t.match(byName.get('numpy'), {summary: /array/i, version: /^\d/});
	t.ok((byName.get('requests')?.rank ?? Infinity) < 100);
	t.equal(byName.get('no-such-name-at-all'), undefined);
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
