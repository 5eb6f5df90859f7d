/* eslint-disable no-bitwise -- sets of letters are bit masks */
import {distances, hasFewBits, letterMask} from '../pypi/search/distance.js';
import {isPackageAttribute} from './package-attribute.js';

/** What is left of a name without the words that only say "for Python". */
const core = (name: string): string => name.replaceAll(/^(?:python3?-|py-|py(?=[a-z]{3})|lib(?=[a-z]{3}))|(?:-python|-py|py3?)$/g, '').replaceAll('-', '');

/** Attributes that begin with the same words, as many as half of them at least: `a-b-c` finds `a-b`. */
const ancestors = (name: string, attributes: ReadonlySet<string>): string[] => {
	const words = name.split('-');
	const found: string[] = [];
	for (let count = words.length - 1; count > 0 && count * 2 >= words.length - 1; count--) {
		const ancestor = words.slice(0, count).join('-');
		if (attributes.has(ancestor) && isPackageAttribute(ancestor)) {
			found.push(ancestor);
		}
	}

	return found;
};

/** How many typing errors a name of so many letters may hold and still be recognised. */
const allowed = (letters: number): number => letters < 4 ? 0 : (letters < 8 ? 1 : 2);

/** Typing errors between two words; one more than allowed when there are too many. */
const errors = (wanted: string, other: string): number => {
	const most = allowed(wanted.length);
	// Every error changes two letters of the set at most: most words are told apart by that alone.
	return Math.abs(other.length - wanted.length) > most || !hasFewBits(letterMask(wanted) ^ letterMask(other), 2 * most)
		? most + 1
		: distances(wanted, other, most).whole;
};

/**
Attributes that may be what somebody meant: the same but for `python-`, `py` and the like, then those that are one or two
typing errors away, then those that begin with the same words. Suggestions only: each may be another project.

@param name - Normalised.
@param limit - At most so many.
*/
export const nearAttributes = (name: string, attributes: ReadonlySet<string>, limit = 5): string[] => {
	const flat = name.replaceAll('-', '');
	const wanted = core(name);
	const scored: Array<readonly [score: number, attribute: string]> = [];
	for (const attribute of attributes) {
		if (attribute === name || !isPackageAttribute(attribute)) {
			continue;
		}

		const other = core(attribute);
		if (other === wanted && wanted.length > 2) {
			scored.push([0, attribute]);
			continue;
		}

		const whole = errors(flat, attribute.replaceAll('-', ''));
		const inner = errors(wanted, other);
		if (whole <= allowed(flat.length)) {
			scored.push([whole, attribute]);
		} else if (inner <= allowed(wanted.length)) {
			scored.push([inner + 1, attribute]);
		}
	}

	const close = scored.toSorted(([a, left], [b, right]) => a - b || left.length - right.length || (left < right ? -1 : 1));
	return [...new Set([...close.map(([, attribute]) => attribute), ...ancestors(name, attributes)])].slice(0, limit);
};
