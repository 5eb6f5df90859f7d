import {setImmediate} from 'node:timers/promises';
import {parseSimpleJson} from '../../pypi/simple-json.js';
import type {Chosen, Finder} from '../state/types.js';

/** One for each way of searching: by a letter, by a beginning, inside of words, mistyped. */
const queries = ['p', 'num', 'learn', 'mtplotlib', 'djngo', 'scikit-learn', 'xqzvwk'];

/** A page of an index, as long as many are. */
const page = (): string => JSON.stringify({
	meta: {'api-version': '1.3'},
	name: 'page',
	files: Array.from({length: 200}, (_, index) => ({
		filename: `page-1.${index}.tar.gz`,
		url: `https://files.example/packages/page-1.${index}.tar.gz`,
		hashes: {sha256: '0'.repeat(64)},
		'requires-python': '>=3.9',
		'upload-time': '2026-01-01T00:00:00.000000Z',
		yanked: false,
	})),
});

const readPage = async (): Promise<void> => {
	const chunks = async function * () {
		yield new TextEncoder().encode(page());
	};

	const {detailsReader} = await import('./versions.js');
	const {file, end} = detailsReader(Promise.resolve(undefined));
	const {files, page: rest} = parseSimpleJson(chunks(), 'https://index.example/simple/page/', 'page');
	for await (const batch of files) {
		for (const one of batch) {
			file(one);
		}
	}

	await end(rest());
};

/**
Searches for what nobody asked for, and loads what the first look-up takes: both would hold up the first keys.

@param offline - Whether nothing will be looked up.
*/
export const warmUp = async ({find}: Finder, chosen: Chosen, offline: boolean): Promise<void> => {
	if (!offline) {
		await import('../../io/http-transport.js');
		await readPage();
	}

	for (const query of queries) {
		await setImmediate();
		find(query, chosen);
	}
};
