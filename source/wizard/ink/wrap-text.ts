import {LazySegmenter} from '../../lazy-intl.js';
import fastWidth, {plain} from './string-width.js';

// Stands in for Ink's own module in the bundle (see build.js), which keeps every text that was ever cut, and takes each apart into graphemes.
// Here no text is broken into lines: whatever is too long is cut.

/** Escape sequences that take no room: colours and the like (SGR), and hyperlinks (OSC 8). */
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const escapes = /(\u001B(?:\[[\d;]*m|]8;[^\u0007\u001B]*(?:\u0007|\u001B\\)))/;

const segmenter = new LazySegmenter();

/** What stands on the screen as one: a letter with its accents, an emoji. */
const lettersOf = (text: string): readonly string[] => plain.test(text) ? [...text] : Array.from(segmenter.segment(text), ({segment}) => segment);

/** Escape sequences and letters. */
const partsOf = (text: string): readonly string[] => text.split(escapes).flatMap(part => part.startsWith('\u001B') ? [part] : lettersOf(part));

/** The first parts that have room, and of the others the escape sequences: whatever is switched on is switched off behind the cut. */
const keep = (parts: readonly string[], room: number): string[] => {
	const kept: string[] = [];
	let left = room;
	for (const part of parts) {
		if (part.startsWith('\u001B')) {
			kept.push(part);
		} else if (left >= 0) {
			const width = fastWidth(part);
			kept.push(width <= left ? part : '…');
			left = width <= left ? left - width : -1;
		}
	}

	return kept;
};

/**
Cuts a text that is too long for its row.

@param columns - The room there is.
@param kind - With `truncate-start` its end stays, with any other its beginning.
*/
const wrapText = (text: string, columns: number, kind: string): string => {
	if (columns < 1) {
		return '';
	}

	if (fastWidth(text) <= columns) {
		return text;
	}

	const room = Math.floor(columns) - 1;
	return kind === 'truncate-start'
		? keep(partsOf(text).toReversed(), room).toReversed().join('')
		: keep(partsOf(text), room).join('');
};

export default wrapText;
