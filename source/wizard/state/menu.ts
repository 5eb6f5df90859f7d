import type {Key} from '../input/key.js';

/** How far a page key goes in a list. */
const page = 8;

/**
Where a key leads in a list.

@param least - The first place: -1 where nothing may be highlighted.
@returns undefined for a key that does not move.
*/
export const movedCursor = (key: Key, cursor: number, count: number, least = 0): number | undefined => {
	const places: Partial<Record<Key['kind'], number>> = {
		up: cursor - 1,
		down: cursor + 1,
		'page-up': cursor - page,
		'page-down': cursor + page,
		home: least,
		end: count - 1,
	};
	const place = places[key.kind];
	return place === undefined ? undefined : Math.max(least, Math.min(count - 1, place));
};

/**
Where a key leads in a text that may be longer than the screen.

@param top - The first row that is seen.
@returns undefined for a key that does not move.
*/
export const movedTop = (key: Key, top: number, count: number, height: number): number | undefined => {
	const last = Math.max(0, count - height);
	const places: Partial<Record<Key['kind'], number>> = {
		up: top - 1,
		down: top + 1,
		'page-up': top - height,
		'page-down': top + height,
		home: 0,
		end: last,
	};
	const place = places[key.kind];
	return place === undefined ? undefined : Math.max(0, Math.min(last, place));
};

const letters: Readonly<Record<string, Key>> = {j: {kind: 'down'}, k: {kind: 'up'}, ' ': {kind: 'enter'}};

/** What came in one piece, as the keys that it was: fast fingers, or a slow line. */
export const singleKeys = (key: Key): readonly Key[] => key.kind === 'text' || key.kind === 'paste'
	? [...key.text].map((text): Key => text === '\r' || text === '\n' ? {kind: 'enter'} : {kind: 'text', text})
	: [key];

/** `j` and `k` for those who have them in their fingers, where nothing is written. */
export const withLetters = (key: Key): Key => (key.kind === 'text' ? letters[key.text] : undefined) ?? key;

/** Whether a key is this one letter. */
export const isLetter = (key: Key, letter: string): boolean => key.kind === 'text' && key.text.toLowerCase() === letter;

/** Whether a key leads back everywhere but in a text field. */
export const isBack = ({kind}: Key): boolean => kind === 'escape' || kind === 'left';
