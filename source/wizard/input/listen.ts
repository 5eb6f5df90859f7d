import type {Terminal} from '../../world.js';
import {decodeKeys, flushKeys} from './decode-keys.js';
import type {Key} from './key.js';

/** Milliseconds in which the rest of an escape sequence arrives, also over a slow line; then it was the Escape key. */
const patience = 40;

/** Xterm's bracketed paste: what is pasted comes between marks and can't be mistaken for typing. */
const bracketedPaste = {on: '\u001B[?2004h', off: '\u001B[?2004l'};

/**
Listens to the keyboard, key by key. Ink's own listening is not used: its parser falls over sequences it does not know.

@param onKeys - Gets what came in one piece, at once.
@param onGone - The terminal was closed.
@returns Stops, and leaves the terminal as it was; harmless when called twice.
*/
export const listenToKeys = ({input, output}: Terminal, onKeys: (keys: readonly Key[]) => void, onGone: () => void): (() => void) => {
	let rest = '';
	let timer: NodeJS.Timeout | undefined;
	let isOn = true;

	const give = (keys: readonly Key[]): void => {
		if (keys.length > 0) {
			onKeys(keys);
		}
	};

	const onData = (data: string): void => {
		clearTimeout(timer);
		const decoded = decodeKeys(rest + data);
		({rest} = decoded);
		give(decoded.keys);
		if (rest !== '' && isOn) {
			timer = setTimeout(() => {
				const keys = flushKeys(rest);
				rest = '';
				give(keys);
			}, patience);
		}
	};

	input.setEncoding('utf8');
	input.setRawMode(true);
	input.on('data', onData);
	input.once('end', onGone);
	input.once('error', onGone);
	output.write(bracketedPaste.on);

	return () => {
		if (!isOn) {
			return;
		}

		isOn = false;
		clearTimeout(timer);
		input.off('data', onData);
		input.off('end', onGone);
		input.off('error', onGone);
		output.write(bracketedPaste.off);
		input.setRawMode(false);
		// Whoever reads the terminal next gets every key from here on.
		input.pause();
	};
};
