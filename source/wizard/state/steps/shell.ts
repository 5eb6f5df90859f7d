import type {Key} from '../../input/key.js';
import {movedCursor, withLetters} from '../menu.js';
import type {ShellScreen, State} from '../types.js';

/** Which of the several shells of a file is meant. */
export const onShellKey = (state: State, screen: ShellScreen, pressed: Key): State => {
	const key = withLetters(pressed);
	if (screen.taken !== undefined) {
		return state;
	}

	const cursor = movedCursor(key, screen.cursor, screen.shells.length);
	if (cursor !== undefined) {
		return {...state, screen: {...screen, cursor}};
	}

	return key.kind === 'enter' || key.kind === 'right' ? {...state, screen: {...screen, taken: screen.shells[screen.cursor]}} : state;
};
