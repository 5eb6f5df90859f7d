import {brotliCompressSync} from 'node:zlib';
import t from 'tap';
import {channelRevision, fetchChannelSet, storedChannelSet} from '../../source/nixpkgs/channel-client.js';
import {channelJson} from '../support/channel.js';
import {codeOf, testClient} from '../support/http.js';
import {startServer} from '../support/server.js';

const revision = '0123456789abcdef0123456789abcdef01234567';

t.test('a channel\'s packages, by way of its release, decoded once and kept', async t => {
	for (const encoding of ['labelled', 'bare', 'plain']) {
		const server = await startServer(t, (request, response) => {
			switch (request.url ?? '') {
				case '/nixos-26.05/git-revision':
				case '/nixos-26.05/packages.json.br': {
					response.writeHead(302, {location: `/release/26.05.1${request.url!.slice('/nixos-26.05'.length)}`}).end();
					break;
				}

				case '/release/26.05.1/git-revision': {
					response.end(`${revision}\n`);
					break;
				}

				case '/release/26.05.1/packages.json.br': {
					response.writeHead(200, {'content-type': 'application/json', ...(encoding === 'labelled' && {'content-encoding': 'br'})});
					response.end(encoding === 'plain' ? channelJson : brotliCompressSync(channelJson));
					break;
				}

				default: {
					response.writeHead(404).end();
				}
			}
		});
		const settings = {http: testClient(), cacheDir: t.testdir({}), channelsUrl: server.url};
		const set = await fetchChannelSet(settings, 'nixos-26.05', 'python313Packages');
		t.equal(set.revision, revision);
		t.equal(set.packages.get('numpy')?.version, '2.3.4', encoding);
		t.equal(set.packages.size, 3);

		const before = server.requests.filter(({url}) => url!.endsWith('.br')).length;
		const again = await fetchChannelSet(settings, 'nixos-26.05', 'python313Packages');
		t.strictSame(again, set);
		t.equal(server.requests.filter(({url}) => url!.endsWith('.br')).length, before, 'the same commit is not fetched twice');
		t.strictSame(await storedChannelSet(settings.cacheDir, revision, 'python313Packages'), set);
		t.equal(await storedChannelSet(settings.cacheDir, revision, 'python314Packages'), undefined);

		t.equal(await codeOf(fetchChannelSet(settings, 'nixos-26.05', 'python39Packages')), 'no-set');
		t.equal(await codeOf(fetchChannelSet(settings, 'nixos-99.05', 'python313Packages')), 'unknown-channel');
		t.equal(await codeOf(fetchChannelSet({...settings, http: testClient({offline: true})}, 'nixos-26.05', 'python313Packages')), 'offline');
	}
});

t.test('what is no commit, and what breaks off', async t => {
	const server = await startServer(t, (request, response) => {
		if (request.url === '/portal/git-revision') {
			response.end('<html>Log in</html>');
		} else if (request.url === '/down/git-revision') {
			response.writeHead(500).end();
		} else if (request.url!.endsWith('git-revision')) {
			response.end(revision);
		} else {
			response.writeHead(200).write(channelJson.slice(0, 500), () => {
				response.destroy();
			});
		}
	});
	const settings = {http: testClient({limits: {retries: 0}}), cacheDir: t.testdir({}), channelsUrl: server.url};
	t.equal(await codeOf(channelRevision(settings, 'portal')), 'no-revision');
	t.equal(await codeOf(channelRevision(settings, 'down')), 'http-status');
	t.equal(await codeOf(fetchChannelSet(settings, 'cut', 'python313Packages')), 'network');
	t.equal(await storedChannelSet(settings.cacheDir, revision, 'python313Packages'), undefined, 'half a list is not kept');
});
