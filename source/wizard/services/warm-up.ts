import {setImmediate} from 'node:timers/promises';
import type {Chosen, Finder} from '../state/types.js';

/** One for each way of searching: by a letter, by a beginning, inside of words, mistyped. */
const queries = ['p', 'num', 'learn', 'mtplotlib', 'djngo', 'scikit-learn', 'xqzvwk'];

/** Searches for what nobody asked for: what the first searches compile and make would hold up the first keys. */
export const warmUp = async ({find}: Finder, chosen: Chosen): Promise<void> => {
	for (const query of queries) {
		await setImmediate();
		find(query, chosen);
	}
};
