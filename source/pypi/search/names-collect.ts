/* eslint-disable unicorn/prefer-code-point -- names are ASCII */
import {setImmediate} from 'node:timers/promises';
import {isDistributionName, normaliseName} from '../name.js';
import {longestName, mostNames, newline} from './names-format.js';
import {countOf, type Pile, sortPile} from './names-sort.js';

/** Names as the file has them: normalised, by length, sorted and each once. */
export type SortedNames = {
	/** The shorter names first; no pile is empty. */
	readonly piles: readonly Pile[];
	readonly count: number;
	/** How many were left out because they are no names (PEP 508), or too long to be one. */
	readonly dropped: number;
};

/** Names as they arrive: one by one or, which takes far less time and memory, by the batch. */
export type NameSource = AsyncIterable<string | readonly string[]> | Iterable<string | readonly string[]>;

/** After so many names others get a turn, about every 3 ms. */
const turn = 5000;

type GrowingPile = {bytes: Uint8Array; used: number; last: string; sorted: boolean};

const addTo = (pile: GrowingPile, name: string): void => {
	pile.sorted &&= name > pile.last;
	pile.last = name;
	if (pile.used + name.length + 1 > pile.bytes.length) {
		const bytes = new Uint8Array(2 * pile.bytes.length);
		bytes.set(pile.bytes);
		pile.bytes = bytes;
	}

	for (let index = 0; index < name.length; index++) {
		pile.bytes[pile.used++] = name.charCodeAt(index);
	}

	pile.bytes[pile.used++] = newline;
};

/** What is collected so far: one pile for each length. */
class Collection {
	readonly piles: Array<GrowingPile | undefined> = [];
	count = 0;
	dropped = 0;

	add(name: string): void {
		if (!isDistributionName(name) || name.length > longestName) {
			this.dropped++;
			return;
		}

		const normalised = normaliseName(name);
		this.piles[normalised.length] ??= {
			bytes: new Uint8Array(4096), used: 0, last: '', sorted: true,
		};
		const pile = this.piles[normalised.length]!;
		if (normalised === pile.last) {
			return;
		}

		if (this.count === mostNames) {
			throw new RangeError(`more than ${mostNames} names`);
		}

		addTo(pile, normalised);
		this.count++;
	}
}

/**
Collects names in any order and spelling. Indexes list them sorted by normalised name, so the sort is rarely needed. Holds
the names once as bytes (those of one length twice while they are sorted), no string of them: some 40 MB at most for a million names.

@throws RangeError when there are more than `mostNames`.
*/
export const collectNames = async (names: NameSource): Promise<SortedNames> => {
	const collection = new Collection();
	let seen = 0;
	for await (const part of names) {
		for (const name of typeof part === 'string' ? [part] : part) {
			collection.add(name);
			if (++seen % turn === 0) {
				await setImmediate();
			}
		}
	}

	const piles: Pile[] = [];
	for (const [length, pile] of collection.piles.entries()) {
		if (pile) {
			const {bytes, used, sorted} = pile;
			const collected = {length, bytes: bytes.subarray(0, used)};
			piles.push(sorted ? collected : await sortPile(collected));
			// The bytes of an unsorted pile are not needed any more.
			collection.piles[length] = undefined;
		}
	}

	let count = 0;
	for (const pile of piles) {
		count += countOf(pile);
	}

	return {piles, count, dropped: collection.dropped};
};
