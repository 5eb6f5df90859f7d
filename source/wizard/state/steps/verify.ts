import {isRepair} from '../../../verify/apply-action.js';
import type {Action} from '../../../verify/explanation.js';
import type {Key} from '../../input/key.js';
import {enter} from '../enter.js';
import {logRows} from '../layout.js';
import {
	isBack, isLetter, movedCursor, movedTop, withLetters,
} from '../menu.js';
import {nothingWatched} from '../watched.js';
import type {
	Failed, Finder, Mend, State, VerifyScreen, Written,
} from '../types.js';

export type FailedChoice
	= | {readonly kind: 'repair'; readonly action: Action}
		| {readonly kind: 'again' | 'log' | 'packages' | 'undo' | 'keep'};

/** What one may do about a verification that failed: the best first. */
export const failedChoices = ({verification: {problems}}: Failed): readonly FailedChoice[] => [
	...problems.flatMap(({actions}) => actions).filter(action => isRepair(action)).map(action => ({kind: 'repair' as const, action})),
	{kind: 'again'},
	{kind: 'log'},
	{kind: 'packages'},
	{kind: 'undo'},
	{kind: 'keep'},
];

/** The last question before something that takes long. */
export const costChoices = ['yes', 'no'] as const;

/** Begins to verify what has been written. */
export const startVerifying = (state: State, written: Written): State => ({
	...state, screen: {step: 'verify', written, content: {kind: 'running', watched: nothingWatched, shows: 'progress'}},
});

type Content<Kind extends VerifyScreen['content']['kind']> = Extract<VerifyScreen['content'], {kind: Kind}>;

const stopping = (state: State, screen: VerifyScreen, {watched}: Content<'running' | 'asking'>, goal: Content<'stopping'>['goal']): State =>
	({...state, screen: {...screen, content: {kind: 'stopping', watched, goal}}});

const onAskingKey = (state: State, screen: VerifyScreen, content: Content<'asking'>, pressed: Key): State => {
	const key = withLetters(pressed);
	const cursor = movedCursor(key, content.cursor, costChoices.length);
	if (cursor !== undefined) {
		return {...state, screen: {...screen, content: {...content, cursor}}};
	}

	const chosen = key.kind === 'enter' || key.kind === 'right' ? costChoices[content.cursor] : undefined;
	if (chosen === 'yes' || isLetter(key, 'y')) {
		return {...state, screen: {...screen, content: {kind: 'running', watched: content.watched, shows: 'progress'}}};
	}

	if (chosen === 'no' || isLetter(key, 'n')) {
		return stopping(state, screen, content, 'finish');
	}

	return isBack(key) ? stopping(state, screen, content, 'back') : state;
};

const mending = (state: State, screen: VerifyScreen, failed: Failed, action: Mend): State =>
	({
		...state,
		screen: {
			...screen,
			content: {
				kind: 'mending', failed: {...failed, refusal: undefined}, action, written: screen.written,
			},
		},
	});

/** The end of the log: what went wrong is said last. */
const showLog = (state: State, screen: VerifyScreen, failed: Failed): State =>
	({...state, screen: {...screen, content: {...failed, shows: 'log', top: Math.max(0, failed.watched.log.length - logRows(state))}}});

const onChoice = (state: State, screen: VerifyScreen, failed: Failed, finder: Finder): State => {
	const choice = failedChoices(failed)[failed.cursor]!;
	switch (choice.kind) {
		case 'repair': {
			return mending(state, screen, failed, {kind: 'action', action: choice.action});
		}

		case 'again': {
			return startVerifying(state, screen.written);
		}

		case 'log': {
			return showLog(state, screen, failed);
		}

		case 'packages': {
			return enter(state, 'packages', finder);
		}

		case 'undo': {
			return mending(state, screen, failed, {kind: 'undo'});
		}

		case 'keep': {
			const {verification} = failed;
			return {...state, screen: {step: 'ended', ending: {kind: 'written', report: {...screen.written.report, verification}}}};
		}
	}
};

const onFailedKey = (state: State, screen: VerifyScreen, failed: Failed, pressed: Key, finder: Finder): State => {
	const key = withLetters(pressed);
	if (failed.shows === 'log') {
		const top = movedTop(key, failed.top, failed.watched.log.length, logRows(state));
		if (top !== undefined) {
			return {...state, screen: {...screen, content: {...failed, top}}};
		}

		return isBack(key) || key.kind === 'enter' || isLetter(key, 'l') ? {...state, screen: {...screen, content: {...failed, shows: 'choices'}}} : state;
	}

	const cursor = movedCursor(key, failed.cursor, failedChoices(failed).length);
	if (cursor !== undefined) {
		return {...state, screen: {...screen, content: {...failed, cursor}}};
	}

	if (isLetter(key, 'l')) {
		return showLog(state, screen, failed);
	}

	if (key.kind === 'enter' || key.kind === 'right') {
		return onChoice(state, screen, failed, finder);
	}

	return isBack(key) ? enter(state, 'packages', finder) : state;
};

/** The real thing: every import is tried, and what fails can be mended. */
export const onVerifyKey = (state: State, screen: VerifyScreen, key: Key, finder: Finder): State => {
	const {content} = screen;
	switch (content.kind) {
		case 'running': {
			if (isLetter(key, 'l')) {
				return {...state, screen: {...screen, content: {...content, shows: content.shows === 'log' ? 'progress' : 'log'}}};
			}

			return isBack(key) ? stopping(state, screen, content, 'back') : state;
		}

		case 'asking': {
			return onAskingKey(state, screen, content, key);
		}

		case 'failed': {
			return onFailedKey(state, screen, content, key, finder);
		}

		case 'stopping':
		case 'mending': {
			// Both end by themselves.
			return state;
		}
	}
};

/** Ctrl+C while something runs: it has to end before we do. */
export const cancelVerifying = (state: State, screen: VerifyScreen): State | undefined => {
	const {content} = screen;
	switch (content.kind) {
		case 'running':
		case 'asking': {
			return stopping(state, screen, content, 'quit');
		}

		case 'stopping': {
			return {...state, screen: {...screen, content: {...content, goal: 'quit'}}};
		}

		case 'mending': {
			return content.action.kind === 'undo' ? state : undefined;
		}

		case 'failed': {
			return undefined;
		}
	}
};
