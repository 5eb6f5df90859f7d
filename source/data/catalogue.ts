import {unpackAttributes} from './attribute-list.js';
import type {CatalogueEntry} from './format.js';

/** The names that travel with the program, for when nothing newer is at hand. */
export type Catalogue = {
	/** By rank, the most downloaded first. */
	readonly entries: readonly CatalogueEntry[];
	/** Where they come from and when, to be shown wherever they are the source. */
	readonly label: string;
};

/** The attributes that travel with the program: names alone, without versions. */
export type EmbeddedAttributes = {
	readonly attributes: ReadonlySet<string>;
	/** Where they come from and when, to be shown wherever they are the source. */
	readonly label: string;
};

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** `2025-02` as `February 2025`. */
const monthOf = (date: string): string => `${months[Number(date.slice(5)) - 1] ?? ''} ${date.slice(0, 4)}`.trim();

/** Keeps the first answer: both tables are immutable, and unpacking them costs some 10 ms. */
const once = <T>(load: () => Promise<T>): (() => Promise<T>) => {
	let loaded: Promise<T> | undefined;
	return async () => {
		loaded ??= load();
		return loaded;
	};
};

/** The 15,000 most downloaded distributions, with newest version and summary. Read and unpacked on the first call. */
export const loadCatalogue = once<Catalogue>(async () => {
	const {packed, unpackEntries} = await import('./names.js');
	return {entries: unpackEntries(packed), label: `most downloaded on PyPI, built in, ${monthOf(packed.date)}`};
});

/** Every attribute of nixpkgs' Python set as it once was. Read and unpacked on the first call. */
export const loadEmbeddedAttributes = once<EmbeddedAttributes>(async () => {
	const {default: packed} = await import('./attributes.json', {with: {type: 'json'}});
	return {attributes: new Set(unpackAttributes(packed)), label: `nixpkgs attributes, built in, ${monthOf(packed.date)}`};
});
