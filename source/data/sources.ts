import {isDistributionName, normaliseName} from '../pypi/name.js';
import {type CatalogueEntry} from './format.js';

/** Versions as PEP 440 writes them, in the characters it knows; anything else is left out of the catalogue. */
const version = /^[\w.!+-]{1,64}$/;

/** An attribute name that could be written without quotes, or with them; dots would be a path into a nested set. */
const attribute = /^[\w'+.-]{1,100}$/;

/** What untrusted JSON holds under a key, if it is an object at all. */
const property = (value: unknown, key: string): unknown => new Map<string, unknown>(Object.entries(value ?? {})).get(key);

const isText = (value: unknown): value is string => typeof value === 'string';

/**
Entries out of tab-separated lines `name, version, rank, summary`. Lines whose name or rank is not one are left out, as is
the second of two equal names.
*/
export const readTable = (text: string): CatalogueEntry[] => {
	const seen = new Map<string, CatalogueEntry>();
	for (const line of text.split('\n')) {
		const [written = '', newest = '', place = '', summary = ''] = line.split('\t');
		const name = normaliseName(written);
		const rank = Number(place);
		if (isDistributionName(written) && Number.isSafeInteger(rank) && rank > 0 && !seen.has(name)) {
			seen.set(name, {
				name, version: version.test(newest) ? newest : '', summary, rank,
			});
		}
	}

	return [...seen.values()];
};

/**
The names of a top list, most downloaded first, as hugovk's top-pypi-packages publishes it: `{rows: [{project}]}`.

@throws TypeError for anything of another shape.
*/
export const readTopList = (text: string): string[] => {
	const rows = property(JSON.parse(text), 'rows');
	if (!Array.isArray(rows)) {
		throw new TypeError('the top list has no `rows`');
	}

	const names = rows.map((row: unknown) => property(row, 'project'))
		.filter((project): project is string => isText(project) && isDistributionName(project))
		.map(project => normaliseName(project));
	return [...new Set(names)];
};

/** Version and summary out of an index' project document (`/pypi/NAME/json`); empty where they are missing. */
export const readProject = (text: string): {readonly version: string; readonly summary: string} => {
	const info = property(JSON.parse(text), 'info');
	const newest = property(info, 'version');
	const summary = property(info, 'summary');
	return {version: isText(newest) && version.test(newest) ? newest : '', summary: isText(summary) ? summary : ''};
};

/** Attribute names, one a line or as a JSON list (what `nix-instantiate --eval --json` prints). */
export const readAttributes = (text: string): string[] => {
	const names: unknown = text.trimStart().startsWith('[') ? JSON.parse(text) : text.split('\n');
	return Array.isArray(names) ? names.filter((name): name is string => isText(name) && attribute.test(name)) : [];
};
