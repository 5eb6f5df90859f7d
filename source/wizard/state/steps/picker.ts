import type {Key} from '../../input/key.js';
import {takePackage, told} from '../choose-package.js';
import {isBack, movedCursor} from '../menu.js';
import {isTakeable} from '../row.js';
import type {
	Finder, PackagesScreen, Picker, State,
} from '../types.js';

/** Opens the versions of a package; of what can't be had, says why not. */
export const openPicker = (state: State, screen: PackagesScreen, name: string, finder: Finder): State =>
	isTakeable(finder.rowOf(name, state.chosen))
		? {...state, screen: {...screen, notice: undefined, picker: {name, cursor: 0, content: {kind: 'loading'}}}}
		: told(state, screen, finder.whyNot(name, state.chosen));

/** The versions of one package: the pin's own, or one to override it with. */
export const onPickerKey = (state: State, screen: PackagesScreen & {readonly picker: Picker}, key: Key, finder: Finder): State => {
	const {picker} = screen;
	if (isBack(key) || key.kind === 'tab' || key.kind === 'shift-tab') {
		return {...state, screen: {...screen, picker: undefined}};
	}

	if (picker.content.kind !== 'ready') {
		return state;
	}

	const {versions} = picker.content;
	const cursor = movedCursor(key, picker.cursor, versions.length);
	if (cursor !== undefined) {
		return {...state, screen: {...screen, picker: {...picker, cursor}}};
	}

	const version = versions[picker.cursor];
	if (key.kind !== 'enter' || version === undefined || version.kind === 'unusable') {
		return state;
	}

	const before = state.chosen.packages.find(({name}) => name === picker.name);
	const extras = before?.kind === 'asked' ? before.requirement.extras : before?.package.extras ?? [];
	const specifier = version.kind === 'pin' ? '' : `==${version.version}`;
	const row = finder.rowOf(picker.name, state.chosen);
	return takePackage(state, screen, {row, requirement: {name: picker.name, extras, specifier}}, finder);
};
