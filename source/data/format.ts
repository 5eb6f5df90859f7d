import {Buffer} from 'node:buffer';
import {brotliCompressSync, brotliDecompressSync, constants} from 'node:zlib';

/** What `names.json` and `attributes.json` say of themselves. */
export type Gathered = {
	/** `YYYY-MM`: when the source was read. */
	readonly date: string;
	/** How many entries there are: it tells a cut file from a whole one. */
	readonly count: number;
};

/** What `names.json` holds: lines of text, packed. */
export type Packed = Gathered & {
	/** Base64 of brotli of UTF-8 text. Base64, so that a test, a bundler and npm all carry it without a loader of their own. */
	readonly brotli: string;
};

/** One of the most downloaded distributions. `version` and `summary` are empty where the source had none. */
export type CatalogueEntry = {
	/** PEP 503 normalised. */
	readonly name: string;
	/** The newest version when the catalogue was made. */
	readonly version: string;
	/** One line without control characters, at most 120 characters. */
	readonly summary: string;
	/** 1 for the most downloaded. */
	readonly rank: number;
};

const summaryLength = 120;

const pack = (lines: readonly string[], count: number, date: string): Packed => {
	const bytes = Buffer.from(lines.join('\n'));
	const parameters = {[constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length};
	return {date, count, brotli: brotliCompressSync(bytes, {params: parameters}).toString('base64')};
};

const unpack = (packed: Packed): string[] => brotliDecompressSync(Buffer.from(packed.brotli, 'base64')).toString().split('\n');

/**
One tidy line out of somebody else's summary: no control, format or private-use characters (bidirectional overrides
among them), single spaces, cut after 120 characters.
*/
export const tidySummary = (summary: string): string => {
	const line = summary.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
	const characters = [...line];
	return characters.length > summaryLength ? `${characters.slice(0, summaryLength - 1).join('').trimEnd()}…` : line;
};

/**
Packs entries: the line number is the rank, so a rank that is missing is an empty line.

@param entries - In any order; of two with the same rank the later wins.
@param date - `YYYY-MM`.
*/
export const packEntries = (entries: readonly CatalogueEntry[], date: string): Packed => {
	const lines: string[] = [];
	for (const {name, version, summary, rank} of entries) {
		lines[rank - 1] = `${name}\t${version}\t${tidySummary(summary)}`;
	}

	const filled = Array.from(lines, line => line ?? '');
	return pack(filled, filled.filter(Boolean).length, date);
};

/** The opposite of `packEntries`: by rank, the most downloaded first. */
export const unpackEntries = (packed: Packed): CatalogueEntry[] => {
	const entries: CatalogueEntry[] = [];
	for (const [index, line] of unpack(packed).entries()) {
		const [name, version = '', summary = ''] = line.split('\t');
		if (name) {
			entries.push({
				name, version, summary, rank: index + 1,
			});
		}
	}

	return entries;
};
