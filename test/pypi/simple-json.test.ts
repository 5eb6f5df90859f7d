import fc from 'fast-check';
import t from 'tap';
import {Failure} from '../../source/failure.js';
import type {DistributionFile, Project} from '../../source/pypi/project.js';
import {parseSimpleJson} from '../../source/pypi/simple-json.js';
import {jsonPage} from '../support/index-pages.js';
import {piecesOf} from '../support/pieces.js';
import {hexOf} from '../support/project.js';

const base = 'https://index.example/simple/scikit-learn/';
const bytesOf = (page: unknown) => piecesOf(new TextEncoder().encode(JSON.stringify(page)));

const parseBytes = async (...words: Parameters<typeof parseSimpleJson>): Promise<Project> => {
	const {files, page} = parseSimpleJson(...words);
	const all: DistributionFile[] = [];
	for await (const batch of files) {
		all.push(...batch);
	}

	return {...page(), files: all};
};

const parse = async (page: unknown) => parseBytes(bytesOf(page), base, 'Scikit_Learn');

const codeOf = async (text: string, name = 'thing'): Promise<string> => {
	try {
		await parseBytes(piecesOf(new TextEncoder().encode(text)), base, name);
	} catch (error) {
		return error instanceof Failure ? error.code : String(error);
	}

	return 'none';
};

t.test('a page of today', async t => {
	const project = await parse(jsonPage);
	t.equal(project.name, 'scikit-learn');
	t.strictSame(project.status, {status: 'active'});
	t.strictSame(project.versions, ['1.3.2', '1.4.0', '1.4.1rc1', '1.5.0']);
	t.strictSame(project.files, [
		{
			filename: 'scikit-learn-1.3.2.tar.gz', url: 'https://files.example/packages/aa/scikit-learn-1.3.2.tar.gz', kind: 'sdist', version: '1.3.2', stem: 'scikit-learn', extension: 'tar.gz', sha256: hexOf('1.3.2'), requiresPython: '>=3.8', yanked: false, uploadTime: '2023-10-23T13:50:00.123Z',
		},
		{
			filename: 'scikit_learn-1.4.0.tar.gz', url: 'https://files.example/packages/bb/scikit_learn-1.4.0.tar.gz', kind: 'sdist', version: '1.4.0', stem: 'scikit_learn', extension: 'tar.gz', sha256: hexOf('1.4.0'), requiresPython: '>=3.9', yanked: 'broken [31m on Windows', uploadTime: '2024-01-18T00:00:00.000Z',
		},
		{
			filename: 'scikit_learn-1.5.0-cp313-cp313-macosx_12_0_arm64.whl', url: 'https://index.example/packages/cc/scikit_learn-1.5.0-cp313-cp313-macosx_12_0_arm64.whl', kind: 'wheel', version: '1.5.0', stem: 'scikit_learn', sha256: hexOf('1.5.0'), yanked: true, metadata: hexOf('metadata'),
		},
	]);
});

t.test('a page of 2022: no versions, sizes or state', async t => {
	const {versions: _, 'project-status': __, ...old} = jsonPage;
	const project = await parse({...old, meta: {'api-version': '1.0'}});
	t.strictSame(project.versions, ['1.3.2', '1.4.0', '1.5.0']);
	t.strictSame(project.status, {status: 'active'});
});

t.test('the states of PEP 792', async t => {
	for (const status of ['archived', 'quarantined', 'deprecated']) {
		t.strictSame((await parse({...jsonPage, 'project-status': {status, reason: 'old\u0007'}})).status, {status, reason: 'old'});
	}

	t.strictSame((await parse({...jsonPage, 'project-status': {status: 'unheard-of'}})).status, {status: 'active'});
});

t.test('what is no project page is refused', async t => {
	t.equal(await codeOf('{"files": []'), 'not-an-index');
	t.equal(await codeOf('<html>'), 'not-an-index');
	t.equal(await codeOf('{"files": [{"filename": 1 2}]}'), 'not-an-index');
	t.equal(await codeOf('{"files": [], "name"}'), 'not-an-index');
	t.equal(await codeOf('null'), 'not-an-index');
	t.equal(await codeOf('[]'), 'not-an-index');
	t.equal(await codeOf('{"files": {}}'), 'not-an-index');
	t.equal(await codeOf('{"name": "other", "files": []}'), 'not-an-index');
	t.equal(await codeOf('{"meta": {"api-version": "2.0"}, "files": []}'), 'unsupported-index');
	t.equal(await codeOf('{"meta": {"api-version": "1.99"}, "name": "Thing", "files": []}'), 'none');
});

t.test('files that cannot be used are left out', async t => {
	const good = {filename: 'thing-1.0.tar.gz', url: 'thing-1.0.tar.gz', hashes: {}};
	const bad = [
		null,
		'text',
		{},
		{...good, filename: '../../etc/passwd'},
		{...good, filename: 'a"${b}.tar.gz'},
		{...good, filename: 'a\nb.tar.gz'},
		{...good, url: 'file:///etc/passwd'},
		{...good, url: 'https://'},
		{...good, url: 7},
	];
	const project = await parseBytes(bytesOf({files: [...bad, good], versions: ['1.0', '1";rm', 3]}), base, 'thing');
	t.strictSame(project.files.map(({url}) => url), [`${base}thing-1.0.tar.gz`]);
	t.strictSame(project.versions, ['1.0']);
	t.strictSame(project.files[0]?.sha256, undefined);
});

t.test('any JSON gives a project or a Failure, with nothing unsafe in it', async () => {
	const file = fc.record({
		filename: fc.oneof(fc.string(), fc.constant('thing-1.0.tar.gz')),
		url: fc.oneof(fc.webUrl(), fc.string()),
		hashes: fc.oneof(fc.jsonValue(), fc.record({sha256: fc.string()})),
		'requires-python': fc.jsonValue(),
		yanked: fc.jsonValue(),
		size: fc.jsonValue(),
		'upload-time': fc.jsonValue(),
		'core-metadata': fc.jsonValue(),
	}, {requiredKeys: []});
	const page = fc.record({
		files: fc.array(fc.oneof(file, fc.jsonValue())), versions: fc.jsonValue(), meta: fc.jsonValue(), 'project-status': fc.jsonValue(),
	});
	await fc.assert(fc.asyncProperty(page, async value => {
		try {
			const {files, versions} = await parseBytes(bytesOf(value), base, 'thing');
			return files.every(({filename, url, sha256}) => /^[\w!+.,~@()-]+$/.test(filename) && /^https?:/.test(url) && /^([\da-f]{64})?$/.test(sha256 ?? ''))
				&& versions.every(version => /^[\w!+.-]+$/.test(version))
				&& !/[\u0000-\u0008\u001B\u007F-\u009F]/.test(JSON.stringify(files)); // eslint-disable-line no-control-regex -- that is what is looked for
		} catch (error) {
			return error instanceof Failure;
		}
	}));
});
