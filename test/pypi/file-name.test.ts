import t from 'tap';
import {readFileName} from '../../source/pypi/file-name.js';

t.test('sdists, old and new', async t => {
	const cases: Array<[file: string, project: string, stem: string, version: string, extension: string]> = [
		['scikit_learn-1.4.0.tar.gz', 'scikit-learn', 'scikit_learn', '1.4.0', 'tar.gz'],
		['scikit-learn-1.3.2.tar.gz', 'scikit-learn', 'scikit-learn', '1.3.2', 'tar.gz'],
		['PyYAML-3.12.tar.gz', 'pyyaml', 'PyYAML', '3.12', 'tar.gz'],
		['zope.interface-5.0.0.zip', 'zope-interface', 'zope.interface', '5.0.0', 'zip'],
		['ruamel.yaml.clib-0.2.8.tar.bz2', 'ruamel_yaml_clib', 'ruamel.yaml.clib', '0.2.8', 'tar.bz2'],
		['py-1.11.0.tar.gz', 'py', 'py', '1.11.0', 'tar.gz'],
		['py-cpuinfo-9.0.0.tar.gz', 'py-cpuinfo', 'py-cpuinfo', '9.0.0', 'tar.gz'],
		['a-1-2.0.tar.gz', 'a-1', 'a-1', '2.0', 'tar.gz'],
		['foo-1.0-beta.zip', 'foo', 'foo', '1.0-beta', 'zip'],
		['numpy-1.0rc1.tar.gz', 'numpy', 'numpy', '1.0rc1', 'tar.gz'],
	];
	for (const [file, project, stem, version, extension] of cases) {
		t.strictSame(readFileName(file, project), {
			kind: 'sdist', version, stem, extension,
		}, file);
	}
});

t.test('wheels', async t => {
	t.strictSame(readFileName('scikit_learn-1.4.0-cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64.whl', 'scikit-learn'), {
		kind: 'wheel', version: '1.4.0', stem: 'scikit_learn', tags: 'cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64',
	});
	t.strictSame(readFileName('x-1.0-1build-py3-none-any.whl', 'x'), {
		kind: 'wheel', version: '1.0', stem: 'x', tags: 'py3-none-any',
	});
});

t.test('what is neither', async t => {
	for (const file of ['numpy-1.6.0.win32-py2.7.exe', 'numpy-1.6.win-amd64-py2.7.zip', 'foo-1.0.linux-x86_64.tar.gz', 'other-1.0.tar.gz', 'foo.tar.gz', 'foo-.tar.gz', 'foo-1.0-py2.7.egg', 'foo-1.0.whl', '', '-1.0.tar.gz']) {
		t.equal(readFileName(file, file.startsWith('numpy') ? 'numpy' : 'foo').kind, 'other', file);
	}
});
