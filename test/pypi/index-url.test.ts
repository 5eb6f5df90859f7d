import t from 'tap';
import {findIndexUrl, type IndexSearch} from '../../source/pypi/index-url.js';
import {failureOf, shown} from '../support/http.js';

const find = async (search: Partial<IndexSearch> = {}, files: Record<string, string> = {}) => findIndexUrl({
	env: {}, home: '/home/u', directory: '/p', platform: 'linux', readFile: async file => files[file], ...search,
});

const pip = {'/etc/pip.conf': '[global]\nindex-url = https://user:pass@pip/simple'};
const uv = {'/p/uv.toml': 'index-url = "https://uv/simple"'};
const everything = {
	PIP_INDEX_URL: 'https://pip-env/', UV_DEFAULT_INDEX: 'name=https://uv-env/', UV_INDEX_URL: 'https://uv-old/',
};

t.test('each place in its turn', async t => {
	t.strictSame(await find({flag: 'https://flag/', env: everything}, {...pip, ...uv}), {url: 'https://flag/', source: '`--index-url`'});
	t.strictSame(await find({env: everything}, {...pip, ...uv}), {url: 'https://pip-env/', source: '`PIP_INDEX_URL`'});
	t.strictSame(await find({env: {...everything, PIP_INDEX_URL: ' '}}, {...pip, ...uv}), {url: 'https://user:pass@pip/simple', source: '`/etc/pip.conf`'});
	t.strictSame(await find({env: {...everything, PIP_INDEX_URL: ''}}, uv), {url: 'https://uv-env/', source: '`UV_DEFAULT_INDEX`'});
	t.strictSame(await find({env: {UV_INDEX_URL: 'https://uv-old/'}}, uv), {url: 'https://uv-old/', source: '`UV_INDEX_URL`'});
	t.strictSame(await find({}, uv), {url: 'https://uv/simple', source: '`/p/uv.toml`'});
	t.strictSame(await find(), {url: 'https://pypi.org/simple/', source: 'the default'});
});

t.test('what is no address is not passed over, and is not quoted with its password', async t => {
	for (const [search, files] of [
		[{flag: 'us3r:s3cret@host'}, {}],
		[{env: {PIP_INDEX_URL: 'htp://us3r:s3cret@host/'}}, {}],
		[{env: {UV_DEFAULT_INDEX: 'https://us3r:s3c/ret@host/'}}, {}],
		[{}, {'/etc/pip.conf': '[global]\nindex-url = file://us3r:s3cret@host/x'}],
		[{}, {'/p/uv.toml': 'index-url = "/us3r:s3cret@wheels"'}],
	] as Array<[Partial<IndexSearch>, Record<string, string>]>) {
		const failure = await failureOf(find(search, files));
		t.equal(failure.code, 'bad-index-url');
		t.notMatch(shown(failure), /us3r|s3c|ret@/);
		t.match(failure.message, 'is not an `https://` address');
	}
});

t.test('who is told to use no index is believed, unless one is named for this run', async t => {
	for (const [search, files] of [
		[{env: {PIP_NO_INDEX: '1', PIP_INDEX_URL: 'https://pip-env/'}}, {}],
		[{env: {PIP_INDEX_URL: 'https://pip-env/'}}, {'/etc/pip.conf': '[global]\nno-index = yes'}],
		[{}, {'/etc/pip.conf': '[install]\nno_index = true', ...uv}],
	] as Array<[Partial<IndexSearch>, Record<string, string>]>) {
		t.match(await failureOf(find(search, files)), {code: 'no-index', message: /PIP_NO_INDEX|`no-index` in `\/etc\/pip\.conf`/, hint: /--index-url/});
		t.match(await find({...search, flag: 'https://flag/'}, files), {url: 'https://flag/'});
	}

	t.match(await find({env: {PIP_NO_INDEX: 'false'}}, {'/etc/pip.conf': '[global]\nno-index = yes\nindex-url = https://pip/'}), {url: 'https://pip/'});
});
