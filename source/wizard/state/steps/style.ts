import type {Key} from '../../input/key.js';
import {styleChoices} from '../choices.js';
import {enter, enterOptions, goOn} from '../enter.js';
import {
	isBack, isLetter, movedCursor, withLetters,
} from '../menu.js';
import type {Finder, State, StyleScreen} from '../types.js';

/** The first question: shell.nix, flake.nix, or both. */
export const onStyleKey = (state: State, screen: StyleScreen, pressed: Key, finder: Finder): State => {
	const key = withLetters(pressed);
	const cursor = movedCursor(key, screen.cursor, styleChoices.length);
	if (cursor !== undefined) {
		return {...state, screen: {...screen, cursor}};
	}

	const {style} = styleChoices[screen.cursor]!;
	const answered: State = {...state, chosen: {...state.chosen, style}};
	if (key.kind === 'enter' || key.kind === 'right') {
		return goOn(answered, 'interpreter', finder);
	}

	if (isBack(key) && state.editing) {
		return enter(answered, 'edit', finder);
	}

	return key.kind === 'options' || isLetter(key, 'o') ? enterOptions(answered, 'style') : state;
};
