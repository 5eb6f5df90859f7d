import {unpackAttributes} from './attribute-list.js';
import type {About} from './format.js';

/** The names that travel with the program, for when nothing newer is at hand. */
export type Catalogue = {
	/** By rank, the most downloaded first; empty where a rank is nobody's. */
	readonly names: readonly string[];
	/** What is known of the one with a rank, 1 for the most downloaded. */
	readonly about: (rank: number) => About;
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

/** Keeps the first answer: what is loaded is immutable, and unpacking it takes some milliseconds. */
const once = <T extends NonNullable<unknown>>(load: () => T): (() => T) => {
	let loaded: T | undefined;
	return () => {
		loaded ??= load();
		return loaded;
	};
};

/** The 15,000 most downloaded distributions, but for those that are never offered, with newest version and summary. Read and unpacked on the first call. */
export const loadCatalogue = once(async (): Promise<Catalogue> => {
	const {packed, unpackAbout, unpackNames} = await import('./names.js');
	const about = once(() => unpackAbout(packed));
	return {names: unpackNames(packed), about: rank => about()(rank), label: `most downloaded on PyPI, built in, ${monthOf(packed.date)}`};
});

/** Every attribute of nixpkgs' Python set as it once was. Read and unpacked on the first call. */
export const loadEmbeddedAttributes = once(async (): Promise<EmbeddedAttributes> => {
	const {default: packed} = await import('./attributes.json', {with: {type: 'json'}});
	return {attributes: new Set(unpackAttributes(packed)), label: `nixpkgs attributes, built in, ${monthOf(packed.date)}`};
});
