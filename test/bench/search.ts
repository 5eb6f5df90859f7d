import {Buffer} from 'node:buffer';
import {spawnSync} from 'node:child_process';
import {
	mkdtempSync, readFileSync, rmSync, writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {loadCatalogue, loadEmbeddedAttributes} from '../../source/data/catalogue.js';
import {distributionsByImport} from '../../source/pypi/import-names.js';
import {type NameIndex, openIndex} from '../../source/pypi/search/name-index.js';
import {encodeNames} from '../../source/pypi/search/names-encode.js';
import {search} from '../../source/pypi/search/search.js';
import {
	figure, median, unmeasured, type Figure,
} from './figure.js';
import {readNames} from './names.js';
import {keystrokes, makeQueries} from './queries.js';

// Other work on the machine only ever adds to a time: of several rounds the best is nearest to the truth.
const rounds = 5;
const queryCount = 1000;
const sampleCount = 20;
const freshRounds = 11;

const timed = (work: () => unknown): number => {
	const start = performance.now();
	work();
	return performance.now() - start;
};

/** The value below which a share of the numbers lies. */
const percentile = (numbers: Float64Array | readonly number[], share: number): number =>
	Float64Array.from(numbers).toSorted()[Math.min(numbers.length - 1, Math.floor(share * numbers.length))] ?? 0;

const best = (numbers: readonly number[]): number => Math.min(...numbers);

const collectGarbage = (): void => {
	setFlagsFromString('--expose-gc');
	runInNewContext('gc(); gc();');
};

/** Bytes in use: the heap, and what lies outside of it (buffers). */
const inUse = (): number => {
	collectGarbage();
	const {heapUsed, external} = process.memoryUsage();
	return heapUsed + external;
};

const measureTyping = (index: NameIndex, queries: readonly string[]): Figure[] => {
	const keys = queries.flatMap(query => keystrokes(query));
	const times = new Float64Array(keys.length).fill(Infinity);
	for (let round = 0; round < rounds; round++) {
		for (const [place, key] of keys.entries()) {
			times[place] = Math.min(times[place] ?? Infinity, timed(() => search(index, key)));
		}
	}

	const note = `${keys.length} keystrokes, each the best of ${rounds}`;
	return [
		figure('search-keystroke-p50', percentile(times, 0.5), 'ms', {goal: 4, note}),
		figure('search-keystroke-p99', percentile(times, 0.99), 'ms', {goal: 12, note}),
	];
};

/** The same queries, whole, by other means: each reads or holds the same names. */
const measureOthers = (names: readonly string[], queries: readonly string[]): Figure[] => {
	const text = Buffer.from(`\n${names.join('\n')}\n`);
	const scan = (query: string): number => {
		let hits = 0;
		for (let hit = text.indexOf(query); hit !== -1; hit = text.indexOf(query, hit + 1)) {
			hits++;
		}

		return hits;
	};

	const scans = queries.map(query => best(Array.from({length: rounds}, () => timed(() => scan(query)))));
	const filter = (query: string) => spawnSync('fzf', ['--filter', query], {input: text, maxBuffer: 2 ** 28});
	const found = filter('numpy').error === undefined;
	return [
		figure('search-plain-scan', percentile(scans, 0.5), 'ms', {note: 'finds, but neither ranks nor mends'}),
		found
			? figure('search-fzf-filter', percentile(queries.map(query => timed(() => filter(query))), 0.5), 'ms', {note: `whole process, ${queries.length} queries`})
			: unmeasured('search-fzf-filter', 'ms', {note: 'fzf is not installed'}),
	];
};

/** The word that makes the bench a process that opens an index once and says how long that took. */
export const openOnce = 'open-index';

type Opening = {readonly unpack: number; readonly open: number};

/** Opens a cached index as a run does that has opened none before, and prints the milliseconds as JSON. */
export const printOpening = async (file: string): Promise<void> => {
	const start = performance.now();
	const [{names}, {attributes}] = await Promise.all([loadCatalogue(), loadEmbeddedAttributes()]);
	const unpacked = performance.now();
	openIndex(names, attributes, readFileSync(file));
	process.stdout.write(JSON.stringify({unpack: unpacked - start, open: performance.now() - unpacked} satisfies Opening));
};

const openInFreshProcess = (file: string): Opening =>
	JSON.parse(spawnSync(process.execPath, [process.argv[1]!, openOnce, '--names', file], {encoding: 'utf8'}).stdout) as Opening;

/**
Measures the search over every name.

@param file - A list of names, one a line, gzipped or not; without it as many are made up.
*/
export const searchFigures = async (file?: string): Promise<Figure[]> => {
	const {names: ranked} = await loadCatalogue();
	const {attributes} = await loadEmbeddedAttributes();
	const folder = mkdtempSync(path.join(tmpdir(), 'names-'));
	const cached = path.join(folder, 'names');
	try {
		const names = readNames(file);
		const encoded = await encodeNames(names);
		writeFileSync(cached, Buffer.concat(encoded.chunks));
		const queries = makeQueries(queryCount, ranked.filter(Boolean), names, [...distributionsByImport().keys()]);
		const open = (): NameIndex => openIndex(ranked, attributes, readFileSync(cached));
		const openings = Array.from({length: freshRounds}, () => openInFreshProcess(cached));
		const before = inUse();
		const index = open();
		const typing = measureTyping(index, queries);
		const added = (inUse() - before) / (2 ** 20);
		return [
			...typing,
			figure('search-open', median(openings.map(({open}) => open)), 'ms', {goal: 60, note: `${index.count} names from a file, each in a fresh process: median of ${freshRounds}`}),
			figure('search-unpack', median(openings.map(({unpack}) => unpack)), 'ms', {note: 'the embedded names and attributes, before that'}),
			figure('search-memory', added, 'MB', {goal: 60, note: 'heap and buffers after all the typing, garbage collected'}),
			...measureOthers(names, queries.slice(0, sampleCount)),
		];
	} finally {
		rmSync(folder, {recursive: true});
	}
};
