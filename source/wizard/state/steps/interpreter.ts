import type {Key} from '../../input/key.js';
import {interpreterChoices} from '../choices.js';
import {enterOptions, goOn} from '../enter.js';
import {
	isBack, isLetter, movedCursor, withLetters,
} from '../menu.js';
import type {Finder, InterpreterScreen, State} from '../types.js';

/** The second question: which of the interpreters that the pin has. */
export const onInterpreterKey = (state: State, screen: InterpreterScreen, pressed: Key, finder: Finder): State => {
	const key = withLetters(pressed);
	const choices = interpreterChoices(state.chosen.channel);
	const cursor = movedCursor(key, screen.cursor, choices.length);
	if (cursor !== undefined) {
		return {...state, screen: {...screen, cursor}};
	}

	const answered: State = {...state, chosen: {...state.chosen, interpreter: choices[screen.cursor]!.interpreter}};
	if (key.kind === 'enter' || key.kind === 'right') {
		return goOn(answered, 'packages', finder);
	}

	if (isBack(key)) {
		return goOn(answered, 'style', finder);
	}

	return key.kind === 'options' || isLetter(key, 'o') ? enterOptions(answered, 'interpreter') : state;
};
