import {interpreterTitle} from '../../nixpkgs/interpreters.js';
import {channelTitle, styleChoices} from './choices.js';
import type {State, Step, VerifyScreen} from './types.js';

export const headings: Readonly<Record<Step, string>> = {
	shell: 'Shell',
	edit: 'Change',
	style: 'Style',
	interpreter: 'Interpreter',
	packages: 'Packages',
	options: 'Options',
	preview: 'Preview',
	write: 'Write',
	writing: 'Written',
	verify: 'Verify',
	ended: 'Done',
};

/** Columns that a heading takes. */
export const labelWidth = 13;

/** The way through, for those who start with nothing. */
export const steps: readonly Step[] = ['style', 'interpreter', 'packages', 'preview', 'write', 'verify'];

/** The list of packages, and in parentheses what else comes into the shell. */
export const packagesText = ({chosen}: State): string =>
	[...chosen.packages.map(({label}) => label), ...chosen.tools.map(tool => `(${tool})`)].join('  ');

/** What has been answered to a step, in a line. */
export const answerText = (state: State, step: Step): string => {
	const {chosen, screen} = state;
	switch (step) {
		case 'shell': {
			return screen.step === 'shell' ? `which of those in ${screen.path} to change` : '';
		}

		case 'edit': {
			return state.editing ? `${state.editing.files}${state.editing.isByHand ? ', written by hand: only what you change is touched' : ''}` : '';
		}

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

		case 'writing': {
			const paths = state.written?.changes.map(({path}) => path) ?? [];
			return paths.length === 0 ? 'nothing had to be' : paths.join('  ');
		}

		case 'verify': {
			return screen.step === 'verify' ? verifyText(screen) : '';
		}

		case 'ended': {
			return '';
		}
	}
};

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** The command that is tried, and for how long. */
const verifyText = ({content}: VerifyScreen): string => {
	const {way, seconds} = content.kind === 'mending' ? content.failed.watched : content.watched;
	const command = way === 'nix develop' ? 'nix develop --ignore-environment' : 'nix-shell --pure';
	return `${command}   ${clock(seconds)}`;
};

type ReadyPreview = Extract<Extract<State['screen'], {step: 'preview'}>['content'], {kind: 'ready'}>;

/** `shell.nix  new, 41 lines  1 of 3`. */
const paneTitle = ({preview: {panes}, pane}: ReadyPreview): string => {
	const shown = panes[pane];
	return shown === undefined
		? 'nothing to change: the files are as asked'
		: [shown.title, shown.note, panes.length > 1 ? `${pane + 1} of ${panes.length}` : ''].filter(Boolean).join('   ');
};
