import t from 'tap';
import {
	readAttributes, readProject, readTable, readTopList,
} from '../../source/data/sources.js';

t.test('a table gives entries, and drops what is none', async t => {
	const lines = ['Foo.Bar\t1.0\t1\tA foo', 'foo-bar\t2.0\t2\tthe same name', '../x\t1\t3\t', 'ok\t1;rm\t4\t', 'later\t1\tx\t', '', 'short'];
	t.same(readTable(lines.join('\n')), [
		{
			name: 'foo-bar', version: '1.0', rank: 1, summary: 'A foo',
		},
		{
			name: 'ok', version: '', rank: 4, summary: '',
		},
	]);
});

t.test('a top list gives normalised names in its order', async t => {
	t.same(readTopList('{"rows":[{"project":"B_b"},{"project":"a"},{"project":"b-b"},{"project":7},null,{"project":"$(x)"}]}'), ['b-b', 'a']);
	t.throws(() => readTopList('{"rows":{}}'), TypeError);
	t.throws(() => readTopList('null'), TypeError);
});

t.test('a project document gives version and summary where they are sound', async t => {
	t.same(readProject('{"info":{"version":"1.2rc1","summary":"x"}}'), {version: '1.2rc1', summary: 'x'});
	t.same(readProject('{"info":{"version":"1 2","summary":null}}'), {version: '', summary: ''});
	t.same(readProject('{}'), {version: '', summary: ''});
});

t.test('attributes come a line each or as JSON', async t => {
	t.same(readAttributes('numpy\n\nbad name\nplasTeX\n'), ['numpy', 'plasTeX']);
	t.same(readAttributes(' ["a", 1, "b-c", "x y"]'), ['a', 'b-c']);
});
