import {canReplace} from './steps/preview.js';
import {isTakeable} from './row.js';
import type {State, VerifyScreen} from './types.js';

/** A key as it is written, and what it does now. */
export type Hint = readonly [key: string, what: string];

const move: Hint = ['{up}', 'choose'];
const back: Hint = ['esc', 'back'];
const options: Hint = ['o', 'options'];

const packagesHints = (state: State, screen: Extract<State['screen'], {step: 'packages'}>): readonly Hint[] => {
	const {picker, rows, cursor, field} = screen;
	if (picker) {
		return picker.content.kind === 'ready' ? [move, ['enter', 'take'], back] : [back];
	}

	if (field.text !== '') {
		const row = rows[cursor];
		if (!row) {
			// No name is like it, or none is there yet: then Enter takes what was typed all the same.
			return [['enter', 'take'], ['esc', 'clear']];
		}

		if (!isTakeable(row)) {
			return [['enter', row.mark === 'program' ? 'add as a tool' : 'why not'], ['{up}', 'choose'], ['esc', 'clear']];
		}

		return [['enter', 'add'], ['{up}', 'choose'], ['tab', 'version'], ['esc', 'clear']];
	}

	const isAny = state.chosen.packages.length + state.chosen.tools.length > 0;
	return cursor === -1
		? [['enter', 'preview'], ...(isAny ? [['{back}', 'remove last'] as Hint, ['{up}', 'the list'] as Hint] : []), back, ['ctrl+o', 'options']]
		: [['enter', 'version'], ['{back}', 'remove'], ['{up}', 'choose'], back];
};

const verifyHints = ({content}: VerifyScreen): readonly Hint[] => {
	switch (content.kind) {
		case 'running': {
			return [['l', content.shows === 'log' ? 'progress' : 'log'], ['esc', 'stop']];
		}

		case 'asking': {
			return [move, ['enter', 'take'], back];
		}

		case 'failed': {
			return content.shows === 'log' ? [['{up}', 'scroll'], back] : [move, ['enter', 'take'], ['l', 'log'], ['esc', 'packages']];
		}

		case 'stopping':
		case 'mending': {
			return [];
		}
	}
};

const stepHints = (state: State): readonly Hint[] => {
	const {screen} = state;
	switch (screen.step) {
		case 'shell': {
			return screen.taken === undefined ? [move, ['enter', 'take']] : [];
		}

		case 'edit': {
			return [move, ['enter', 'change'], options];
		}

		case 'verify': {
			return verifyHints(screen);
		}

		case 'style': {
			return [move, ['enter', 'next'], ...(state.editing ? [back] : []), options];
		}

		case 'interpreter': {
			return [move, ['enter', 'next'], back, options];
		}

		case 'packages': {
			return packagesHints(state, screen);
		}

		case 'options': {
			return screen.pane === 'tools' ? [['enter', 'keep'], back] : [move, ['enter', screen.pane === 'menu' ? 'change' : 'take'], back];
		}

		case 'preview': {
			const {content} = screen;
			if (content.kind === 'ready') {
				const {panes} = content.preview;
				return [
					['enter', content.preview.report.changes.length === 0 ? 'go on' : 'write'],
					['{up}', 'scroll'],
					...(panes.length > 1 ? [['tab', 'next page'] as Hint] : []),
					['c', screen.shows === 'diff' ? 'command' : 'diff'],
					back,
				];
			}

			return content.kind === 'refused'
				? [back, ...(canReplace(content.failure) ? [['k', 'keep theirs as .orig'] as Hint] : [['r', 'try again'] as Hint])]
				: [back];
		}

		case 'write': {
			return [move, ['enter', 'take'], ...(screen.preview.report.changes.length === 0 ? [] : [['y', 'yes, write'] as Hint]), back];
		}

		case 'writing':
		case 'ended': {
			return [];
		}
	}
};

/** The keys that matter now, the most useful first; the last two are there everywhere. */
export const hintsOf = (state: State): readonly Hint[] => {
	if (state.screen.step === 'writing' || state.screen.step === 'ended') {
		return [];
	}

	return state.help ? [['any key', 'back']] : [...stepHints(state), ['?', 'keys'], ['ctrl+c', 'quit']];
};

/** Every key, for the page behind `?`. */
export const allKeys: readonly Hint[] = [
	['{up}', 'move; j, k, page up and down do, too'],
	['enter', 'take it, go on'],
	['esc, {left}', 'back; all stays chosen'],
	['tab', 'versions; next page'],
	['{back}', 'empty field: remove last'],
	['paste', 'a whole requirements list'],
	['o, ctrl+o', 'channel, tools, direnv'],
	['c, y, n', 'the same command; yes; no'],
	['l', 'verify: what Nix says'],
	['k, r', 'refused: keep theirs, try again'],
	['ctrl+c', 'quit, writing nothing more'],
	['ctrl+u, ctrl+w', 'clear the field, a word'],
	['ctrl+l', 'draw the screen once more'],
];
