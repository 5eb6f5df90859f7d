import {Buffer} from 'node:buffer';
import fc from 'fast-check';
import t from 'tap';
import {jsonMembers} from '../source/json-members.js';
import {codeOf} from './support/http.js';
import {piecesOf} from './support/pieces.js';

/** The bytes of `text` in pieces of `size`. */
const pieces = (text: string, size: number): AsyncIterable<Uint8Array> => piecesOf(Buffer.from(text), size);

const members = async (text: string, container = 'packages', size = 7): Promise<string[]> => {
	const all: string[] = [];
	for await (const batch of jsonMembers(pieces(text, size), container)) {
		all.push(...batch);
	}

	return all;
};

t.test('members of an object and of an array, whatever surrounds them', async t => {
	const object = String.raw`{"meta": {"packages": {"no": 1}}, "x": "packages", "packages": {"a": {"b": [1, 2]}, "c,\"d": "}" }, "after": [3]}`;
	t.strictSame(await members(object), ['"a": {"b": [1, 2]}', String.raw`"c,\"d": "}"`]);
	t.strictSame(await members('{"projects":[{"name":"a"},2,"x,]"]}', 'projects'), ['{"name":"a"}', '2', '"x,]"']);
	t.strictSame(await members('\n{"projects": [ ] }\n', 'projects'), []);
});

t.test('any JSON cut anywhere gives what JSON.parse gives', async () => {
	const json = fc.jsonValue();
	await fc.assert(fc.asyncProperty(fc.dictionary(fc.string({unit: 'grapheme'}), json), fc.array(json), fc.integer({min: 1, max: 20}), json, async (object, array, size, other) => {
		const text = JSON.stringify({
			before: other, packages: object, projects: array, after: other,
		}, undefined, size % 3);
		const read = await members(text, 'packages', size);
		const items = await members(text, 'projects', size);
		return JSON.stringify(JSON.parse(`{${read.join(',')}}`)) === JSON.stringify(object)
			&& JSON.stringify(JSON.parse(`[${items.join(',')}]`)) === JSON.stringify(array);
	}), {numRuns: 300});
});

t.test('a text that is cut, wrong or endless is refused', async t => {
	const whole = '{"packages": {"a": {"b": "c"}}}';
	for (let length = 0; length < whole.length; length++) {
		t.equal(await codeOf(members(whole.slice(0, length))), 'bad-json', whole.slice(0, length));
	}

	for (const text of [`${whole}x`, '[1]', '<html>', '{"other": {}}', '"packages"', `{"packages": {"a": "${'x'.repeat(1024 * 1024)}"}}`]) {
		t.equal(await codeOf(members(text, 'packages', 4096)), 'bad-json', text.slice(0, 20));
	}
});
