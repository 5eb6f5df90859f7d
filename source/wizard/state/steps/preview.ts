import type {Failure} from '../../../failure.js';
import type {Key} from '../../input/key.js';
import {enter, enterOptions, goOn} from '../enter.js';
import {paneRows, previewRows} from '../layout.js';
import {
	isBack, isLetter, movedTop, withLetters,
} from '../menu.js';
import type {Finder, PreviewScreen, State} from '../types.js';
import {enterWrite} from './write.js';

type Ready = Extract<PreviewScreen['content'], {kind: 'ready'}>;

const scrolled = (state: State, {preview: {panes}, pane, top}: Ready, key: Key): number | undefined => {
	const shown = panes[pane];
	return movedTop(key, top, shown === undefined ? 0 : paneRows(shown, state.size).length, previewRows(state));
};

const onReadyKey = (state: State, screen: PreviewScreen, content: Ready, key: Key): State => {
	const {preview, pane} = content;
	const show = (change: Partial<Ready>): State => ({...state, screen: {...screen, shows: 'diff', content: {...content, ...change}}});
	if (isLetter(key, 'c')) {
		return {...state, screen: {...screen, shows: screen.shows === 'diff' ? 'command' : 'diff'}};
	}

	const top = scrolled(state, content, withLetters(key));
	if (top !== undefined) {
		return show({top});
	}

	const length = Math.max(1, preview.panes.length);
	if (key.kind === 'tab') {
		return show({pane: (pane + 1) % length, top: 0});
	}

	if (key.kind === 'shift-tab') {
		return show({pane: (pane + length - 1) % length, top: 0});
	}

	return key.kind === 'enter' || key.kind === 'right' ? enterWrite(state, preview, screen.mends) : state;
};

/** Whether it was refused for files that are in the way, which could be kept beside the new ones. */
export const canReplace = ({code}: Failure): boolean => code === 'not-ours' || code === 'cannot-edit';

/** What would be written, to the last byte, or why nothing can be. */
export const onPreviewKey = (state: State, screen: PreviewScreen, key: Key, finder: Finder): State => {
	const {mends} = screen;
	if (isBack(key)) {
		return mends ? {...state, screen: mends} : goOn(state, 'packages', finder);
	}

	if (!mends && (key.kind === 'options' || isLetter(key, 'o'))) {
		return enterOptions(state, 'preview');
	}

	const {content} = screen;
	switch (content.kind) {
		case 'loading': {
			return state;
		}

		case 'refused': {
			const again = enter(state, 'preview', finder);
			if (isLetter(key, 'r')) {
				return again;
			}

			// Never under Enter: somebody else's file is in the way.
			return canReplace(content.failure) && isLetter(key, 'k')
				? {...again, chosen: {...state.chosen, overwrite: true}}
				: state;
		}

		case 'ready': {
			return onReadyKey(state, screen, content, key);
		}
	}
};
