import {Buffer} from 'node:buffer';

/** All that comes, in one. */
export const wholeOf = async (chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
	const parts: Uint8Array[] = [];
	for await (const chunk of chunks) {
		parts.push(chunk);
	}

	return Buffer.concat(parts);
};
