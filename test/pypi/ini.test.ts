import t from 'tap';
import {iniValue} from '../../source/pypi/ini.js';

t.test('values as configparser reads them', async t => {
	const text = '\uFEFF; comment\n[global]\r\ntimeout = 60\nindex-url = https://a/\n\n[Other]\nindex-url: https://b/\n[install]\nINDEX_URL =\n    https://c/\n    https://d/\n# index-url = no\nextra = x\n';
	t.equal(iniValue(text, 'global', 'index-url'), 'https://a/');
	t.equal(iniValue(text, 'Other', 'index_url'), 'https://b/');
	t.equal(iniValue(text, 'install', 'index-url'), 'https://c/');
	t.equal(iniValue(text, 'global', 'extra'), undefined);
	t.equal(iniValue(text, 'install', 'extra'), 'x');
	t.equal(iniValue('index-url = https://a/', 'global', 'index-url'), undefined, 'a value of no section');
	t.equal(iniValue('[global]\nindex-url = a\nindex-url = https://x:y=z@b/', 'global', 'index-url'), 'https://x:y=z@b/');
	t.equal(iniValue('[global]\nindex-url =\n', 'global', 'index-url'), undefined);
	t.equal(iniValue('', 'global', 'index-url'), undefined);
});
