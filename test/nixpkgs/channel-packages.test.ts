import {Buffer} from 'node:buffer';
import t from 'tap';
import {readChannelPackages} from '../../source/nixpkgs/channel-packages.js';
import {channelJson} from '../support/channel.js';
import {codeOf} from '../support/http.js';
import {piecesOf} from '../support/pieces.js';

const read = async (text: string, set = 'python313Packages') => {
	const packages = await readChannelPackages(piecesOf(Buffer.from(text), 100), set);
	return Object.fromEntries(packages);
};

t.test('what is of the set, and no more', async t => {
	t.strictSame(await read(channelJson), {
		numpy: {
			version: '2.3.4', broken: false, unfree: false, insecure: false,
		},
		cupy: {
			version: '13.6.0', broken: true, unfree: true, insecure: false,
		},
		'old-thing': {
			version: '', broken: false, unfree: false, insecure: true,
		},
	});
	t.strictSame(Object.keys(await read(channelJson, 'python314Packages')), ['numpy']);
	t.strictSame(await read(channelJson, 'python31'), {});
});

t.test('a list that is cut or none is refused', async t => {
	t.equal(await codeOf(read(channelJson.slice(0, -3))), 'bad-json');
	t.equal(await codeOf(read('{"version":"2"}')), 'bad-json');
	t.equal(await codeOf(read('<html>')), 'bad-json');
});
