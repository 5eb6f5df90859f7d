import {interpreterTitle} from '../../nixpkgs/interpreters.js';
import {channelTitle, styleChoices} from './choices.js';
import type {State, Step} from './types.js';

export const headings: Readonly<Record<Step, string>> = {
	style: 'Style',
	interpreter: 'Interpreter',
	packages: 'Packages',
	options: 'Options',
	preview: 'Preview',
	write: 'Write',
	writing: 'Write',
	ended: 'Done',
};

const packagesText = ({chosen}: State): string =>
	[...chosen.packages.map(({label}) => label), ...chosen.tools.map(tool => `(${tool})`)].join('  ');

/** What has been answered to a step, in a line. */
export const answerText = (state: State, step: Step): string => {
	const {chosen, screen} = state;
	switch (step) {
		case 'style': {
			return screen.step === 'style' ? 'which files, and with flakes or without' : styleChoices.find(({style}) => style === chosen.style)!.title;
		}

		case 'interpreter': {
			const pin = channelTitle(chosen.channel, state.kept);
			return screen.step === 'interpreter' ? pin : `${interpreterTitle(chosen.interpreter)} · ${pin}`;
		}

		case 'packages': {
			const text = packagesText(state);
			return text === '' && screen.step !== 'packages' ? 'none' : text;
		}

		case 'options': {
			return 'what most people leave as it is';
		}

		case 'preview': {
			return screen.step === 'preview' && screen.content.kind === 'ready' ? paneTitle(screen.content) : '';
		}

		case 'write': {
			return screen.step === 'write' ? screen.preview.folder : '';
		}

		case 'writing':
		case 'ended': {
			return '';
		}
	}
};

type ReadyPreview = Extract<Extract<State['screen'], {step: 'preview'}>['content'], {kind: 'ready'}>;

/** `shell.nix  new, 41 lines  1 of 3`. */
const paneTitle = ({preview: {panes}, pane}: ReadyPreview): string => {
	const shown = panes[pane];
	return shown === undefined
		? 'nothing to change: the files are as asked'
		: [shown.title, shown.note, panes.length > 1 ? `${pane + 1} of ${panes.length}` : ''].filter(Boolean).join('   ');
};
