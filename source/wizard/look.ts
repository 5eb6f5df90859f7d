import {Failure} from '../failure.js';
import type {SeveralShells} from '../existing.js';
import type {Command} from '../flags.js';
import {readStanding, type Standing} from '../standing.js';

export const nothingStands: Standing = {
	existing: new Map(), own: {environment: undefined, paths: new Set()}, found: undefined, replaced: undefined,
};

/** What is there, or which of several shells has to be named first; nothing where what is there can't be read: that is told when it is in the way. */
export const look = async (folder: string, {options, answers}: Command): Promise<Standing | SeveralShells> => {
	try {
		return await readStanding(folder, {...options, yes: true}, answers);
	} catch (error) {
		if (error instanceof Failure && error.code === 'not-ours') {
			return nothingStands;
		}

		const {SeveralShells} = await import('../existing.js');
		if (error instanceof SeveralShells) {
			return error;
		}

		throw error;
	}
};
