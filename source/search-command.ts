import {loadCatalogue, loadEmbeddedAttributes} from './data/catalogue.js';
import type {Options} from './flags.js';
import {redact} from './io/redact.js';
import {printable} from './literal.js';
import {openNames, renewNames} from './name-search.js';
import {attributeOf} from './nixpkgs/package-attribute.js';
import {importNamesOf} from './pypi/import-names.js';
import type {Match} from './pypi/search/match.js';
import {search} from './pypi/search/search.js';
import {openSources} from './sources.js';
import type {World} from './world.js';

/** One name that was found, with what is known of it without asking anyone. */
export type FoundName = {
	readonly name: string;
	readonly kind: Match['kind'];
	/** Attribute in nixpkgs' Python set, where the embedded list has one. */
	readonly attribute: string | undefined;
	readonly imports: readonly string[];
	/** The newest version when the catalogue was made. */
	readonly version: string | undefined;
	readonly summary: string | undefined;
};

export type SearchReport = {readonly query: string; readonly label: string; readonly names: readonly FoundName[]};

const describe = async (matches: readonly Match[]): Promise<readonly FoundName[]> => {
	const [{entries}, {attributes}] = await Promise.all([loadCatalogue(), loadEmbeddedAttributes()]);
	const wanted = new Set(matches.map(({name}) => name));
	const byName = new Map(entries.filter(({name}) => wanted.has(name)).map(entry => [entry.name, entry]));
	return matches.map(({name, kind}) => {
		const entry = byName.get(name);
		return {
			name,
			kind,
			attribute: attributeOf(name, attributes),
			imports: importNamesOf(name).names,
			version: entry?.version === '' ? undefined : entry?.version,
			summary: entry?.summary,
		};
	});
};

/** What `--search` prints for people: a name a line, aligned, cut to 100 columns. */
export const searchText = ({query, names}: SearchReport): string => {
	const width = Math.max(0, ...names.map(({name}) => name.length));
	const lines = names.map(({name, attribute, version, imports, summary}) => [
		name.padEnd(width),
		(attribute === undefined ? 'not in nixpkgs' : (attribute === name ? 'in nixpkgs' : attribute)).padEnd(14),
		(version ?? '').padEnd(10),
		imports[0] === undefined || imports[0] === name ? '' : `import ${imports[0]}`,
		printable(summary ?? ''),
	].filter((part, index) => index < 3 || part !== '').join('  ').slice(0, 100).trimEnd());
	return names.length === 0 ? `Nothing has a name like ${printable(query)}.\n` : `${lines.join('\n')}\n`;
};

/** Searches the names that packages have: all that the index lists, or the embedded ones. Says on stderr where they come from. */
export const runSearch = async (query: string, options: Options, world: World): Promise<SearchReport> => {
	const sources = openSources(world, options, world.cwd);
	const failure = await renewNames(sources);
	if (failure) {
		world.stderr.write(`warning: the list of all names could not be fetched (${redact(failure.message)}).\n`);
	}

	const {index, label} = await openNames(sources);
	const names = await describe(search(index, query, {limit: 20}));
	return {query, label, names};
};
