import type {Key} from '../../input/key.js';
import {settled, takeTyped} from '../choose-package.js';
import {
	chosenRows, enter, enterOptions, goOn,
} from '../enter.js';
import {isBack, movedCursor} from '../menu.js';
import {isTakeable} from '../row.js';
import {editField, emptyField, type TextField} from '../text-field.js';
import type {Finder, PackagesScreen, State} from '../types.js';
import {onPickerKey, openPicker} from './picker.js';

/** The part of what is typed that is a name. */
export const typedName = (text: string): string => /^\s*[\w.-]*/.exec(text)![0].trim();

/** The row that is probably meant: the first; where that can't be had, the one whose import name or attribute was typed. */
const probable = (rows: PackagesScreen['rows']): number => {
	const [first] = rows;
	const alias = rows.findIndex(row => row.via !== undefined && isTakeable(row));
	return first?.mark === 'absent' && alias > 0 ? alias : 0;
};

/** The rows that go with what is in the field. */
export const withField = (state: State, screen: PackagesScreen, field: TextField, finder: Finder): State => {
	if (field.text === screen.field.text) {
		return {...state, screen: {...screen, field}};
	}

	const rows = field.text.trim() === '' ? chosenRows(state, finder) : finder.find(typedName(field.text), state.chosen);
	return {
		...state,
		screen: {
			...screen, field, rows, cursor: field.text.trim() === '' ? -1 : probable(rows), notice: undefined,
		},
	};
};

const removed = (state: State, screen: PackagesScreen, place: number, finder: Finder): State => {
	const packages = state.chosen.packages.filter((_, index) => index !== place);
	const next = settled(state, screen, {chosen: {...state.chosen, packages}}, finder);
	// The highlight stays where it was, so that several can go one after the other.
	return next.screen.step === 'packages'
		? {...next, screen: {...next.screen, cursor: Math.min(screen.cursor, packages.length - 1)}}
		: next;
};

/** Keys that mean something else while there is nothing in the field. */
const onEmptyFieldKey = (state: State, screen: PackagesScreen, key: Key, finder: Finder): State | undefined => {
	const {cursor, rows} = screen;
	const row = rows[cursor];
	if (key.kind === 'right' || (key.kind === 'enter' && row === undefined)) {
		return enter(state, 'preview', finder);
	}

	if (key.kind === 'enter') {
		return openPicker(state, screen, row!.name, finder);
	}

	if (isBack(key)) {
		return goOn(state, 'interpreter', finder);
	}

	if (key.kind === 'backspace' || key.kind === 'delete') {
		// What is last on the list goes first: tools stand behind the packages.
		const {tools, packages} = state.chosen;
		if (cursor === -1 && tools.length > 0) {
			return settled(state, screen, {chosen: {...state.chosen, tools: tools.slice(0, -1)}}, finder);
		}

		const place = cursor === -1 ? packages.length - 1 : cursor;
		return place === -1 ? state : removed(state, screen, place, finder);
	}

	return undefined;
};

/** The heart: a field to search in, the names that go with it, and the packages chosen so far. */
export const onPackagesKey = (state: State, screen: PackagesScreen, key: Key, finder: Finder): State => {
	const {field, rows, cursor, picker} = screen;
	if (picker) {
		return onPickerKey(state, {...screen, picker}, key, finder);
	}

	if (key.kind === 'options') {
		return enterOptions(state, 'packages');
	}

	const isEmpty = field.text === '';
	const special = isEmpty ? onEmptyFieldKey(state, screen, key, finder) : undefined;
	if (special) {
		return special;
	}

	if (key.kind === 'paste' && /[\r\n]/.test(key.text.trim())) {
		return {...state, screen: {...screen, pasted: key.text.replaceAll(/\r\n?/g, '\n'), notice: undefined}};
	}

	const moved = key.kind === 'home' || key.kind === 'end' ? undefined : movedCursor(key, cursor, rows.length, isEmpty ? -1 : 0);
	if (moved !== undefined) {
		return {...state, screen: {...screen, cursor: moved, notice: undefined}};
	}

	const edited = editField(field, key.kind === 'paste' ? {kind: 'paste', text: key.text.trim()} : key);
	if (edited) {
		return withField(state, screen, edited, finder);
	}

	if (key.kind === 'enter') {
		return takeTyped(state, screen, finder);
	}

	const row = rows[cursor];
	if (key.kind === 'tab' && row) {
		return openPicker(state, screen, row.name, finder);
	}

	return key.kind === 'escape' ? withField(state, screen, emptyField, finder) : state;
};
