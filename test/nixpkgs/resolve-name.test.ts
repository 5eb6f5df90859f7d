import t from 'tap';
import {loadEmbeddedAttributes} from '../../source/data/catalogue.js';
import {resolveName} from '../../source/nixpkgs/resolve-name.js';
import {
	falseFriendNames, foundNames, meantNames, neverNames, topLevelNames,
} from './awkward-names.js';

const {attributes} = await loadEmbeddedAttributes();

t.test('at least 120 awkward names find their attribute and import name', async t => {
	t.ok(foundNames.length >= 120, `${foundNames.length} names`);
	for (const [written = '', via = '', attribute = '', imports = ''] of foundNames) {
		t.match(resolveName(written, attributes), {
			kind: 'attribute', via, attribute, importNames: imports === '-' ? [] : imports.split(' '),
		}, written);
	}
});

t.test('import names and placeholders are answered with what is meant, never taken silently', async t => {
	for (const [written = '', instead = '', attribute = ''] of meantNames) {
		const resolution = resolveName(written, attributes);
		t.match(resolution, {kind: 'meant', instead}, written);
		t.equal('attribute' in resolution ? resolution.attribute : '-', attribute, `${written} -> ${instead}`);
	}

	t.match(resolveName('cv2', attributes), {explanation: '`cv2` is the import name of `opencv-python`'});
	t.match(resolveName('PIL', attributes), {others: ['pillow-simd']});
});

t.test('a false friend is named as such', async t => {
	for (const [written, instead] of falseFriendNames) {
		t.match(resolveName(written, attributes), {kind: 'false-friend', instead}, written);
	}

	t.match(resolveName('xlib', attributes), {explanation: 'the attribute `xlib` holds `python-xlib`, which is not `xlib` on PyPI'});
	t.match(resolveName('pyseccomp', new Set(['numpy'])), {kind: 'absent'}, 'only where the attribute is there');
});

t.test('programs outside the set are tools', async t => {
	for (const written of topLevelNames) {
		t.match(resolveName(written, attributes), {kind: 'top-level', attribute: written}, written);
	}

	t.match(resolveName('poetry', new Set(['poetry'])), {kind: 'attribute', via: 'own'}, 'unless the pin has the package');
});

t.test('what is never to be had says why', async t => {
	for (const [written, reason] of neverNames) {
		t.match(resolveName(written, attributes), {kind: 'never', reason}, written);
	}
});

t.test('precedence: own attribute, then exception, then the rest', async t => {
	t.match(resolveName('opencv-python', new Set(['opencv-python', 'opencv4'])), {via: 'own', attribute: 'opencv-python'});
	t.match(resolveName('opencv-python', new Set(['opencv4'])), {via: 'exception', attribute: 'opencv4', importNames: ['cv2']});
	t.match(resolveName('opencv-python', new Set(['numpy'])), {kind: 'absent', near: []});
	t.match(resolveName('kafka-python', new Set(['kafka-python', 'kafka-python-ng'])), {via: 'own', attribute: 'kafka-python'});
	t.match(resolveName('sklearn', new Set(['numpy'])), {kind: 'meant', instead: 'scikit-learn', attribute: undefined});
});

t.test('an attribute is taken as spelled, and said to be another name on PyPI', async t => {
	t.match(resolveName('opencv4', attributes), {via: 'own', distribution: 'opencv-python', note: 'the attribute `opencv4` is `opencv-python` on PyPI'});
	t.match(resolveName('numpy_1', attributes), {attribute: 'numpy_1', distribution: 'numpy'});
	t.match(resolveName('jwt', attributes), {note: '`jwt` is also the import name of `pyjwt`, another package'});
	t.equal('note' in resolveName('docker', attributes), false, 'no warning of a former name of the same project');
	t.equal('note' in resolveName('numpy', attributes), false);
});

t.test('absent names come with near ones', async t => {
	t.match(resolveName('nunpy', attributes), {kind: 'absent', near: ['numpy']});
	t.match(resolveName('scikitlearn', attributes), {near: ['scikit-learn']});
	t.match(resolveName('python-requests', attributes), {near: ['requests']});
	t.match(resolveName('langchain-foo-bar', attributes), {near: ['langchain']});
	t.same(resolveName('no-such-thing-whatsoever', attributes), {kind: 'absent', near: []});
});

t.test('what is no name is absent, whatever it holds', async t => {
	for (const written of ['', 'a b', '${x}', '"', '../x', '-x', 'x\u001B[31m', '__proto__', 'naïve']) {
		t.same(resolveName(written, attributes), {kind: 'absent', near: []}, JSON.stringify(written));
	}

	for (const written of ['constructor', 'toString', 'hasOwnProperty']) {
		t.equal(resolveName(written, attributes).kind, 'absent', written);
	}
});
