import fc from 'fast-check';
import t from 'tap';
import {redact, redactUrl} from '../../source/io/redact.js';

t.test('what may be shown of a URL', async t => {
	const cases: Array<[string, string]> = [
		['https://user:pass@host/simple/', 'https://host/simple/'],
		['https://token@host:8443/simple/', 'https://host:8443/simple/'],
		['https://user:p@ss@host/x', 'https://host/x'],
		['https://host/x?token=1#sha256=2', 'https://host/x'],
		['https://host/a@b', 'https://host/a@b'],
		['https://user:pa/ss@host/x', 'https://host/x'],
		['https://user:p@a/ss@host/x', 'https://host/x'],
		['user:pass@host', 'host'],
		['not an address', 'not an address'],
	];
	for (const [url, safe] of cases) {
		t.equal(redactUrl(url), safe, safe);
	}

	t.equal(redact('of https://u:it\'s@h/a'), 'of https://h/a');
	t.equal(redact('see `https://u:p@h/a` and http://u:p@h/b, please'), 'see `https://h/a` and http://h/b, please');
});

t.test('no password survives, whatever it is made of', async () => {
	fc.assert(fc.property(fc.string({minLength: 1, unit: 'binary-ascii'}), password => {
		const marked = `s3cret${encodeURIComponent(password)}s3cret`;
		return !redact(`no answer from https://user:${marked}@host/simple/`).includes('s3cret')
			&& !redactUrl(`https://user:s3cret${password}s3cret@host/simple/`).includes('s3cret');
	}), {numRuns: 3000});
});
