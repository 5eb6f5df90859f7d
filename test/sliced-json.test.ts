import {setImmediate} from 'node:timers/promises';
import {Buffer} from 'node:buffer';
import fc from 'fast-check';
import t from 'tap';
import {wholeOf} from '../source/io/whole.js';
import {readSliced, writeSliced} from '../source/sliced-json.js';
import {piecesOf} from './support/pieces.js';

const read = async (bytes: Uint8Array) => {
	const {batches, rest} = readSliced({chunks: piecesOf(bytes), container: 'files'}, json => JSON.parse(json) as unknown);
	const members: unknown[] = [];
	for await (const batch of batches) {
		members.push(...batch);
	}

	return {members, rest: JSON.parse(rest()) as Record<string, unknown>};
};

/** In batches of several sizes. */
const write = async (object: Readonly<Record<string, unknown>>, members: readonly unknown[]): Promise<Uint8Array> => wholeOf(writeSliced('files', (async function * () {
	for (let from = 0, size = 0; from < members.length; from += size, size++) {
		yield members.slice(from, from + size);
	}
})(), () => object));

t.test('what is written is read, whatever it is', async () => {
	const rest = fc.dictionary(fc.string().filter(key => key !== 'files'), fc.jsonValue());
	await fc.assert(fc.asyncProperty(rest, fc.array(fc.jsonValue(), {maxLength: 250}), async (object, files) => {
		const bytes = await write(object, files);
		const wanted = JSON.parse(JSON.stringify({...object, files})) as Record<string, unknown>; // eslint-disable-line unicorn/prefer-structured-clone -- as JSON has it: without -0
		t.strictSame(JSON.parse(Buffer.from(bytes).toString()), wanted);
		const found = await read(bytes);
		t.strictSame({...found.rest, files: found.members}, wanted);
	}), {numRuns: 50});
});

t.test('the container may stand anywhere', async t => {
	const {members, rest} = await read(Buffer.from('{"a": {"files": [1]}, "files": [{"b": [2]}, "]"], "c": "files"}'));
	t.strictSame(members, [{b: [2]}, ']']);
	t.strictSame(rest, {a: {files: [1]}, files: [], c: 'files'});
});

t.test('others have their turn meanwhile', async t => {
	const files = Array.from({length: 20_000}, (_, index) => ({index, text: 'x'.repeat(100)}));
	let turns = 0;
	const over = new AbortController();
	const count = (async () => {
		while (!over.signal.aborted) {
			turns++;
			await setImmediate();
		}
	})();
	const bytes = await write({}, files);
	const writing = turns;
	const {members} = await read(bytes);
	over.abort();
	await count;
	t.equal(members.length, files.length);
	t.ok(writing > 1, `${writing} turns while writing`);
	t.ok(turns - writing > 1, `${turns - writing} turns while reading`);
});

t.test('nobody waits for what was called off', async t => {
	const bytes = await write({}, Array.from({length: 20_000}, () => 'x'.repeat(100)));
	const cancel = new AbortController();
	const {batches} = readSliced({chunks: piecesOf(bytes), container: 'files', signal: cancel.signal}, json => json);
	const seen: string[] = [];
	const reading = (async () => {
		for await (const batch of batches) {
			seen.push(...batch);
		}
	})();
	cancel.abort();
	await t.rejects(reading, {name: 'AbortError'});
	t.ok(seen.length < 20_000, `${seen.length} were read`);
});
