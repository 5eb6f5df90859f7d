import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {createGunzip, createGzip} from 'node:zlib';
import {wholeOf} from './whole.js';

/** Compresses what comes, piece by piece. The lowest level: others wait for the processor while this goes on, and the pages of an index repeat themselves. */
export const pack = async (body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
	const gzip = createGzip({level: 1});
	const [packed] = await Promise.all([wholeOf(gzip), pipeline(Readable.from(body), gzip)]);
	return packed;
};

/** The opposite of `pack`. @throws When it is damaged. */
export async function * unpack(packed: Uint8Array): AsyncGenerator<Uint8Array> {
	const gunzip = createGunzip();
	gunzip.end(packed);
	yield * gunzip;
}

export const unpackText = async (packed: Uint8Array): Promise<string> => new TextDecoder().decode(await wholeOf(unpack(packed)));
