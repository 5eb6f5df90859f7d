import type {Key} from '../../input/key.js';
import {
	isBack, isLetter, movedCursor, withLetters,
} from '../menu.js';
import type {Preview, State, WriteScreen} from '../types.js';

export type WriteChoice = 'write' | 'verify' | 'back';

/** What one can say to what would be written; trying it out needs a Nix. */
export const writeChoices = ({nix}: Preview): readonly WriteChoice[] => nix === undefined ? ['write', 'back'] : ['write', 'verify', 'back'];

/** The last question before anything is touched: yes, or back. */
export const onWriteKey = (state: State, screen: WriteScreen, pressed: Key): State => {
	const key = withLetters(pressed);
	const choices = writeChoices(screen.preview);
	const cursor = movedCursor(key, screen.cursor, choices.length);
	if (cursor !== undefined) {
		return {...state, screen: {...screen, cursor}};
	}

	const {preview} = screen;
	const back = isBack(key) || isLetter(key, 'n') || (key.kind === 'enter' && choices[screen.cursor] === 'back');
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

	return isLetter(key, 'y') || key.kind === 'enter'
		? {...state, screen: {step: 'writing', preview, verify: key.kind === 'enter' && choices[screen.cursor] === 'verify'}}
		: state;
};
