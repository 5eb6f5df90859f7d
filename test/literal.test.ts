import fc from 'fast-check';
import t from 'tap';
import {literal, printable, withoutCredentials} from '../source/literal.js';

t.test('control characters are written out', async t => {
	t.equal(literal('a\u001B[31mb\r\n'), String.raw`\`a\u{1b}[31mb\u{d}\u{a}\``.replaceAll('\\`', '`'));
	t.equal(printable('a\u202Eb\u200B\u2028'), String.raw`a\u{202e}b\u{200b}\u{2028}`);
	t.equal(literal('a`b'), '`a\'b`');
	t.equal(printable('naïve 数'), 'naïve 数', 'letters of any script stay');
});

t.test('long text is cut', async t => {
	t.equal(printable('abcdef', 3), 'abc…');
	t.equal(printable('abc', 3), 'abc');
	t.equal(printable('x'.repeat(5_000_000)).length, 121);
});

t.test('credentials are never shown', async t => {
	t.equal(withoutCredentials('https://me:secret@host/simple'), 'https://***@host/simple');
	t.equal(withoutCredentials('git+https://token@host/a@v1'), 'git+https://***@host/a@v1');
	t.equal(withoutCredentials('https://a:p@ss@host/'), 'https://***@host/');
	t.equal(withoutCredentials('git+ssh://git@github.com/a/b.git@main'), 'git+ssh://git@github.com/a/b.git@main');
	t.equal(withoutCredentials('http://localhost:8080'), 'http://localhost:8080');
	t.notMatch(printable(`https://me:${'s'.repeat(10_000)}@host/`), /sss/, 'nor the beginning of one that is cut');
});

t.test('whatever the text, nothing unsafe comes out', async () => {
	fc.assert(fc.property(fc.string({unit: 'binary'}), text => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(literal(text))));
});
