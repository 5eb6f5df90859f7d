import t from 'tap';
import {markerText} from '../../../source/pypi/marker-evaluate.js';
import {parseMarker} from '../../../source/pypi/marker.js';
import {poetryConstraint, pythonMarker} from '../../../source/pypi/requirements/poetry-constraint.js';

t.test('constraints become PEP 440', async t => {
	for (const [text, specifier] of [
		['^1.2', '>=1.2,<2'],
		['~1.2', '>=1.2,<1.3'],
		['~=1.2', '~=1.2'],
		['*', ''],
		['', ''],
		['1.2.3', '==1.2.3'],
		['=1.2.3', '==1.2.3'],
		['1.2.*', '==1.2.*'],
		['>=1.2,<2', '>=1.2,<2'],
		['>= 1.2, < 2', '>=1.2,<2'],
		['>=1.2 <2', '>=1.2,<2'],
		['!=1.3', '!=1.3'],
		['^ 1.2', '>=1.2,<2'],
		['^1.2,!=1.4', '>=1.2,<2,!=1.4'],
	] as const) {
		t.same(poetryConstraint(text), {specifier, isPartial: false}, text);
	}

	t.same(poetryConstraint('^1 || ^2'), {specifier: '>=2,<3', isPartial: true}, 'the last alternative, and that is said');
	t.same(poetryConstraint('1|2'), {specifier: '==2', isPartial: true});
});

t.test('constraints on Python become markers', async t => {
	const read = (text: string): string => markerText(parseMarker(pythonMarker(text)));
	t.equal(read('<3.11'), 'python_version < "3.11"');
	t.equal(read('^3.8'), 'python_version >= "3.8" and python_version < "4"');
	t.equal(read('>=3.11.4'), 'python_full_version >= "3.11.4"');
	t.equal(read('3.10.*'), 'python_version == "3.10.*"');
	t.equal(read('~2.7 || ^3.6'), 'python_version >= "2.7" and python_version < "2.8" or python_version >= "3.6" and python_version < "4"');
	t.equal(pythonMarker('*'), '', 'any Python is no condition');
});
