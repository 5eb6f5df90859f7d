import type {Key} from '../../input/key.js';
import {
	isBack, isLetter, movedCursor, withLetters,
} from '../menu.js';
import type {State, WriteScreen} from '../types.js';

/** The last question before anything is touched: yes, or back. */
export const onWriteKey = (state: State, screen: WriteScreen, pressed: Key): State => {
	const key = withLetters(pressed);
	const cursor = movedCursor(key, screen.cursor, 2);
	if (cursor !== undefined) {
		return {...state, screen: {...screen, cursor}};
	}

	const {preview} = screen;
	const back = isBack(key) || isLetter(key, 'n') || (key.kind === 'enter' && screen.cursor === 1);
	if (back) {
		return {
			...state,
			screen: {
				step: 'preview', shows: 'diff', content: {
					kind: 'ready', preview, pane: 0, top: 0,
				},
			},
		};
	}

	return isLetter(key, 'y') || key.kind === 'enter' ? {...state, screen: {step: 'writing', preview}} : state;
};
