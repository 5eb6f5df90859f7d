import fs from 'node:fs/promises';
import {loadCatalogue, loadEmbeddedAttributes} from './data/catalogue.js';
import type {Failure} from './failure.js';
import {forgetNames, namePlaces} from './io/name-store.js';
import {refreshNames} from './pypi/all-names.js';
import {openIndex, type NameIndex} from './pypi/search/name-index.js';
import {encodeNames} from './pypi/search/names-encode.js';
import type {Sources} from './sources.js';

/** An index of names to search, and where its names come from. */
export type NameSearch = {
	readonly index: NameIndex;
	/** For people: `886,322 names, of 2026-11-20`, or the embedded ones' label. */
	readonly label: string;
};

type Folder = Pick<Sources, 'cacheDir' | 'indexUrl'>;

/** The names as they are stored now; without a list, or with a damaged one (which is forgotten), the embedded names. */
export const openNames = async ({cacheDir, indexUrl}: Folder): Promise<NameSearch> => {
	const url = await indexUrl();
	const [{entries, label}, {attributes}] = await Promise.all([loadCatalogue(), loadEmbeddedAttributes()]);
	const {list} = namePlaces(cacheDir, url);
	const bytes = await fs.readFile(list).catch(() => undefined);
	const index = openIndex(entries, attributes, bytes);
	if (bytes && !index.file) {
		await forgetNames(cacheDir, url);
	}

	if (!index.file) {
		return {index, label: `${index.count.toLocaleString('en')} names, ${label}`};
	}

	const {mtime} = await fs.stat(list);
	return {index, label: `${index.count.toLocaleString('en')} names, of ${mtime.toISOString().slice(0, 10)}`};
};

/**
Sees to it that the stored list of all names is under a week old. For the background: never throws.

@returns Why not, where it did not come about.
*/
export const renewNames = async ({cacheDir, indexUrl, http, process}: Sources): Promise<Failure | undefined> => {
	if (http.offline) {
		return undefined;
	}

	const outcome = await refreshNames({
		indexUrl: await indexUrl(), http, folder: cacheDir, encode: encodeNames, signal: process.signal,
	});
	return outcome.kind === 'failed' ? outcome.failure : undefined;
};
