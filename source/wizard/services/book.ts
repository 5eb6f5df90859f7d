import type {CatalogueEntry} from '../../data/format.js';
import {topLevelOnly} from '../../nixpkgs/exceptions.js';
import type {PinKnowledge} from '../../nixpkgs/knowledge.js';
import {neverReason} from '../../nixpkgs/never-offered.js';
import {attributeOf} from '../../nixpkgs/package-attribute.js';
import {normaliseName} from '../../pypi/name.js';
import type {NameIndex} from '../../pypi/search/name-index.js';
import {search} from '../../pypi/search/search.js';
import {releaseOf} from '../state/choices.js';
import type {Mark, Row} from '../state/row.js';
import type {Chosen, Finder} from '../state/types.js';

/** All that is known of names so far; it fills up in the background. */
export type Book = {
	index: NameIndex | undefined;
	entries: ReadonlyMap<string, CatalogueEntry>;
	/** The attributes that travel with the program. */
	attributes: ReadonlySet<string>;
	/** What pins hold, by channel and interpreter. */
	readonly knowledge: Map<string, PinKnowledge>;
};

export const emptyBook = (): Book => ({
	index: undefined, entries: new Map(), attributes: new Set(), knowledge: new Map(),
});

/** What knowledge belongs to. */
export const groundKey = ({channel, interpreter}: Pick<Chosen, 'channel' | 'interpreter'>): string => `${channel ?? ''} ${interpreter}`;

/** As many as anybody scrolls through. */
const limit = 50;

type Judged = Pick<Row, 'mark' | 'reason'>;

const markOf = (attribute: string, knowledge: PinKnowledge | undefined, {channel, interpreter}: Chosen): Judged => {
	const facts = knowledge?.facts.get(attribute);
	const flaw = facts && (['unsupported', 'broken', 'insecure', 'unfree'] as const).find(one => facts[one]);
	if (flaw) {
		const reason = flaw === 'unsupported'
			? `${attribute} does not support this interpreter: nixpkgs disables it there`
			: `${attribute} is ${flaw}: nixpkgs refuses it unless your configuration permits it`;
		return {mark: flaw, reason};
	}

	const mark: Mark = releaseOf(channel).prebuilt.includes(interpreter)
		? (knowledge === undefined || knowledge.kind === 'embedded' ? 'in-nixpkgs' : 'prebuilt')
		: 'compiles';
	return {mark, reason: undefined};
};

const markWithout = (name: string): Judged => {
	const never = neverReason(name);
	if (never !== undefined) {
		return {mark: 'never', reason: `${name} ${never}`.replaceAll('`', '')};
	}

	return topLevelOnly.has(name)
		? {mark: 'program', reason: undefined}
		: {mark: 'absent', reason: `${name} is not in nixpkgs`};
};

const describe = (book: Book, name: string, chosen: Chosen, via?: string): Row => {
	const knowledge = book.knowledge.get(groundKey(chosen));
	const attribute = attributeOf(name, knowledge?.attributes ?? book.attributes);
	const version = attribute === undefined ? undefined : knowledge?.facts.get(attribute)?.version;
	return {
		name,
		label: undefined,
		attribute,
		version: version === '' ? undefined : version,
		...(attribute === undefined ? markWithout(name) : markOf(attribute, knowledge, chosen)),
		summary: book.entries.get(name)?.summary ?? '',
		via,
	};
};

/** Finds names in what the book has; before it has any, nothing. */
export const finderOf = (book: Book): Finder => ({
	isReady: () => book.index !== undefined,
	find(query, chosen) {
		if (book.index === undefined) {
			return [];
		}

		const found = search(book.index, query, {limit}).map(({name, via}) => describe(book, name, chosen, via));
		// What only the pin has is on no list of names.
		const name = normaliseName(query);
		const isOnlyHere = book.knowledge.get(groundKey(chosen))?.attributes.has(name) && !found.some(row => row.name === name);
		return isOnlyHere ? [describe(book, name, chosen), ...found] : found;
	},
	rowOf: (name, chosen) => describe(book, name, chosen),
});
