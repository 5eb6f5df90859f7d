import fs from 'node:fs/promises';
import {loadCatalogue, loadEmbeddedAttributes} from './data/catalogue.js';
import {Failure} from './failure.js';
import {forgetNames, namePlaces} from './io/name-store.js';
import {refreshNames, type NamesOutcome} from './pypi/all-names.js';
import {openIndex, type NameIndex} from './pypi/search/name-index.js';
import {encodeNames} from './pypi/search/names-encode.js';
import type {Sources} from './sources.js';

/** An index of names to search, and where its names come from. */
export type NameSearch = {
	readonly index: NameIndex;
	/** For people: `886,322 names, of 2026-11-20`, or the embedded ones' label. */
	readonly label: string;
	/** Whether there is a stored list of all names of the index. */
	readonly isStored: boolean;
};

/** `886,322 names`. Not by `toLocaleString`, whose first call takes 30 ms and 7 MB. */
const counted = (count: number): string => `${String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')} names`;

type Folder = Pick<Sources, 'cacheDir' | 'indexUrl'>;

/** The address of the index, or nothing where none is to be used: its names are then those that are built in. */
const urlOrNone = async (indexUrl: Folder['indexUrl']): Promise<string | undefined> => {
	try {
		return await indexUrl();
	} catch (error) {
		if (error instanceof Failure && error.code === 'no-index') {
			return undefined;
		}

		throw error;
	}
};

/** The names as they are stored now; without a list, or with a damaged one (which is forgotten), the embedded names. */
export const openNames = async ({cacheDir, indexUrl}: Folder): Promise<NameSearch> => {
	const [{names, label}, {attributes}] = await Promise.all([loadCatalogue(), loadEmbeddedAttributes()]);
	const url = await urlOrNone(indexUrl);
	const list = url === undefined ? undefined : namePlaces(cacheDir, url).list;
	const bytes = list === undefined ? undefined : await fs.readFile(list).catch(() => undefined);
	const index = openIndex(names, attributes, bytes);
	if (bytes && !index.file) {
		await forgetNames(cacheDir, url!);
	}

	if (!index.file) {
		return {index, label: `${counted(index.count)}, ${label}`, isStored: false};
	}

	const {mtime} = await fs.stat(list!);
	const known = index.known.names.length;
	// A private index may have a handful of names; what else is found comes with this program.
	const others = index.count < known ? `, and ${counted(known)}, ${label}` : '';
	return {index, label: `${counted(index.count)}, of ${mtime.toISOString().slice(0, 10)}${others}`, isStored: true};
};

/**
Sees to it that the stored list of all names is under a week old.

@param signal - Gives up what is under way.
@returns What came of it; nothing where the run is offline.
*/
export const fetchNames = async ({cacheDir, indexUrl, http}: Sources, signal: AbortSignal | undefined): Promise<NamesOutcome | undefined> => {
	if (http.offline) {
		return undefined;
	}

	try {
		return await refreshNames({
			indexUrl: await indexUrl(), http, folder: cacheDir, encode: encodeNames, signal,
		});
	} catch (error) {
		if (error instanceof Failure) {
			return {kind: 'failed', failure: error};
		}

		throw error;
	}
};

/** The same for the background. @returns Why not, where it did not come about. */
export const renewNames = async (sources: Sources): Promise<Failure | undefined> => {
	const outcome = await fetchNames(sources, sources.process.signal);
	return outcome?.kind === 'failed' ? outcome.failure : undefined;
};
