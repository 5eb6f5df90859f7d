import type {About} from '../../data/format.js';
import {topLevelOnly} from '../../nixpkgs/exceptions.js';
import type {PinKnowledge} from '../../nixpkgs/knowledge.js';
import {neverReason} from '../../nixpkgs/never-offered.js';
import {attributeOf} from '../../nixpkgs/package-attribute.js';
import {resolveName} from '../../nixpkgs/resolve-name.js';
import {normaliseName} from '../../pypi/name.js';
import type {NameIndex} from '../../pypi/search/name-index.js';
import {search} from '../../pypi/search/search.js';
import {releaseOf} from '../state/choices.js';
import type {Mark, Row} from '../state/row.js';
import type {Chosen, Finder} from '../state/types.js';

/** All that is known of names so far; it fills up in the background. */
export type Book = {
	index: NameIndex | undefined;
	/** What is known of the name with a rank. */
	about: ((rank: number) => About) | undefined;
	/** The attributes that travel with the program. */
	attributes: ReadonlySet<string>;
	/** What pins hold, by channel and interpreter. */
	readonly knowledge: Map<string, PinKnowledge>;
};

export const emptyBook = (): Book => ({
	index: undefined, about: undefined, attributes: new Set(), knowledge: new Map(),
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
			: `${attribute} is ${flaw}: nixpkgs refuses it until it is permitted by name, which is offered when it is tried`;
		return {mark: flaw, reason};
	}

	// Of what is unfree, broken or insecure nothing is prebuilt: as long as nobody knows, nothing is promised.
	const mark: Mark = releaseOf(channel).prebuilt.includes(interpreter)
		? (facts === undefined ? 'in-nixpkgs' : 'prebuilt')
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

const summaryOf = ({index, about}: Book, name: string): string => {
	const place = index?.known.places.get(name);
	const rank = place === undefined ? undefined : index?.known.ranks[place];
	return rank === undefined ? '' : about?.(rank).summary ?? '';
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
		summary: summaryOf(book, name),
		via,
	};
};

/** Why a name can't be had, and what was probably meant. */
const whyNot = (name: string, attributes: ReadonlySet<string>): string => {
	const resolved = resolveName(name, attributes);
	switch (resolved.kind) {
		case 'meant':
		case 'false-friend': {
			return `${resolved.explanation}; did you mean ${resolved.instead}?`;
		}

		case 'top-level': {
			return resolved.note;
		}

		case 'never': {
			return resolved.reason;
		}

		case 'absent': {
			const near = resolved.near.slice(0, 3).join(', ');
			return `${name} is not in nixpkgs${near === '' ? '' : `; there is ${near}`}`;
		}

		case 'attribute': {
			return '';
		}
	}
};

/** Finds names in what the book has; before it has any, nothing. */
export const finderOf = (book: Book): Finder => ({
	isReady: () => book.index !== undefined,
	find(query, chosen) {
		if (book.index === undefined) {
			return [];
		}

		const found = search(book.index, query, {limit}).map(({name, via}) => describe(book, name, chosen, via));
		// What only the pin has, or what is never needed as a package, is on no list of names.
		const name = normaliseName(query);
		const isKnown = book.knowledge.get(groundKey(chosen))?.attributes.has(name) ?? false;
		return (isKnown || neverReason(name) !== undefined) && !found.some(row => row.name === name) ? [describe(book, name, chosen), ...found] : found;
	},
	rowOf: (name, chosen) => describe(book, name, chosen),
	whyNot: (name, chosen) => whyNot(name, book.knowledge.get(groundKey(chosen))?.attributes ?? book.attributes),
});
