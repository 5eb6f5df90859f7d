import t from 'tap';
import {distributionsByImport, importNamesOf} from '../../source/pypi/import-names.js';

t.test('well-known distributions have their real import names', async t => {
	const lines = [
		'opencv-python cv2',
		'pillow PIL',
		'pyyaml yaml',
		'beautifulsoup4 bs4',
		'attrs attr attrs',
		'protobuf google.protobuf',
		'mysqlclient MySQLdb',
		'pyopenssl OpenSSL',
		'setuptools setuptools pkg_resources',
		'python-multipart python_multipart multipart',
	];
	for (const line of lines) {
		const [name = '', ...names] = line.split(' ');
		t.same(importNamesOf(name), {names, guessed: false}, line);
	}
});

t.test('others follow the habits, and say that they do', async t => {
	const lines = [
		'numpy numpy',
		'typing-extensions typing_extensions',
		'python-foo foo',
		'python-3d python_3d',
		'google-cloud-storage google.cloud.storage',
		'azure-storage-blob azure.storage.blob',
		'zope-interface zope.interface',
		'apache-airflow-providers-http airflow.providers.http',
		'sphinxcontrib-bibtex sphinxcontrib.bibtex',
	];
	for (const line of lines) {
		const [name = '', ...names] = line.split(' ');
		t.same(importNamesOf(name), {names, guessed: true}, line);
	}
});

t.test('type stubs have nothing to import', async t => {
	t.same(importNamesOf('types-requests').names, []);
	t.same(importNamesOf('pandas-stubs').names, []);
	t.same(importNamesOf('stubs').names, ['stubs']);
});

t.test('import names lead back, the usual distribution first', async t => {
	const index = distributionsByImport();
	t.equal(index.get('cv2')?.distributions[0], 'opencv-python');
	t.equal(index.get('pil')?.distributions[0], 'pillow');
	t.equal(index.get('crypto')?.distributions[0], 'pycryptodome');
	t.equal(index.get('magic')?.distributions[0], 'python-magic');
	t.equal(index.get('kafka')?.distributions[0], 'kafka-python');
	t.equal(index.get('google-protobuf')?.distributions[0], 'protobuf');
	t.equal(index.get('pil')?.spelled, 'PIL');
	t.equal(index.get('numpy'), undefined);
	for (const [word, {distributions}] of index) {
		t.notOk(distributions.includes(word), `${word} does not lead to itself`);
	}
});
