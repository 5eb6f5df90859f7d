/*
Rebuilds the embedded catalogue, `names.json` and `attributes.json`. A tool for this repository, no part of the program:

	npx esbuild source/data/rebuild.ts --bundle --format=esm --platform=node --target=node20 --outfile=dist/rebuild.mjs
	node dist/rebuild.mjs --date 2026-11 --attributes-date 2026-11

Over the network it reads a list of the most downloaded distributions, asks the index about each (15,000 requests, eight at
a time), and asks the local Nix for the attributes of the nixpkgs in `NIX_PATH`, or of `--nixpkgs PATH`. Each of these can
come from a file instead:

	--table FILE       tab-separated: name, newest version, rank, summary; replaces the top list and the index
	--top FILE         the top list, as JSON `{rows: [{project}]}`
	--attributes FILE  attribute names, one a line or a JSON list; replaces Nix
*/
import {execFileSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {parseArgs} from 'node:util';
import {isOffered} from '../nixpkgs/never-offered.js';
import {packAttributes} from './attribute-list.js';
import {type CatalogueEntry, packEntries} from './format.js';
import {
	readAttributes, readProject, readTable, readTopList,
} from './sources.js';

const topList = 'https://hugovk.dev/top-pypi-packages/top-pypi-packages.min.json';
const mostDownloaded = 15_000;
const atOnce = 8;

const {values: options} = parseArgs({
	options: {
		date: {type: 'string', default: new Date().toISOString().slice(0, 7)},
		'attributes-date': {type: 'string', default: new Date().toISOString().slice(0, 7)},
		table: {type: 'string'},
		top: {type: 'string'},
		index: {type: 'string', default: 'https://pypi.org/pypi'},
		attributes: {type: 'string'},
		nixpkgs: {type: 'string', default: '<nixpkgs>'},
		interpreter: {type: 'string', default: 'python3'},
		out: {type: 'string', default: 'source/data'},
	},
});

const fetchText = async (url: string): Promise<string | undefined> => {
	const answer = await fetch(url);
	if (answer.status === 404) {
		return undefined;
	}

	if (!answer.ok) {
		throw new Error(`${url} answered ${answer.status}`);
	}

	return answer.text();
};

/** A project that the index no longer has keeps its rank and loses the rest, so that the others' ranks stay true. */
const describe = async (name: string, rank: number): Promise<CatalogueEntry> => {
	const text = await fetchText(`${options.index}/${name}/json`);
	return {name, rank, ...(text === undefined ? {version: '', summary: ''} : readProject(text))};
};

const entriesFromIndex = async (): Promise<CatalogueEntry[]> => {
	const text = options.top === undefined ? await fetchText(topList) : readFileSync(options.top, 'utf8');
	const queue = [...readTopList(text ?? '').slice(0, mostDownloaded).entries()];
	const entries: CatalogueEntry[] = [];
	const work = async () => {
		for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
			// One request after the other is the point: eight of these run side by side.

			entries.push(await describe(next[1], next[0] + 1));
		}
	};

	await Promise.all(Array.from({length: atOnce}, work));
	return entries;
};

/** Names alone: no package is evaluated, so neither a broken nor an unfree one can stop it. */
const attributesFromNix = (): string => execFileSync('nix-instantiate', [
	'--eval',
	'--json',
	'--strict',
	'--expr',
	`builtins.attrNames (import ${options.nixpkgs} { config.allowAliases = false; overlays = [ ]; }).${options.interpreter}.pkgs`,
], {encoding: 'utf8', maxBuffer: 2 ** 26});

const write = (name: string, value: unknown): void => {
	const file = path.join(options.out, name);
	const text = `${JSON.stringify(value, undefined, '\t')}\n`;
	writeFileSync(file, text);
	process.stderr.write(`${file}: ${text.length} bytes\n`);
};

const entries = options.table === undefined ? await entriesFromIndex() : readTable(readFileSync(options.table, 'utf8'));
const attributes = readAttributes(options.attributes === undefined ? attributesFromNix() : readFileSync(options.attributes, 'utf8'));
// Left out here, once, and not at every start. The others' ranks stay true.
write('names.json', packEntries(entries.filter(({name}) => isOffered(name)), options.date));
write('attributes.json', packAttributes(attributes, options['attributes-date']));
