import type {Gathered} from './format.js';

/** What `attributes.json` holds: names, a space between each two. Not packed, since every run needs them, and unpacking takes 5 ms. */
export type PlainNames = Gathered & {readonly names: string};

/** Joins attribute names, sorted and each once. */
export const packAttributes = (attributes: readonly string[], date: string): PlainNames => {
	// By code unit, as Nix sorts attribute names; nobody's locale has a say.
	const sorted = [...new Set(attributes)].toSorted((a, b) => a < b ? -1 : 1);
	return {date, count: sorted.length, names: sorted.join(' ')};
};

/** The opposite of `packAttributes`. */
export const unpackAttributes = ({names}: PlainNames): string[] => names.split(' ');
