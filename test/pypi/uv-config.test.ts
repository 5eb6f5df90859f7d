import t from 'tap';
import {findIndexUrl} from '../../source/pypi/index-url.js';
import {uvFileIndex, uvFiles} from '../../source/pypi/uv-config.js';

const indexOf = async (files: Record<string, string>, env: Record<string, string> = {}) => uvFileIndex({
	env, home: '/home/u', directory: '/w/p', readFile: async file => files[file],
});

t.test('the default index of a uv.toml', async t => {
	const of = async (text: string) => {
		const found = await indexOf({'/w/p/uv.toml': text});
		return found?.value;
	};

	t.equal(await of('index-url = "https://a/"'), 'https://a/');
	t.equal(await of('# c\n[pip]\nindex-url = \'https://b/\' # c\n'), 'https://b/');
	t.equal(await of('[[index]]\nname = "x"\nurl = "https://x/"\n\n[[index]]\nurl = "https://y/"\ndefault = true\n'), 'https://y/');
	t.equal(await of('index-url = "https://a/"\n[[index]]\ndefault = true\nurl = "https://y/"'), 'https://y/');
	t.equal(await of('index = [{url = "https://y/", default = true}]'), 'https://y/');
	t.equal(await of('[[index]]\nurl = "https://x/"\n'), undefined, 'an additional index is not the default one');
	t.equal(await of('[[index]]\nurl = "https://x/"\ndefault = false\n'), undefined);
	t.equal(await of('[other]\nindex-url = "https://x/"\n'), undefined);
	t.equal(await of('index-url = 5'), undefined);
	t.equal(await of('index-url = "https://x/'), undefined, 'no TOML');
});

t.test('pyproject.toml, folders above, and what counts more', async t => {
	const tool = (url: string) => `[project]\nname = "x"\n[[tool.uv.index]]\nurl = "${url}"\ndefault = true\n`;
	t.strictSame(await indexOf({'/w/p/pyproject.toml': tool('https://p/')}), {file: '/w/p/pyproject.toml', value: 'https://p/'});
	t.strictSame(await indexOf({'/w/p/pyproject.toml': tool('https://p/'), '/w/p/uv.toml': 'index-url = "https://u/"'}), {file: '/w/p/uv.toml', value: 'https://u/'});
	t.strictSame(await indexOf({'/w/uv.toml': 'index-url = "https://above/"'}), {file: '/w/uv.toml', value: 'https://above/'});
	t.strictSame(await indexOf({'/w/uv.toml': 'index-url = "https://above/"', '/w/p/pyproject.toml': '[project]\nname = "x"'}), {file: '/w/uv.toml', value: 'https://above/'}, 'it says nothing of uv');
	t.equal(await indexOf({'/w/uv.toml': 'index-url = "https://above/"', '/w/p/pyproject.toml': '[tool.uv]\nmanaged = true'}), undefined, 'the nearest counts alone');
	t.strictSame(await indexOf({'/w/p/pyproject.toml': '[tool.uv]\nmanaged = true', '/etc/uv/uv.toml': 'index-url = "https://machine/"'}), {file: '/etc/uv/uv.toml', value: 'https://machine/'});
});

t.test('where uv looks', async t => {
	const of = (env: Record<string, string>) => {
		const {project, others} = uvFiles({env, home: '/home/u', directory: '/w/p'});
		return [...project, ...others].map(({file}) => file);
	};

	const project = ['/w/p/uv.toml', '/w/p/pyproject.toml', '/w/uv.toml', '/w/pyproject.toml', '/uv.toml', '/pyproject.toml'];
	t.strictSame(of({}), [...project, '/home/u/.config/uv/uv.toml', '/etc/uv/uv.toml']);
	t.strictSame(of({XDG_CONFIG_HOME: '/x'}), [...project, '/x/uv/uv.toml', '/etc/uv/uv.toml']);
	t.strictSame(of({UV_CONFIG_FILE: '/named'}), ['/named']);
	t.strictSame(of({UV_NO_CONFIG: '1', UV_CONFIG_FILE: '/named'}), []);
});

t.test('further indexes are not the default one', async t => {
	t.match(await findIndexUrl({
		env: {UV_INDEX: 'https://further/'}, home: '/home/u', directory: '/w/p', platform: 'linux', readFile: async () => undefined,
	}), {source: 'the default'});
});
