import t from 'tap';
import {uvFiles, uvIndex} from '../../source/pypi/uv-config.js';

t.test('the default index of a uv.toml', async t => {
	t.equal(uvIndex('index-url = "https://a/"'), 'https://a/');
	t.equal(uvIndex('# c\n[pip]\nindex-url = \'https://b/\' # c\n'), 'https://b/');
	t.equal(uvIndex('[[index]]\nname = "x"\nurl = "https://x/"\n\n[[index]]\nurl = "https://y/"\ndefault = true\n'), 'https://y/');
	t.equal(uvIndex('index-url = "https://a/"\n[[index]]\ndefault = true\nurl = "https://y/"'), 'https://y/');
	t.equal(uvIndex('[[index]]\nurl = "https://x/"\n'), undefined, 'an additional index is not the default one');
	t.equal(uvIndex('[[index]]\nurl = "https://x/"\ndefault = false\n'), undefined);
	t.equal(uvIndex('[other]\nindex-url = "https://x/"\n'), undefined);
	t.equal(uvIndex(String.raw`index-url = "https://a\u0040b/"`), undefined, 'what is not understood is not guessed');
});

t.test('where uv looks', async t => {
	const of = (env: Record<string, string>) => uvFiles({env, home: '/home/u', directory: '/p'});
	t.strictSame(of({}), ['/p/uv.toml', '/home/u/.config/uv/uv.toml', '/etc/uv/uv.toml']);
	t.strictSame(of({XDG_CONFIG_HOME: '/x'}), ['/p/uv.toml', '/x/uv/uv.toml', '/etc/uv/uv.toml']);
	t.strictSame(of({UV_CONFIG_FILE: '/named'}), ['/named']);
	t.strictSame(of({UV_NO_CONFIG: '1', UV_CONFIG_FILE: '/named'}), []);
});
