import t from 'tap';
import {parseMetadata} from '../../source/pypi/metadata.js';

t.test('core metadata', async t => {
	const text = [
		'Metadata-Version: 2.5',
		'Name: Thing',
		'Version: 1.0',
		'Summary: Does',
		'        things',
		'Requires-Python: >=3.9',
		'Requires-Dist: numpy>=1',
		'Requires-Dist: x; extra == "Foo_Bar"',
		'Provides-Extra: Foo_Bar',
		'Provides-Extra: foo-bar',
		'Import-Name: thing',
		'Import-Name: _thing ; private',
		'Import-Namespace: ns.thing',
		'Import-Name: bad name',
		'',
		'Name: body',
		'Requires-Dist: body',
	];
	const expected = {
		name: 'Thing', version: '1.0', summary: 'Does things', requiresPython: '>=3.9', requiresDist: ['numpy>=1', 'x; extra == "Foo_Bar"'], extras: ['foo-bar'], importNames: ['thing', 'ns.thing'],
	};
	t.strictSame(parseMetadata(text.join('\n')), expected);
	t.strictSame(parseMetadata(text.join('\r\n')), expected);
});

t.test('little is required, and that is', async t => {
	t.strictSame(parseMetadata('Name: a\nVersion: 1\nSummary: UNKNOWN'), {
		name: 'a', version: '1', requiresDist: [], extras: [],
	});
	for (const text of ['', 'Name: a', 'Version: 1', '<html>']) {
		t.equal(parseMetadata(text), undefined);
	}
});
