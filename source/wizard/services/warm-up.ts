import {setImmediate} from 'node:timers/promises';
import type {Chosen, Finder} from '../state/types.js';

/** One for each way of searching: by a letter, by a beginning, inside of words, mistyped. */
const queries = ['p', 'num', 'learn', 'mtplotlib', 'djngo', 'scikit-learn', 'xqzvwk'];

/**
Searches for what nobody asked for, and loads what the first look-up takes: both would hold up the first keys.

@param offline - Whether nothing will be looked up.
*/
export const warmUp = async ({find}: Finder, chosen: Chosen, offline: boolean): Promise<void> => {
	if (!offline) {
		await Promise.all([import('../../io/http-transport.js'), import('./versions.js')]);
	}

	for (const query of queries) {
		await setImmediate();
		find(query, chosen);
	}
};
