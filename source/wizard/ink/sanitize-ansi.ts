import {stripVTControlCharacters} from 'node:util';

// Stands in for Ink's own module in the bundle (see build.js). Ink's takes each text apart into tokens, for each of the pieces that it is put
// together of: a tenth of what a key leaves as garbage. The wizard's texts have looks and links and no other sequence, and that is soon seen.

/** What could begin a control sequence (ECMA-48, 5.3 and 5.4) and is neither a look (`ESC [ … m`) nor a link (`ESC ] 8 ; …`). */
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const foreign = /[\u0080-\u009F]|\u001B(?!\[[\d:;]*m|]8;[^\u0007\u001B]*(?:\u0007|\u001B\\)|\\)/;

/** A text without what could move the cursor or clear the screen; one that has such a thing loses its looks with it. */
const sanitizeAnsi = (text: string): string => foreign.test(text)
	? stripVTControlCharacters(text).replaceAll(/[\u001B\u0080-\u009F]/g, '') // eslint-disable-line no-control-regex -- as above
	: text;

export default sanitizeAnsi;
