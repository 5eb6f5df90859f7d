/** Bytes as they come from a network or a file: in pieces, which end anywhere. */
export async function * piecesOf(bytes: Uint8Array, size = 32 * 1024): AsyncGenerator<Uint8Array> {
	for (let from = 0; from < bytes.length; from += size) {
		yield bytes.subarray(from, from + size);
	}
}
