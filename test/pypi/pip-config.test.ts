import t from 'tap';
import {pipFileValue, pipFiles} from '../../source/pypi/pip-config.js';

const files = (env: Record<string, string>, platform = 'linux') => pipFiles({env, home: '/home/u', platform});

t.test('where pip looks, what counts most first', async t => {
	t.strictSame(files({}), ['/home/u/.config/pip/pip.conf', '/home/u/.pip/pip.conf', '/etc/pip.conf', '/etc/xdg/pip/pip.conf']);
	t.strictSame(files({VIRTUAL_ENV: '/v', XDG_CONFIG_HOME: '/c', XDG_CONFIG_DIRS: '/a:/b'}), ['/v/pip.conf', '/c/pip/pip.conf', '/home/u/.pip/pip.conf', '/etc/pip.conf', '/b/pip/pip.conf', '/a/pip/pip.conf']);
	t.strictSame(files({PIP_CONFIG_FILE: '/named', VIRTUAL_ENV: '/v'}), ['/named', '/v/pip.conf', '/etc/pip.conf', '/etc/xdg/pip/pip.conf'], 'a named file takes the place of the user\'s');
	t.strictSame(files({PIP_CONFIG_FILE: '/dev/null'}), []);
	t.equal(files({}, 'darwin')[0], '/home/u/Library/Application Support/pip/pip.conf');
});

t.test('a section for installing counts more than a nearer file', async t => {
	const read = async (texts: Record<string, string>) => pipFileValue({
		env: {}, home: '/home/u', platform: 'linux', readFile: async file => texts[file],
	}, 'index-url');
	t.strictSame(await read({'/home/u/.config/pip/pip.conf': '[global]\nindex-url = https://user/', '/etc/pip.conf': '[global]\nindex-url = https://machine/'}), {file: '/home/u/.config/pip/pip.conf', value: 'https://user/'});
	t.strictSame(await read({'/home/u/.config/pip/pip.conf': '[global]\nindex-url = https://user/', '/etc/pip.conf': '[install]\nindex-url = https://machine/'}), {file: '/etc/pip.conf', value: 'https://machine/'});
	t.equal(await read({'/etc/pip.conf': '[global]\ntimeout = 1'}), undefined);
	t.equal(await read({}), undefined);
});
