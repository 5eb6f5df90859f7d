import type {Key} from '../../input/key.js';
import {enter, enterOptions} from '../enter.js';
import {isLetter, movedCursor, withLetters} from '../menu.js';
import type {EditScreen, Finder, State} from '../types.js';
import {editRows} from './edit-rows.js';

/** The first question where files are already: what of them to change. */
export const onEditKey = (state: State, screen: EditScreen, pressed: Key, finder: Finder): State => {
	const key = withLetters(pressed);
	const rows = editRows;
	const cursor = movedCursor(key, screen.cursor, rows.length);
	if (cursor !== undefined) {
		return {...state, screen: {...screen, cursor}};
	}

	if (key.kind === 'options' || isLetter(key, 'o')) {
		return enterOptions(state, 'edit');
	}

	if (key.kind !== 'enter' && key.kind !== 'right') {
		return state;
	}

	const row = rows[screen.cursor]!;
	return row === 'options' ? enterOptions(state, 'edit') : enter(state, row, finder);
};
