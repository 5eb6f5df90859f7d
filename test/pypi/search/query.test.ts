import t from 'tap';
import {normaliseQuery} from '../../../source/pypi/search/query.js';

t.test('what is typed becomes what stands in names', async t => {
	t.equal(normaliseQuery(' Scikit_Learn '), 'scikit-learn');
	t.equal(normaliseQuery('scikit learn'), 'scikit-learn');
	t.equal(normaliseQuery('zope.interface'), 'zope-interface');
	t.equal(normaliseQuery('scikit-'), 'scikit-');
	t.equal(normaliseQuery('__init'), 'init');
	t.equal(normaliseQuery('a--_b'), 'a-b');
});

t.test('what can be in no name matches nothing', async t => {
	for (const typed of ['', '   ', '-', 'a$b', 'naïve', 'x\u001B[A', 'a/b', 'x'.repeat(201)]) {
		t.equal(normaliseQuery(typed), '', JSON.stringify(typed));
	}
});
