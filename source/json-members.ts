import {Buffer} from 'node:buffer';
import {Failure} from './failure.js';
import {closingQuote, meaning, meanings} from './json-bytes.js';

/** The longest member that is kept in memory, in bytes. Those of PyPI have 100, those of nixpkgs a few thousand. */
const longest = 1024 * 1024;

const brace = 0x7B;

const broken = (why: string): Failure => new Failure('bad-json', `The answer is not the JSON it should be: ${why}`, 'try again later; what is stored is used meanwhile');

/** The state machine behind {@link jsonMembers}: bytes in, members out. With `keepsRest`, what is around them is kept. */
const createScanner = (container: string, keepsRest: boolean) => {
	let chunk: Buffer = Buffer.alloc(0); // eslint-disable-line @typescript-eslint/no-restricted-types -- its `toString` reads a part without a copy
	/** Where the next byte is, and where what is being collected begins, both in `chunk`. */
	let index = 0;
	let from = 0;
	let batch: string[] = [];
	let depth = 0;
	let inString = false;
	let carried = false;
	let inside = false;
	let found = false;
	let done = false;
	/** Whether a key of the outermost object or a member is being collected, and its part that earlier chunks held. */
	let collecting = false;
	let earlier: Uint8Array[] = [];
	let earlierBytes = 0;
	let lastKey = '';
	let afterColon = false;
	/** What is outside of the container: its pieces, and where the next one begins. */
	const rest: Uint8Array[] = [];
	let restBytes = 0;
	let restFrom = 0;

	const keepRest = (end: number): void => {
		if (keepsRest && !inside) {
			rest.push(new Uint8Array(chunk.subarray(restFrom, end)));
			restBytes += end - restFrom;
			if (restBytes > longest) {
				throw broken('what is around its parts is far too long');
			}
		}
	};

	const begin = (): void => {
		collecting = true;
		from = index + 1;
	};

	const take = (): string => {
		if (earlierBytes + index - from > longest) {
			throw broken('one of its parts is far too long');
		}

		const text = earlier.length === 0
			? chunk.toString('utf8', from, index)
			: Buffer.concat([...earlier, chunk.subarray(from, index)]).toString('utf8');
		earlier = [];
		earlierBytes = 0;
		return text;
	};

	const takeMember = (): void => {
		const text = take().trim();
		if (text !== '') {
			batch.push(text);
		}

		from = index + 1;
	};

	/** Moves to the end of the string, or of the chunk. */
	const passString = (): void => {
		const close = closingQuote(chunk, index, carried);
		carried = close.carried;
		index = close.at === -1 ? chunk.length : close.at;
		if (close.at === -1) {
			return;
		}

		inString = false;
		if (depth === 1 && collecting) {
			lastKey = take();
			collecting = false;
		}

		index++;
	};

	const open = (): void => {
		depth++;
		if (depth === 2 && afterColon && lastKey === container) {
			keepRest(index + 1);
			inside = true;
			found = true;
			begin();
		}
	};

	const close = (): void => {
		if (inside && depth === 2) {
			takeMember();
			inside = false;
			collecting = false;
			restFrom = index;
		}

		depth--;
		done = depth === 0;
	};

	const passByte = (byte: number): void => {
		const means = meanings[byte]!;
		if (depth === 0 && means !== meaning.blank && (done || byte !== brace)) {
			throw broken(done ? 'something follows its end' : 'it is no object');
		}

		switch (means) {
			case meaning.quote: {
				inString = true;
				if (depth === 1 && !afterColon) {
					begin();
				}

				break;
			}

			case meaning.opener: {
				open();
				break;
			}

			case meaning.closer: {
				close();
				break;
			}

			case meaning.comma: {
				if (depth === 2 && inside) {
					takeMember();
				} else if (depth === 1) {
					afterColon = false;
				}

				break;
			}

			case meaning.colon: {
				afterColon ||= depth === 1;
				break;
			}

			default:
		}

		index++;
	};

	return {
		/** The members that end in this chunk. */
		write(bytes: Uint8Array): readonly string[] {
			chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
			batch = [];
			index = 0;
			from = 0;
			restFrom = 0;
			while (index < chunk.length) {
				if (inString) {
					passString();
				} else {
					passByte(chunk[index]!);
				}
			}

			keepRest(chunk.length);
			if (collecting) {
				// A copy, so that the rest of the chunk can go.
				earlier.push(new Uint8Array(chunk.subarray(from)));
				earlierBytes += chunk.length - from;
				if (earlierBytes > longest) {
					throw broken('one of its parts is far too long');
				}
			}

			return batch;
		},
		/** @returns What is around the members, as far as it was kept. */
		end(): string {
			if (!done) {
				throw broken('it ends too early');
			}

			if (keepsRest) {
				return Buffer.concat(rest).toString('utf8');
			}

			if (!found) {
				throw broken(`it has no \`${container}\``);
			}

			return '';
		},
	};
};

/**
Reads one container (`"projects": [...]` or `"packages": {...}`) of a JSON object that is too large to hold, as its bytes arrive.

Yields the texts of its members, in batches: of an array `value`, of an object `"key": value`. Only the outline is checked here; a member is
checked when it is parsed. Memory: one chunk and one member.

@param container - A key of the outermost object, without escapes.
@param onRest - Gets the object with the container empty, as text; then an object without such a container is no failure.
@throws `Failure` `bad-json` when the text is no object, ends too early, has no such container, or a member is longer than 1 MiB.
*/
export async function * jsonMembers(chunks: AsyncIterable<Uint8Array>, container: string, onRest?: (text: string) => void): AsyncGenerator<readonly string[]> {
	const scanner = createScanner(container, onRest !== undefined);
	for await (const chunk of chunks) {
		const members = scanner.write(chunk);
		if (members.length > 0) {
			yield members;
		}
	}

	const rest = scanner.end();
	onRest?.(rest);
}
