import {stripVTControlCharacters} from 'node:util';
import stringWidth from 'string-width';

// Stands in for `string-width` in the bundle (see build.js): Ink measures every row of every frame several times, and one bullet in
// it is enough to have it taken apart into graphemes.

/** Latin letters, and the signs of this program: a column each. */
export const plain = /^[ -~¡-¬®-ʯ–—‘’“”…·❯✔✖●○▏↑↓→←⌫█░]*$/;

/** How many columns a text takes, escape sequences left out. */
const fastWidth = (text: string): number => {
	const shown = typeof text === 'string' && text.includes('\u001B') ? stripVTControlCharacters(text) : text;
	return plain.test(shown) ? shown.length : stringWidth(shown);
};

export default fastWidth;
