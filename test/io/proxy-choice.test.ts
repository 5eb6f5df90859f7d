import t from 'tap';
import {proxyFor} from '../../source/io/proxy-choice.js';
import {failureOf, shown} from '../support/http.js';

const chosen = (url: string, env: Record<string, string>): string | undefined => proxyFor(new URL(url), env)?.host;

t.test('which variable counts', async t => {
	const all = {
		http_proxy: 'http://a:1', HTTP_PROXY: 'http://b:1', https_proxy: 'http://c:1', HTTPS_PROXY: 'http://d:1', ALL_PROXY: 'http://e:1',
	};
	t.equal(chosen('http://x/', all), 'a:1');
	t.equal(chosen('https://x/', all), 'c:1');
	t.equal(chosen('http://x/', {...all, http_proxy: ''}), 'b:1', 'empty counts as unset');
	t.equal(chosen('https://x/', {...all, https_proxy: '', HTTPS_PROXY: ' '}), 'e:1');
	t.equal(chosen('https://x/', {HTTP_PROXY: 'http://b:1'}), undefined);
	t.equal(chosen('https://x/', {}), undefined);
	t.equal(chosen('https://x/', {https_proxy: 'proxy.corp:3128'}), 'proxy.corp:3128', 'a scheme is not needed');
	t.equal(chosen('https://x/', {https_proxy: 'user:pass@proxy.corp:3128'}), 'proxy.corp:3128');
});

t.test('what NO_PROXY covers', async t => {
	const env = (list: string) => ({ALL_PROXY: 'http://p:1', NO_PROXY: list});
	const straight: Array<[string, string]> = [
		['https://pypi.org/', '*'],
		['https://pypi.org/', 'pypi.org'],
		['https://PYPI.org/', 'a, PyPI.ORG'],
		['https://files.pypi.org/', 'pypi.org'],
		['https://files.pypi.org/', '.pypi.org'],
		['https://files.pypi.org/', '*.pypi.org'],
		['https://pypi.org./', 'pypi.org'],
		['https://pypi.org:8443/', 'pypi.org:8443'],
		['https://pypi.org/', 'pypi.org:443'],
		['http://10.1.2.3/', '10.0.0.0/8'],
		['http://10.1.2.3/', '10.1.2.3'],
		['http://[::1]:80/', '::1'],
		['http://[fd00::1]/', 'fd00::/8'],
		['http://localhost/', 'example.com localhost'],
	];
	for (const [url, list] of straight) {
		t.equal(chosen(url, env(list)), undefined, `${url} with ${list}`);
	}

	const proxied: Array<[string, string]> = [
		['https://pypi.org/', ''],
		['https://notpypi.org/', 'pypi.org'],
		['https://pypi.org.evil.example/', 'pypi.org'],
		['https://pypi.org/', 'files.pypi.org'],
		['https://pypi.org:8443/', 'pypi.org:443'],
		['http://11.1.2.3/', '10.0.0.0/8'],
		['http://1.10.1.2/', '10.1.2'],
		['http://10.1.2.3/', '10.0.0.0/99'],
		['http://10.1.2.3/', 'fd00::/8'],
		['https://pypi.org/', ',, . '],
	];
	for (const [url, list] of proxied) {
		t.equal(chosen(url, env(list)), 'p:1', `${url} with ${list}`);
	}
});

t.test('a proxy that cannot be used is said so, without its password', async t => {
	for (const value of ['socks5://us3r:s3cret@p:1', 'http://us3r:s3c/ret@p:1', 'http://us3r:s3cret@']) {
		const failure = await failureOf((async () => proxyFor(new URL('https://x/'), {HTTPS_PROXY: value}))());
		t.equal(failure.code, 'proxy');
		t.match(failure.message, 'HTTPS_PROXY');
		t.notMatch(shown(failure), /us3r|s3c|ret@/);
	}
});
