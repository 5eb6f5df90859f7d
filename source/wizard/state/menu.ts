import type {Key} from '../input/key.js';

/** How far a page key goes in a list. */
const page = 8;

/**
Where a key leads in a list.

@param least - The first place: -1 where nothing may be highlighted.
@returns undefined for a key that does not move.
*/
export const movedCursor = (key: Key, cursor: number, count: number, least = 0): number | undefined => {
	const at = (place: number): number => Math.max(least, Math.min(count - 1, place));
	switch (key.kind) {
		case 'up': {
			return at(cursor - 1);
		}

		case 'down': {
			return at(cursor + 1);
		}

		case 'page-up': {
			return at(cursor - page);
		}

		case 'page-down': {
			return at(cursor + page);
		}

		case 'home': {
			return at(least);
		}

		case 'end': {
			return at(count - 1);
		}

		default: {
			return undefined;
		}
	}
};

/** `j` and `k` for those who have them in their fingers, where nothing is written. */
export const withLetters = (key: Key): Key => {
	if (key.kind === 'text') {
		return key.text === 'j' ? {kind: 'down'} : (key.text === 'k' ? {kind: 'up'} : (key.text === ' ' ? {kind: 'enter'} : key));
	}

	return key;
};

/** Whether a key is this one letter. */
export const isLetter = (key: Key, letter: string): boolean => key.kind === 'text' && key.text.toLowerCase() === letter;

/** Whether a key leads back everywhere but in a text field. */
export const isBack = ({kind}: Key): boolean => kind === 'escape' || kind === 'left';
