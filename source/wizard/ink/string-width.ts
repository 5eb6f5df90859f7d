import {stripVTControlCharacters} from 'node:util';
import stringWidth from 'string-width';

// Stands in for `string-width` in the bundle (see build.js): Ink measures every row of every frame several times, and one bullet in
// it is enough to have it taken apart into graphemes.

/** Latin letters, and the signs of this program: a column each. */
export const plain = /^[ -~¡-¬®-ʯ–—‘’“”…·❯✔✖●○▏↑↓→←⌫█░]*$/;

/** What switches looks on and off (SGR): hardly any text has another escape sequence, and to look for all of them takes three times as long. */
const looks = /\u001B\[[\d;]*m/g; // eslint-disable-line no-control-regex -- control characters are what this is about

/** A text without its escape sequences. */
const withoutEscapes = (text: string): string => {
	const rest = text.replaceAll(looks, '');
	return rest.includes('\u001B') ? stripVTControlCharacters(rest) : rest;
};

/** How many columns a text takes, escape sequences left out. */
const fastWidth = (text: string): number => {
	const shown = typeof text === 'string' && text.includes('\u001B') ? withoutEscapes(text) : text;
	return plain.test(shown) ? shown.length : stringWidth(shown);
};

export default fastWidth;
