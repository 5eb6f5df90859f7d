import t from 'tap';
import {condaMatch} from '../../../source/pypi/requirements/conda-match.js';
import {condaName} from '../../../source/pypi/requirements/conda-names.js';

t.test('match specifications are taken apart', async t => {
	for (const [text, name, specifier] of [
		['numpy', 'numpy', ''],
		['numpy=1.26', 'numpy', '==1.26.*'],
		['numpy=1.26.*', 'numpy', '==1.26.*'],
		['numpy=*', 'numpy', ''],
		['numpy==1.26', 'numpy', '==1.26'],
		['numpy = 1.26', 'numpy', '==1.26.*'],
		['numpy 1.26', 'numpy', '==1.26'],
		['numpy 1.26.*', 'numpy', '==1.26.*'],
		['numpy 1.26 py311_0', 'numpy', '==1.26'],
		['numpy=1.26.4=py311h08b1b3b_0', 'numpy', '==1.26.4'],
		['numpy==1.26.4=py311h08b1b3b_0', 'numpy', '==1.26.4'],
		['numpy=1.26.*=*openblas', 'numpy', '==1.26.*'],
		['numpy>=1.2,<2', 'numpy', '>=1.2,<2'],
		['numpy >=1.2, <2', 'numpy', '>=1.2,<2'],
		['numpy>=1.2.*', 'numpy', '>=1.2'],
		['numpy~=1.2', 'numpy', '~=1.2'],
		['numpy!=1.2', 'numpy', '!=1.2'],
		['numpy[version=">=1.2,<2",build=py*]', 'numpy', '>=1.2,<2'],
		['numpy[version=1.2]', 'numpy', '==1.2'],
		['conda-forge::numpy=1', 'numpy', '==1.*'],
		['conda-forge/linux-64::numpy', 'numpy', ''],
	] as const) {
		const match = condaMatch(text);
		t.equal(match?.name, name, text);
		t.equal(match?.specifier, specifier, text);
	}

	t.equal(condaMatch('conda-forge::numpy')?.channel, 'conda-forge');
	t.equal(condaMatch('numpy 1.2|1.3')?.isPartial, true);
	for (const bad of ['https://host/a.conda', '', '=1.2', 'a b\u0000/', '/tmp/x.tar.bz2']) {
		t.notMatch(condaMatch(bad), {specifier: ''}, bad);
	}
});

t.test('names mean what they mean on conda', async t => {
	t.same(condaName('pytorch'), {kind: 'python', name: 'torch'});
	t.same(condaName('scikit-learn'), {kind: 'python', name: 'scikit-learn'});
	t.same(condaName('librosa'), {kind: 'python', name: 'librosa'}, 'not every lib is a C library');
	t.match(condaName('libxml2'), {kind: 'other'});
	t.match(condaName('graphviz'), {kind: 'other', tool: 'graphviz'}, 'the program');
	t.same(condaName('python-graphviz'), {kind: 'python', name: 'graphviz'}, 'its binding');
	t.same(condaName('Python'), {kind: 'interpreter'});
	t.same(condaName('pypy3.9'), {kind: 'interpreter'});
	t.same(condaName('pip'), {kind: 'installer'});
	t.match(condaName('r-ggplot2'), {kind: 'other', reason: /R$/});
	t.match(condaName('_openmp_mutex'), {kind: 'other'});
});
