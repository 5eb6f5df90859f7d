import fc from 'fast-check';
import t from 'tap';
import {summarise, type ReportEntry} from '../../../source/pypi/requirements/summary.js';

const entry = (outcome: ReportEntry['outcome'], text: string, detail?: string): ReportEntry => ({outcome, text, ...(detail === undefined ? {} : {detail})});

t.test('counts first, then whatever is not plain', async t => {
	t.same(summarise([
		entry('taken', 'numpy', '2.3.1'),
		entry('skipped', '-e .', 'a project of one\'s own'),
		entry('overridden', 'flask==3.0.0', '3.1.0 in the pin'),
		entry('taken', 'pandas'),
		entry('absent', 'nunpy'),
	]), [
		'5 requirements: 2 as the pin has them, 1 overridden, 1 not in nixpkgs, 1 skipped',
		'  overridden: flask==3.0.0 (3.1.0 in the pin)',
		'  not in nixpkgs: nunpy',
		'  skipped: -e . (a project of one\'s own)',
	]);
	t.same(summarise([{...entry('taken', 'requests', 'locked at 2.31.0, the pin has 2.34'), differs: true}, entry('taken', 'numpy', '2.3.1')]), [
		'2 requirements: 2 as the pin has them',
		'  as the pin has them: requests (locked at 2.31.0, the pin has 2.34)',
	]);
	t.same(summarise([]), ['0 requirements']);
	t.same(summarise([entry('taken', 'a')]), ['1 requirement: 1 as the pin has them']);
});

t.test('the counts add up', async () => {
	const outcomes = fc.array(fc.constantFrom('taken', 'overridden', 'absent', 'skipped'));
	fc.assert(fc.property(outcomes, all => {
		const [first = ''] = summarise(all.map(outcome => entry(outcome, 'x')));
		const [total = 0, ...parts] = [...first.matchAll(/\d+/g)].map(Number);
		return total === all.length && parts.reduce((sum, part) => sum + part, 0) === total;
	}));
});
