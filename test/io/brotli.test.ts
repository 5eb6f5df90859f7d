import {brotliCompressSync} from 'node:zlib';
import t from 'tap';
import {brotliIfNeeded} from '../../source/io/brotli.js';
import {Failure} from '../../source/failure.js';
import {codeOf} from '../support/http.js';
import {piecesOf} from '../support/pieces.js';

const read = async (bytes: Uint8Array, size = 3, fail?: Error): Promise<string> => {
	const pieces = (async function * () {
		yield new Uint8Array();
		yield * piecesOf(bytes, size);

		if (fail !== undefined) {
			throw fail;
		}
	})();
	let text = '';
	for await (const chunk of brotliIfNeeded(pieces)) {
		text += new TextDecoder().decode(chunk);
	}

	return text;
};

const json = JSON.stringify({packages: Object.fromEntries(Array.from({length: 500}, (_, index) => [`p${index}`, index]))});

t.test('decoded once, whether the client did it or not', async t => {
	t.equal(await read(new TextEncoder().encode(json)), json);
	t.equal(await read(new TextEncoder().encode(`\n${json}`)), `\n${json}`);
	t.equal(await read(brotliCompressSync(json)), json);
	t.equal(await read(new Uint8Array()), '');
});

t.test('garbage and a cut are noticed', async t => {
	t.equal(await codeOf(read(new TextEncoder().encode('<html>no</html>'))), 'bad-json');
	t.equal(await codeOf(read(brotliCompressSync(json).subarray(0, -5))), 'bad-json');
	t.equal(await codeOf(read(brotliCompressSync(json), 3, new Failure('network', 'cut'))), 'network', 'the network\'s own reason is kept');
});
