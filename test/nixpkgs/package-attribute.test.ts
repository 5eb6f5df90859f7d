import t from 'tap';
import {loadEmbeddedAttributes} from '../../source/data/catalogue.js';
import {attributeOf, isPackageAttribute} from '../../source/nixpkgs/package-attribute.js';

t.test('hooks, builders and nested sets are no packages', async t => {
	for (const attribute of ['pytestCheckHook', 'wrapPython', 'buildPythonPackage', 'python', 'stdenv', 'bootstrap.packaging', 'callPackage', 'condaInstallHook']) {
		t.notOk(isPackageAttribute(attribute), attribute);
	}

	for (const attribute of ['numpy', 'plasTeX', 'numpy_1', 'torchWithCuda', 'numbaWithCuda', 'tkinter', 'sqlalchemy_1_4', 'f3d_egl', '3to2']) {
		t.ok(isPackageAttribute(attribute), attribute);
	}
});

t.test('nearly all attributes are packages', async t => {
	const {attributes} = await loadEmbeddedAttributes();
	const others = [...attributes].filter(attribute => !isPackageAttribute(attribute));
	t.ok(others.length > 20 && others.length < 60, others.join(' '));
});

t.test('a distribution finds its attribute, but not a false friend', async t => {
	const attributes = new Set(['numpy', 'xlib', 'opencv4', 'python']);
	t.equal(attributeOf('numpy', attributes), 'numpy');
	t.equal(attributeOf('python-xlib', attributes), 'xlib');
	t.equal(attributeOf('xlib', attributes), undefined);
	t.equal(attributeOf('opencv-python', attributes), 'opencv4');
	t.equal(attributeOf('python', attributes), undefined);
	t.equal(attributeOf('pandas', attributes), undefined);
});
