import t from 'tap';
import {loadCatalogue, loadEmbeddedAttributes} from '../../source/data/catalogue.js';
import {wellKnownImports} from '../../source/data/import-names.js';
import {normaliseName} from '../../source/pypi/name.js';

t.test('the table of import names is sound', async t => {
	t.ok(wellKnownImports.size >= 150, `${wellKnownImports.size} distributions`);
	const names = [...wellKnownImports.keys()];
	t.same(names, names.toSorted((a, b) => a < b ? -1 : 1), 'sorted');
	for (const [name, imports] of wellKnownImports) {
		t.equal(normaliseName(name), name);
		t.ok(imports.length > 0 && imports.every(imported => /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(imported)), `${name}: ${imports.join(' ')}`);
		// For `python-x` the habit is `x`: there a line is worth having either way.
		t.ok(name.startsWith('python-') || imports.join(' ') !== name.replaceAll('-', '_'), `${name} needs its line`);
	}
});

t.test('nearly every name in it is one that people use', async t => {
	const {names} = await loadCatalogue();
	const {attributes} = await loadEmbeddedAttributes();
	const used = new Set([...names, ...attributes]);
	const unused = [...wellKnownImports.keys()].filter(name => !used.has(name));
	t.ok(unused.length < wellKnownImports.size / 10, unused.join(' '));
});
