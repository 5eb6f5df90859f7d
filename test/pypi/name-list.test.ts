import {Buffer} from 'node:buffer';
import t from 'tap';
import {listNames} from '../../source/pypi/name-list.js';
import {codeOf} from '../support/http.js';
import {piecesOf} from '../support/pieces.js';

const read = async (type: string, text: string, size = 5): Promise<string[]> => {
	const names: string[] = [];
	for await (const name of listNames(type, piecesOf(Buffer.from(text), size))) {
		names.push(name);
	}

	return names;
};

const jsonType = 'application/vnd.pypi.simple.v1+json';

t.test('names out of JSON', async t => {
	t.strictSame(await read(jsonType, String.raw`{"meta":{"_last-serial":1,"api-version":"1.4"},"projects":[{"_last-serial":3,"name":"0"},{"name":"Zope.Interface"},{"name":"\u0061b"}]}`), ['0', 'Zope.Interface', 'ab']);
	t.strictSame(await read('application/json', '{"projects":[{},{"name":7},3]}'), ['', '', ''], 'to be sifted');
});

t.test('names out of HTML', async t => {
	const html = '<!DOCTYPE html><html><head><title>Simple</title></head><body>\n<a href="/simple/0/">0</a>\n<a href="zope-interface">Zope.Interface</a><a href="../simple/b/?x#y">b</a><a>none</a></body></html>\n';
	for (const size of [1, 3, 50, 10_000]) {
		t.strictSame(await read('text/html; charset=utf-8', html, size), ['0', 'zope-interface', 'b'], String(size));
	}
});

t.test('a list that is cut or none is refused', async t => {
	t.equal(await codeOf(read(jsonType, '{"projects":[{"name":"a"},{"name":"b"}')), 'bad-json');
	t.equal(await codeOf(read(jsonType, '{"projects":[{"name":"a"},{"name":b}]}')), 'not-an-index');
	t.equal(await codeOf(read('text/html', '<html><a href="a">a</a><a href="b')), 'not-an-index');
	t.equal(await codeOf(read('text/html', '<html><a href="a">a</a>')), 'not-an-index');
	t.equal(await codeOf(read('text/html', 'x'.repeat(100_000), 4096)), 'not-an-index');
	t.equal(await codeOf(read('text/plain', 'a\nb\n')), 'not-an-index');
});
