import type {Key} from '../../input/key.js';
import {enter, enterOptions} from '../enter.js';
import {paneRows, previewRows} from '../layout.js';
import {isBack, isLetter, withLetters} from '../menu.js';
import type {
	Finder, Preview, PreviewScreen, State,
} from '../types.js';
import {writeChoices} from './write.js';

/** Whether anything that is there would be changed or taken away. */
export const destroys = ({report}: Preview): boolean => report.changes.some(({before}) => before !== undefined);

type Ready = Extract<PreviewScreen['content'], {kind: 'ready'}>;

const scrolled = (state: State, content: Ready, key: Key): number | undefined => {
	const height = previewRows(state);
	const pane = content.preview.panes[content.pane];
	const last = Math.max(0, (pane === undefined ? 0 : paneRows(pane, state.size).length) - height);
	const places: Partial<Record<Key['kind'], number>> = {
		up: content.top - 1,
		down: content.top + 1,
		'page-up': content.top - height,
		'page-down': content.top + height,
		home: 0,
		end: last,
	};
	const place = places[key.kind];
	return place === undefined ? undefined : Math.max(0, Math.min(last, place));
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

	// What destroys nothing is under Enter; what does has to be chosen.
	return key.kind === 'enter' || key.kind === 'right'
		? {
			...state,
			screen: {
				step: 'write', preview, cursor: destroys(preview) ? writeChoices(preview).indexOf('back') : 0, failure: undefined,
			},
		}
		: state;
};

/** What would be written, to the last byte, or why nothing can be. */
export const onPreviewKey = (state: State, screen: PreviewScreen, key: Key, finder: Finder): State => {
	if (isBack(key)) {
		return enter(state, 'packages', finder);
	}

	if (key.kind === 'options' || isLetter(key, 'o')) {
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
			return content.failure.code === 'not-ours' && isLetter(key, 'k')
				? {...again, chosen: {...state.chosen, overwrite: true}}
				: state;
		}

		case 'ready': {
			return onReadyKey(state, screen, content, key);
		}
	}
};
