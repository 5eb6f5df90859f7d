import type {Key} from '../../input/key.js';
import {
	isBack, isLetter, movedCursor, withLetters,
} from '../menu.js';
import type {
	Preview, State, VerifyScreen, WriteScreen,
} from '../types.js';

export type WriteChoice = 'verify' | 'write' | 'back';

/** What one can say to what would be written; trying it out needs a Nix. */
export const writeChoices = ({nix}: Preview): readonly WriteChoice[] => nix === undefined ? ['write', 'back'] : ['verify', 'write', 'back'];

/** Whether anything that is there would be changed or taken away. */
export const destroys = ({report}: Preview): boolean => report.changes.some(({before}) => before !== undefined);

const usualChoice = (preview: Preview, mends: VerifyScreen | undefined): WriteChoice => {
	// What is mended was written a moment ago, and nobody's work is in it.
	if (destroys(preview) && !mends) {
		return 'back';
	}

	return preview.nix === undefined || preview.isTooOld ? 'write' : 'verify';
};

/** Asks whether to write. What destroys nothing is under Enter; what does has to be chosen. */
export const enterWrite = (state: State, preview: Preview, mends: VerifyScreen | undefined): State => ({
	...state,
	screen: {
		step: 'write', preview, cursor: writeChoices(preview).indexOf(usualChoice(preview, mends)), failure: undefined, mends,
	},
});

/** The last question before anything is touched: yes, or back. */
export const onWriteKey = (state: State, screen: WriteScreen, pressed: Key): State => {
	const key = withLetters(pressed);
	const {preview, mends} = screen;
	const choices = writeChoices(preview);
	const cursor = movedCursor(key, screen.cursor, choices.length);
	if (cursor !== undefined) {
		return {...state, screen: {...screen, cursor}};
	}

	const choice = key.kind === 'enter' ? choices[screen.cursor]! : (isLetter(key, 'y') ? 'write' : undefined);
	if (choice === 'back' || isBack(key) || isLetter(key, 'n')) {
		return {
			...state,
			screen: {
				step: 'preview', shows: 'diff', mends, content: {
					kind: 'ready', preview, pane: 0, top: 0,
				},
			},
		};
	}

	return choice === undefined
		? state
		: {
			...state,
			screen: {
				step: 'writing', preview, verify: choice === 'verify', mends,
			},
		};
};
