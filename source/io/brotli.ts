import {pipeline, Readable} from 'node:stream';
import {createBrotliDecompress} from 'node:zlib';
import {Failure} from '../failure.js';

/**
Chunks of JSON, decompressed if they are not yet. A server that labels a `.br` file as encoded has it decoded by the HTTP client, one that serves
it as it lies does not; what begins like JSON was decoded already (no Brotli stream with contents begins with `{`, RFC 7932 section 9.2).

@throws `Failure` `bad-json` when it is neither.
*/
export async function * brotliIfNeeded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	const iterator = chunks[Symbol.asyncIterator]();
	let first = await iterator.next();
	while (first.done !== true && first.value.length === 0) {
		first = await iterator.next();
	}

	const all = (async function * () {
		try {
			for (let item = first; item.done !== true; item = await iterator.next()) {
				yield item.value;
			}
		} finally {
			await iterator.return?.();
		}
	})();
	if (first.done === true || /^[\s{]/.test(String.fromCodePoint(first.value[0]!))) {
		yield * all;
		return;
	}

	const decoder = createBrotliDecompress();
	// The reader of `decoder` gets the error, whichever of the two it comes from.
	pipeline(Readable.from(all, {objectMode: false}), decoder, () => undefined);
	try {
		yield * decoder as AsyncIterable<Uint8Array>;
	} catch (error) {
		throw error instanceof Failure ? error : new Failure('bad-json', 'The answer is neither JSON nor compressed JSON', 'try again later');
	}
}
