import t from 'tap';
import {Failure} from '../../source/failure.js';
import {parseSimpleHtml} from '../../source/pypi/simple-html.js';
import {htmlPage} from '../support/index-pages.js';
import {hexOf} from '../support/project.js';

const address = 'https://index.example/root/simple/thing/';

t.test('an old page', async t => {
	const project = parseSimpleHtml(htmlPage, address, 'thing');
	t.strictSame(project.status, {status: 'deprecated', reason: 'use "other"'});
	t.strictSame(project.versions, ['1.0', '1.1', '1.2', '1.3']);
	const at = 'https://index.example/mirror/files/';
	t.strictSame(project.files, [
		{
			filename: 'thing-1.0.tar.gz', url: `${at}thing-1.0.tar.gz`, kind: 'sdist', version: '1.0', stem: 'thing', extension: 'tar.gz', sha256: hexOf('1.0'), requiresPython: '>=3.8,<4', yanked: false,
		},
		{
			filename: 'thing-1.1.zip', url: `${at}thing-1.1.zip`, kind: 'sdist', version: '1.1', stem: 'thing', extension: 'zip', yanked: true,
		},
		{
			filename: 'thing-1.2-py3-none-any.whl', url: `${at}thing-1.2-py3-none-any.whl`, kind: 'wheel', version: '1.2', stem: 'thing', sha256: hexOf('1.2'), yanked: 'leaks > 1 GB', metadata: true,
		},
		{
			filename: 'thing-1.3.tar.gz', url: 'https://other.example/thing-1.3.tar.gz?x=1&y=2', kind: 'sdist', version: '1.3', stem: 'thing', extension: 'tar.gz', sha256: hexOf('1.3'), requiresPython: '>=3.9', yanked: false,
		},
		{
			filename: 'thing-1.4-py2.7.egg', url: `${at}thing-1.4-py2.7.egg`, kind: 'other', yanked: false,
		},
	]);
});

t.test('addresses are relative to the page where no base says otherwise', async t => {
	const {files} = parseSimpleHtml('<a href="../../packages/thing-1.0.tar.gz">x</a>', address, 'thing');
	t.equal(files[0]?.url, 'https://index.example/root/packages/thing-1.0.tar.gz');
});

t.test('a page without files is no project page', async t => {
	for (const html of ['', '<html><form action="/login"><a href="/forgot">Forgot?</a></form></html>', 'x'.repeat(100_000), '<a href="thing-1.0.tar.gz']) {
		t.throws(() => parseSimpleHtml(html, address, 'thing'), {code: 'not-an-index'});
	}

	t.throws(() => parseSimpleHtml('<meta name="pypi:repository-version" content="2.0"><a href="thing-1.0.tar.gz">', address, 'thing'), {code: 'unsupported-index'});
});

t.test('garbage takes no time', async t => {
	const size = 4_000_000;
	for (const piece of ['<a ', '<a "', '<', '<!--', '<a href="', '&#', '<a x=y ', '<a href=\'x" ', '= ']) {
		const before = performance.now();
		try {
			parseSimpleHtml(piece.repeat(size / piece.length), address, 'thing');
		} catch (error) {
			t.ok(error instanceof Failure);
		}

		// Quadratic behaviour would take minutes, so that the bound needs no care.
		t.ok(performance.now() - before < 10_000, piece);
	}
});
