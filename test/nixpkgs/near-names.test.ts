import t from 'tap';
import {nearAttributes} from '../../source/nixpkgs/near-names.js';

const attributes = new Set(['requests', 'numpy', 'sunpy', 'scikit-learn', 'langchain', 'google-cloud-storage', 'google', 'pytestCheckHook', 'attrs', 'jq', 'wq', 'consul']);

t.test('the same but for the words that say Python comes first', async t => {
	t.same(nearAttributes('python-consul', attributes), ['consul']);
	t.same(nearAttributes('pyrequests', attributes), ['requests']);
	t.same(nearAttributes('requests-py', attributes), ['requests']);
});

t.test('then typing errors, the fewest first', async t => {
	t.same(nearAttributes('nunpy', attributes), ['numpy', 'sunpy']);
	t.same(nearAttributes('scikitlern', attributes), ['scikit-learn']);
	t.same(nearAttributes('numpy', attributes), [], 'never itself');
	t.same(nearAttributes('zq', attributes), [], 'two letters are near to everything, so to nothing');
});

t.test('then what begins with the same words, half of them at least', async t => {
	t.same(nearAttributes('langchain-acme', attributes), ['langchain']);
	t.same(nearAttributes('google-cloud-storage-acme', attributes), ['google-cloud-storage']);
	t.same(nearAttributes('google-acme-one-two-three', attributes), []);
});

t.test('no more than asked for, and no machinery', async t => {
	t.same(nearAttributes('nunpy', attributes, 1), ['numpy']);
	t.same(nearAttributes('pytestcheckhook', attributes), []);
});
