import t from 'tap';
import {netrcCredentials} from '../../source/io/netrc.js';

t.test('what a netrc file holds', async t => {
	const text = [
		'# a comment',
		'machine a.example login alice password s3',
		'machine b.example',
		'  login bob',
		'  account unused',
		String.raw`  password "with space \" quote"`,
		'machine nologin.example password only',
		'machine half.example login half',
		'macdef init',
		'machine c.example login macro password no',
		'',
		'machine d.example password first login dora # said after',
		'default login anybody password else',
	].join('\n');
	const of = (host: string) => netrcCredentials(text, host);
	t.strictSame(of('a.example'), {username: 'alice', password: 's3'});
	t.strictSame(of('A.Example'), {username: 'alice', password: 's3'});
	t.strictSame(of('b.example'), {username: 'bob', password: 'with space " quote'});
	t.strictSame(of('nologin.example'), {username: '', password: 'only'});
	t.strictSame(of('d.example'), {username: 'dora', password: 'first'});
	t.strictSame(of('c.example'), {username: 'anybody', password: 'else'}, 'a macro holds no entries');
	t.strictSame(of('sub.a.example'), {username: 'anybody', password: 'else'});
	t.strictSame(netrcCredentials(text.replaceAll('\n', '\r\n'), 'd.example'), {username: 'dora', password: 'first'});
});

t.test('nothing where there is nothing', async t => {
	for (const text of ['', 'machine', 'machine a.example', 'machine a.example login', 'login x password y', 'machine b.example login x password y', '# machine a.example login x password y']) {
		t.equal(netrcCredentials(text, 'a.example'), undefined, text);
	}
});
