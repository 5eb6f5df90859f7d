import type {Symbols} from '../terminal/symbols.js';
import {hintsOf, type Hint} from './key-hints.js';
import type {State} from './types.js';

/** A key as this terminal can write it. */
export const named = (key: string, symbols: Symbols): string => key.replaceAll(/{(\w+)}/g, (_, name: keyof Symbols) => symbols[name]);

const widthOf = ([key, what]: Hint): number => key.length + what.length + 4;

/** As many of the keys that matter now as there is room for in a line. */
export const shownHints = (state: State, symbols: Symbols): readonly Hint[] => {
	const hints = hintsOf(state).map(([key, what]): Hint => [named(key, symbols), what]);
	const help = hints.find(([key]) => key === '?');
	// Whoever sees too few keys has to see the one that shows them all.
	let room = state.size.columns + 2 - (help ? widthOf(help) : 0);
	return hints.filter(hint => {
		if (hint === help) {
			return true;
		}

		room -= widthOf(hint);
		return room >= 0;
	});
};
