import type {Key} from '../input/key.js';
import {onAnswer} from './answers.js';
import {chosenRows} from './enter.js';
import {isLetter, singleKeys} from './menu.js';
import {onEditKey} from './steps/edit.js';
import {onInterpreterKey} from './steps/interpreter.js';
import {onOptionsKey} from './steps/options.js';
import {onPackagesKey, typedName} from './steps/packages.js';
import {onPreviewKey} from './steps/preview.js';
import {onShellKey} from './steps/shell.js';
import {onStyleKey} from './steps/style.js';
import {cancelVerifying, onVerifyKey} from './steps/verify.js';
import {onWriteKey} from './steps/write.js';
import type {Action, Finder, State} from './types.js';
import {onVerifyAnswer} from './verify-answers.js';

export type Reducer = (state: State, action: Action) => State;

/** Quits, once nothing runs any more. */
const cancelled = (state: State): State => {
	const {screen, written} = state;
	const waiting = screen.step === 'verify' ? cancelVerifying(state, screen) : undefined;
	return waiting ?? {...state, help: false, screen: {step: 'ended', ending: {kind: 'cancelled', ...(written ? {report: written} : {})}}};
};

/** Whether text is typed into something. */
const hasField = ({screen}: State): boolean => screen.step === 'packages' || (screen.step === 'options' && screen.pane === 'tools');

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
		case 'shell': {
			return onShellKey(state, screen, key);
		}

		case 'edit': {
			return onEditKey(state, screen, key, finder);
		}

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

		case 'verify': {
			return onVerifyKey(state, screen, key, finder);
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

/**
The wizard's every move. Pure, but for what `finder` looks up in the names that are loaded.

@param finder - Finds names; the same question has the same answer until `names-changed`.
*/
export const createReducer = (finder: Finder): Reducer => (state, action) => {
	const {screen} = state;
	switch (action.type) {
		case 'key': {
			let next = state;
			for (const key of hasField(state) ? [action.key] : singleKeys(action.key)) {
				next = onKey(next, key, finder);
			}

			return next;
		}

		case 'resize': {
			return {...state, size: action.size};
		}

		case 'names-changed': {
			return refreshed({...state, names: {label: action.label ?? state.names.label, pin: action.pin ?? state.names.pin}}, finder);
		}

		case 'details-loaded': {
			// What is learnt of one name may change how its row is marked.
			return refreshed({...state, details: new Map([...state.details, [action.name, action.details]])}, finder);
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
		case 'write-failed':
		case 'opened': {
			return onAnswer(state, action, finder);
		}

		case 'verify-events':
		case 'cost-asked':
		case 'verify-ended':
		case 'mended':
		case 'undone':
		case 'mend-failed': {
			return onVerifyAnswer(state, action, finder);
		}
	}
};
