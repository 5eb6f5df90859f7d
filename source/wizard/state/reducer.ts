import type {Report} from '../../outcome.js';
import type {Key} from '../input/key.js';
import {askedFor, settled, withPackage} from './choose-package.js';
import {chosenRows} from './enter.js';
import {isLetter} from './menu.js';
import {onInterpreterKey} from './steps/interpreter.js';
import {onOptionsKey} from './steps/options.js';
import {onPackagesKey, typedName} from './steps/packages.js';
import {onPreviewKey} from './steps/preview.js';
import {onStyleKey} from './steps/style.js';
import {onWriteKey, writeChoices} from './steps/write.js';
import type {
	Action, Ending, Finder, Notice, PackagesScreen, Picker, State, WritingScreen,
} from './types.js';

export type Reducer = (state: State, action: Action) => State;

const cancelled = (state: State): State => ({...state, help: false, screen: {step: 'ended', ending: {kind: 'cancelled'}}});

const onKey = (state: State, key: Key, finder: Finder): State => {
	const {screen} = state;
	if (screen.step === 'writing' || screen.step === 'ended') {
		// Writing takes a moment, is all or nothing, and ends by itself.
		return state;
	}

	if (key.kind === 'cancel') {
		return cancelled(state);
	}

	if (state.help || isLetter(key, '?')) {
		return {...state, help: !state.help};
	}

	switch (screen.step) {
		case 'style': {
			return onStyleKey(state, screen, key, finder);
		}

		case 'interpreter': {
			return onInterpreterKey(state, screen, key, finder);
		}

		case 'packages': {
			return onPackagesKey(state, screen, key, finder);
		}

		case 'options': {
			return onOptionsKey(state, screen, key, finder);
		}

		case 'preview': {
			return onPreviewKey(state, screen, key, finder);
		}

		case 'write': {
			return onWriteKey(state, screen, key);
		}
	}
};

/** The rows anew, with what has become known; the highlight stays on its name. */
const refreshed = (state: State, finder: Finder): State => {
	const {screen} = state;
	if (screen.step !== 'packages') {
		return state;
	}

	const {field, cursor} = screen;
	const rows = field.text.trim() === '' ? chosenRows(state, finder) : finder.find(typedName(field.text), state.chosen);
	const place = rows.findIndex(({name}) => name === screen.rows[cursor]?.name);
	return {...state, screen: {...screen, rows, cursor: field.text.trim() === '' ? place : Math.max(0, place)}};
};

const withPicker = (state: State, name: string, content: Picker['content']): State => {
	const {screen} = state;
	if (screen.step !== 'packages' || screen.picker?.name !== name) {
		return state;
	}

	const usual = content.kind === 'ready' ? content.versions.findIndex(({kind}) => kind === 'pin') : 0;
	return {...state, screen: {...screen, picker: {...screen.picker, content, cursor: Math.max(0, usual)}}};
};

const withList = (state: State, screen: PackagesScreen, {requirements, tools, refused}: Extract<Action, {type: 'list-read'}>, finder: Finder): State => {
	let {packages} = state.chosen;
	for (const requirement of requirements) {
		packages = withPackage(packages, askedFor(requirement));
	}

	const chosen = {...state.chosen, packages, tools: [...new Set([...state.chosen.tools, ...tools])]};
	const count = requirements.length + tools.length;
	const added = `${count} ${count === 1 ? 'entry' : 'entries'} of the list added`;
	const notice: Notice | undefined = refused.length === 0
		? (count === 1 ? undefined : {kind: 'good', text: added})
		: {kind: 'care', text: `${added}; left out: ${refused.join('; ')}`};
	return settled(state, {...screen, pasted: undefined}, {chosen, notice}, finder);
};

const written = ({preview: {folder}, verify}: WritingScreen, report: Report): Ending => ({
	kind: 'written', report, folder, verify,
});

type Answer = Extract<Action, {type: 'versions-loaded' | 'versions-failed' | 'list-read' | 'previewed' | 'refused' | 'written' | 'write-failed'}>;

/** What came back from the world; an answer to what nobody asks any more changes nothing. */
const onAnswer = (state: State, action: Answer, finder: Finder): State => {
	const {screen} = state;
	const loads = screen.step === 'preview' && screen.content.kind === 'loading';
	switch (action.type) {
		case 'versions-loaded': {
			return withPicker(state, action.name, {kind: 'ready', versions: action.versions});
		}

		case 'versions-failed': {
			return withPicker(state, action.name, {kind: 'failed', message: action.message});
		}

		case 'list-read': {
			return screen.step === 'packages' && screen.pasted !== undefined ? withList(state, screen, action, finder) : state;
		}

		case 'previewed': {
			const {preview} = action;
			const content = {
				kind: 'ready', preview, pane: 0, top: 0,
			} as const;
			return loads ? {...state, screen: {...screen, content}} : state;
		}

		case 'refused': {
			return loads ? {...state, screen: {...screen, content: {kind: 'refused', failure: action.failure}}} : state;
		}

		case 'written': {
			return screen.step === 'writing' ? {...state, screen: {step: 'ended', ending: written(screen, action.report)}} : state;
		}

		case 'write-failed': {
			const {failure} = action;
			return screen.step === 'writing'
				? {
					...state,
					screen: {
						step: 'write', preview: screen.preview, cursor: writeChoices(screen.preview).indexOf('back'), failure,
					},
				}
				: state;
		}
	}
};

/**
The wizard's every move. Pure, but for what `finder` looks up in the names that are loaded.

@param finder - Finds names; the same question has the same answer until `names-changed`.
*/
export const createReducer = (finder: Finder): Reducer => (state, action) => {
	const {screen} = state;
	switch (action.type) {
		case 'key': {
			return onKey(state, action.key, finder);
		}

		case 'resize': {
			return {...state, size: action.size};
		}

		case 'names-changed': {
			return refreshed({...state, names: {label: action.label ?? state.names.label, pin: action.pin ?? state.names.pin}}, finder);
		}

		case 'details-loaded': {
			return {...state, details: new Map([...state.details, [action.name, action.details]])};
		}

		case 'went-offline': {
			return {...state, offline: state.offline ?? action.why};
		}

		case 'cancel': {
			return screen.step === 'writing' || screen.step === 'ended' ? state : cancelled(state);
		}

		case 'versions-loaded':
		case 'versions-failed':
		case 'list-read':
		case 'previewed':
		case 'refused':
		case 'written':
		case 'write-failed': {
			return onAnswer(state, action, finder);
		}
	}
};
