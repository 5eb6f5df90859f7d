import {jsonMembers} from './json-members.js';
import {takeTurns} from './turns.js';

/**
Reads an object with one long container as `JSON.parse` does, but a member at a time, in turns with whatever else there is to do.

@param options.chunks - Its bytes, as they come.
@param options.container - A key of the object, without escapes.
@param readMember - Gets the JSON of one member; those for which it gives nothing are left out.
@param readRest - Gets the JSON of the object, with the container empty.
@throws What the readers throw, `Failure` as `jsonMembers` does, and the signal's reason.
*/
export const readSliced = async <Member, Rest>(
	{chunks, container, signal}: {readonly chunks: AsyncIterable<Uint8Array>; readonly container: string; readonly signal?: AbortSignal | undefined},
	readMember: (json: string) => Member | undefined,
	readRest: (json: string) => Rest,
): Promise<{readonly members: readonly Member[]; readonly rest: Rest}> => {
	const turn = takeTurns(signal);
	const members: Member[] = [];
	let rest = '';
	for await (const batch of jsonMembers(chunks, container, text => {
		rest = text;
	})) {
		for (const json of batch) {
			const member = readMember(json);
			if (member !== undefined) {
				members.push(member);
			}
		}

		await turn();
	}

	return {members, rest: readRest(rest)};
};

/** Members that are written at once. */
const batchSize = 100;

/** Writes what `readSliced` reads, in pieces and in turns. */
export async function * writeSliced(object: Readonly<Record<string, unknown>>, container: string, members: readonly unknown[]): AsyncGenerator<Uint8Array> {
	const turn = takeTurns();
	const encoder = new TextEncoder();
	yield encoder.encode(`{${JSON.stringify(container)}:[`);
	for (let from = 0; from < members.length; from += batchSize) {
		const batch = members.slice(from, from + batchSize).map(member => JSON.stringify(member)).join(',');
		yield encoder.encode(from === 0 ? batch : `,${batch}`);
		await turn();
	}

	const rest = JSON.stringify(object).slice(1);
	yield encoder.encode(rest === '}' ? ']}' : `],${rest}`);
}
