import fc from 'fast-check';
import t from 'tap';
import {lockedItems, rootsOf, type LockedPackage} from '../../../source/pypi/requirements/locked.js';

const entry = (name: string, needs: readonly string[] = [], source?: LockedPackage['source']): LockedPackage =>
	({
		name, version: '1.0', needs, source, origin: {file: 'x.lock'},
	});

const kept = (packages: readonly LockedPackage[], direct?: Parameters<typeof lockedItems>[1]): readonly string[] =>
	lockedItems(packages, direct).map(item => item.kind === 'requirement' ? item.requirement.name : item.code);

t.test('roots are what nothing else brings along', async t => {
	t.same([...rootsOf([entry('a', ['B']), entry('b', ['c_d']), entry('c-d'), entry('e')])], ['a', 'e']);
	t.same([...rootsOf([entry('a', ['b']), entry('b', ['a'])])], ['a'], 'of a circle, the first');
	t.same([...rootsOf([entry('a', ['a'])])], ['a']);
	t.same([...rootsOf([])], []);
});

t.test('what a left-out entry needs is needed for its own sake', async t => {
	t.same(kept([entry('own', ['a'], {kind: 'project'}), entry('a', ['b']), entry('b')]), ['project', 'a', 'transitive']);
	t.same(kept([entry('own', ['sub'], {kind: 'project'}), entry('sub', ['a'], {kind: 'path'}), entry('a')], new Map([['sub', {groups: []}]])), ['project', 'path', 'a']);
});

t.test('names and versions are checked', async t => {
	t.same(kept([entry('a"; x'), entry('')]), ['bad', 'bad']);
	const [item] = lockedItems([{...entry('a'), version: '1"${x}'}], undefined);
	t.notOk(item?.kind === 'requirement' && item.locked, 'a version of no shape is no wish');
});

t.test('everything can be reached from the roots', async () => {
	const names = ['a', 'b', 'c', 'd', 'e', 'f'];
	const graph = fc.tuple(...names.map(name => fc.subarray(names).map(needs => entry(name, needs))));
	fc.assert(fc.property(graph, packages => {
		const reached = new Set(rootsOf(packages));
		for (const name of reached) {
			for (const needed of packages.find(one => one.name === name)!.needs) {
				reached.add(needed);
			}
		}

		return reached.size === packages.length;
	}));
});
