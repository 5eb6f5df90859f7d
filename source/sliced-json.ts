import {jsonMembers} from './json-members.js';
import {takeTurns} from './turns.js';

/** Bytes that are read at once: of the 64 KB in which a fast answer comes, the first ones take longer than a key may. */
const stretch = 8 * 1024;

/** Smaller chunks, and a turn for others after each. */
async function * inStretches(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
	const turn = takeTurns(signal);
	for await (const chunk of chunks) {
		for (let from = 0; from < chunk.length; from += stretch) {
			yield chunk.subarray(from, from + stretch);
			await turn();
		}
	}
}

/** A long container of a JSON object, and the rest of it. */
export type Sliced<Member> = {
	/** The members, some at a time, as they come. Those for which the reader gave nothing are left out. */
	readonly batches: AsyncIterable<readonly Member[]>;
	/** The JSON of the object, with the container empty; known when the last member is. */
	readonly rest: () => string;
};

/**
Reads an object with one long container as `JSON.parse` does, but a member at a time, in turns with whatever else there is to do.

@param options.chunks - Its bytes, as they come.
@param options.container - A key of the object, without escapes.
@param readMember - Gets the JSON of one member.
@returns The batches throw what the reader throws, `Failure` as `jsonMembers` does, and the signal's reason.
*/
export const readSliced = <Member>(
	{chunks, container, signal}: {readonly chunks: AsyncIterable<Uint8Array>; readonly container: string; readonly signal?: AbortSignal | undefined},
	readMember: (json: string) => Member | undefined,
): Sliced<Member> => {
	let rest = '';
	const members = async function * () {
		for await (const batch of jsonMembers(inStretches(chunks, signal), container, text => {
			rest = text;
		})) {
			yield batch.map(json => readMember(json)).filter(member => member !== undefined);
		}
	};

	return {batches: members(), rest: () => rest};
};

/** Members that are written at once. */
const batchSize = 100;

/**
Writes what `readSliced` reads, in pieces and in turns.

@param rest - Gives the object without the container, once all batches have been written.
*/
export async function * writeSliced(container: string, batches: AsyncIterable<readonly unknown[]>, rest: () => Readonly<Record<string, unknown>>): AsyncGenerator<Uint8Array> {
	const turn = takeTurns();
	const encoder = new TextEncoder();
	yield encoder.encode(`{${JSON.stringify(container)}:[`);
	let separator = '';
	for await (const members of batches) {
		for (let from = 0; from < members.length; from += batchSize) {
			// One text, without its brackets, and not one for each member.
			const batch = JSON.stringify(members.slice(from, from + batchSize)).slice(1, -1);
			yield encoder.encode(separator + batch);
			separator = ',';
			await turn();
		}
	}

	const end = JSON.stringify(rest()).slice(1);
	yield encoder.encode(end === '}' ? ']}' : `],${end}`);
}
