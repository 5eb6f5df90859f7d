import {loadCatalogue, loadEmbeddedAttributes} from './data/catalogue.js';
import type {Options} from './flags.js';
import {cancelled} from './io/http-failure.js';
import {redact} from './io/redact.js';
import {printable} from './literal.js';
import {fetchNames, openNames} from './name-search.js';
import {attributeOf} from './nixpkgs/package-attribute.js';
import type {NamesOutcome} from './pypi/all-names.js';
import {importNamesOf} from './pypi/import-names.js';
import type {Match} from './pypi/search/match.js';
import {search} from './pypi/search/search.js';
import {openSources, type Sources} from './sources.js';
import type {Warning} from './warning.js';
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

export type SearchReport = {
	readonly query: string;
	/** Where names and attributes come from, each with its date, in words. */
	readonly sources: {readonly names: string; readonly nixpkgs: string};
	readonly warnings: readonly Warning[];
	readonly names: readonly FoundName[];
};

/** An answer, and what is left to do once it is shown. */
export type Searched = {
	readonly report: SearchReport;
	/** Renews a list of names that is there but over a week old, for a moment. */
	readonly renew: () => Promise<void>;
};

/** How long a person waits for a list that is not there yet, in milliseconds. */
const patience = 2000;

const describe = async (matches: readonly Match[], attributes: ReadonlySet<string>): Promise<readonly FoundName[]> => {
	const {about} = await loadCatalogue();
	return matches.map(({name, kind, rank}) => {
		const entry = rank === undefined ? undefined : about(rank);
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

/** Fetches the list of names where it is not there or old, for as long as anybody waits. @throws Failure `cancelled` when the user has enough. */
const fetchBriefly = async (sources: Sources, user: AbortSignal): Promise<NamesOutcome | 'late' | undefined> => {
	const patient = AbortSignal.timeout(patience);
	const outcome = await fetchNames(sources, AbortSignal.any([user, patient]));
	if (user.aborted) {
		throw cancelled();
	}

	return outcome?.kind === 'failed' && patient.aborted ? 'late' : outcome;
};

const notFetched = (why: string, hint: string): readonly Warning[] =>
	[{code: 'names-embedded', message: `The list of all names ${why}; the names that are built in are searched.`, hint}];

const warningsOf = (outcome: NamesOutcome | 'late' | undefined): readonly Warning[] => {
	if (outcome === 'late') {
		return notFetched(`did not arrive within ${patience / 1000} seconds`, 'the wizard fetches it in the background, and it is kept');
	}

	if (outcome?.kind === 'busy') {
		return notFetched('is being fetched by another run', 'search again when that is done');
	}

	return outcome?.kind === 'failed' ? notFetched(`could not be fetched (${redact(outcome.failure.message)})`, outcome.failure.hint ?? '') : [];
};

/**
Searches the names that packages have: all that the index lists, as they are stored. Only where none are stored it waits, and not for long; then
the embedded names are searched, which is said.

@throws Failure `cancelled` when the user has enough.
*/
export const runSearch = async (query: string, options: Options, world: World): Promise<Searched> => {
	const sources = openSources(world, options, world.cwd);
	const stored = await openNames(sources);
	const outcome = stored.isStored ? undefined : await fetchBriefly(sources, world.signal);
	const {index, label} = outcome !== undefined && outcome !== 'late' && 'file' in outcome ? await openNames(sources) : stored;
	const {attributes, label: nixpkgs} = await loadEmbeddedAttributes();
	const names = await describe(search(index, query, {limit: 20}), attributes);
	return {
		report: {
			query, sources: {names: label, nixpkgs}, warnings: warningsOf(outcome), names,
		},
		async renew() {
			if (stored.isStored) {
				await fetchBriefly(sources, world.signal);
			}
		},
	};
};
