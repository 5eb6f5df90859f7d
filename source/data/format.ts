import {Buffer} from 'node:buffer';
import {brotliCompressSync, brotliDecompressSync, constants} from 'node:zlib';

/** What `names.json` and `attributes.json` say of themselves. */
export type Gathered = {
	/** `YYYY-MM`: when the source was read. */
	readonly date: string;
	/** How many entries there are: it tells a cut file from a whole one. */
	readonly count: number;
};

/**
What `names.json` holds, a line for each rank: base64 of brotli of UTF-8 text. Base64, so that a test, a bundler and npm all carry it without a
loader of their own.
*/
export type Packed = Gathered & {
	/** Apart, since a search needs all of them, and of the rest what is shown. */
	readonly names: string;
	/** Version, tab, summary. */
	readonly about: string;
};

/** What is known of one of the most downloaded distributions; either is empty where the source had none. */
export type About = {
	/** The newest version when the catalogue was made. */
	readonly version: string;
	/** One line without control characters, at most 120 characters. */
	readonly summary: string;
};

export type CatalogueEntry = About & {
	/** PEP 503 normalised. */
	readonly name: string;
	/** 1 for the most downloaded. */
	readonly rank: number;
};

const summaryLength = 120;

const newline = 10;

const pack = (lines: readonly string[]): string => {
	const bytes = Buffer.from(lines.join('\n'));
	const parameters = {[constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length};
	return brotliCompressSync(bytes, {params: parameters}).toString('base64');
};

const unpack = (packed: string): Buffer => brotliDecompressSync(Buffer.from(packed, 'base64')); // eslint-disable-line @typescript-eslint/no-restricted-types -- its `toString` reads a part without a copy

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
	const names: string[] = [];
	const about: string[] = [];
	for (const {name, version, summary, rank} of entries) {
		names[rank - 1] = name;
		about[rank - 1] = `${version}\t${tidySummary(summary)}`;
	}

	// A rank that nobody has is an empty line, not a hole.
	const filled = Array.from(names, name => name ?? '');
	return {
		date, count: filled.filter(Boolean).length, names: pack(filled), about: pack(Array.from(about, line => line ?? '')),
	};
};

/** The names that were packed, by rank, the most downloaded first; empty where a rank is nobody's. */
export const unpackNames = (packed: Packed): readonly string[] => unpack(packed.names).toString('latin1').split('\n');

/**
What was packed of one distribution after the other. It stays text until it is asked for: most of it never is.

@returns Gets a rank, 1 for the most downloaded.
*/
export const unpackAbout = (packed: Packed): ((rank: number) => About) => {
	const text = unpack(packed.about);
	const starts = [0];
	for (let end = text.indexOf(newline); end !== -1; end = text.indexOf(newline, end + 1)) {
		starts.push(end + 1);
	}

	return rank => {
		const start = starts[rank - 1];
		const line = start === undefined ? '' : text.toString('utf8', start, (starts[rank] ?? text.length + 1) - 1);
		const [version = '', summary = ''] = line.split('\t');
		return {version, summary};
	};
};
