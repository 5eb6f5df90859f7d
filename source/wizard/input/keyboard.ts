import type {Terminal} from '../../world.js';
import type {Key} from './key.js';
import {listenToKeys} from './listen.js';

export type Listener = {
	readonly onKeys: (keys: readonly Key[]) => void;
	/** The terminal was closed. */
	readonly onGone: () => void;
};

export type Keyboard = {
	/** Hands over what is pressed from now on, and before it what was pressed while nobody listened. */
	readonly listen: (listener: Listener) => void;
	/** Leaves the terminal as it was; harmless when called twice. */
	readonly stop: () => void;
};

/** Opens the keyboard before there is anybody to hear it: whoever is quick loses no key. */
export const openKeyboard = (terminal: Terminal): Keyboard => {
	const early: Key[] = [];
	let isGone = false;
	let listener: Listener | undefined;
	const stop = listenToKeys(terminal, keys => {
		if (listener) {
			listener.onKeys(keys);
		} else {
			early.push(...keys);
		}
	}, () => {
		isGone = true;
		listener?.onGone();
	});
	return {
		listen(given) {
			listener = given;
			if (early.length > 0) {
				given.onKeys(early);
			}

			if (isGone) {
				given.onGone();
			}
		},
		stop,
	};
};
