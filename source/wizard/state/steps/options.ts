import type {Key} from '../../input/key.js';
import {isIdentifier} from '../../../nix/quote.js';
import {channelChoices, interpreterChoices, releaseOf} from '../choices.js';
import {enter} from '../enter.js';
import {isBack, movedCursor, withLetters} from '../menu.js';
import {editField, emptyField, fieldOf} from '../text-field.js';
import type {
	Chosen, Finder, OptionsScreen, State,
} from '../types.js';

export type OptionName = 'channel' | 'update' | 'tools' | 'direnv';

/** Only a pin that is there can be moved. */
export const optionNames = ({editing}: State): readonly OptionName[] => editing ? ['channel', 'update', 'tools', 'direnv'] : ['channel', 'tools', 'direnv'];

const withChannel = (chosen: Chosen, channel: string): Chosen => {
	const has = interpreterChoices(channel).some(({interpreter}) => interpreter === chosen.interpreter);
	// Who had the default of the old release has asked for no other.
	const isKept = has && chosen.interpreter !== releaseOf(chosen.channel).defaultInterpreter;
	return {...chosen, channel, interpreter: isKept ? chosen.interpreter : releaseOf(channel).defaultInterpreter};
};

const backToMenu = (state: State, screen: OptionsScreen, name: OptionName): State =>
	({
		...state,
		screen: {
			...screen, pane: 'menu', cursor: optionNames(state).indexOf(name), field: emptyField, notice: undefined,
		},
	});

const onMenuKey = (state: State, screen: OptionsScreen, pressed: Key, finder: Finder): State => {
	const key = withLetters(pressed);
	const cursor = movedCursor(key, screen.cursor, optionNames(state).length);
	if (cursor !== undefined) {
		return {...state, screen: {...screen, cursor}};
	}

	if (isBack(key) || key.kind === 'options' || (key.kind === 'text' && key.text === 'o')) {
		return enter(state, screen.from, finder);
	}

	if (key.kind !== 'enter' && key.kind !== 'right') {
		return state;
	}

	const {chosen} = state;
	switch (optionNames(state)[screen.cursor]!) {
		case 'channel': {
			return {...state, screen: {...screen, pane: 'channel', cursor: Math.max(0, channelChoices.indexOf(chosen.channel ?? ''))}};
		}

		case 'update': {
			return {...state, chosen: {...chosen, update: !chosen.update}};
		}

		case 'tools': {
			return {...state, screen: {...screen, pane: 'tools', field: fieldOf(chosen.tools.join(' '))}};
		}

		case 'direnv': {
			return {...state, chosen: {...chosen, direnv: !chosen.direnv}};
		}
	}
};

const onChannelKey = (state: State, screen: OptionsScreen, pressed: Key): State => {
	const key = withLetters(pressed);
	const cursor = movedCursor(key, screen.cursor, channelChoices.length);
	if (cursor !== undefined) {
		return {...state, screen: {...screen, cursor}};
	}

	if (key.kind === 'enter' || key.kind === 'right') {
		return backToMenu({...state, chosen: withChannel(state.chosen, channelChoices[screen.cursor]!)}, screen, 'channel');
	}

	return isBack(key) ? backToMenu(state, screen, 'channel') : state;
};

const onToolsKey = (state: State, screen: OptionsScreen, key: Key): State => {
	if (key.kind === 'enter') {
		const tools = [...new Set(screen.field.text.split(/[\s,]+/).filter(Boolean).map(text => text.replace(/^(?:pkgs|nixpkgs)[.#]/, '')))];
		const wrong = tools.find(tool => !tool.split('.').every(part => isIdentifier(part)));
		return wrong === undefined
			? backToMenu({...state, chosen: {...state.chosen, tools}}, screen, 'tools')
			: {...state, screen: {...screen, notice: {kind: 'care', text: `${wrong} is not an attribute of nixpkgs; they look like git or nodePackages.prettier`}}};
	}

	const field = editField(screen.field, key);
	if (field) {
		return {...state, screen: {...screen, field, notice: undefined}};
	}

	return isBack(key) ? backToMenu(state, screen, 'tools') : state;
};

/** What most people leave as it is: the channel, other programs, direnv. */
export const onOptionsKey = (state: State, screen: OptionsScreen, key: Key, finder: Finder): State => {
	switch (screen.pane) {
		case 'menu': {
			return onMenuKey(state, screen, key, finder);
		}

		case 'channel': {
			return onChannelKey(state, screen, key);
		}

		case 'tools': {
			return onToolsKey(state, screen, key);
		}
	}
};
