import type {Report} from '../../outcome.js';
import {normaliseName} from '../../pypi/name.js';
import {afterWriting} from './after.js';
import {askedFor, settled, withPackage} from './choose-package.js';
import {enter} from './enter.js';
import {startVerifying} from './steps/verify.js';
import {writeChoices} from './steps/write.js';
import type {
	Action, Finder, Notice, PackagesScreen, Picker, PreviewScreen, Start, State, WritingScreen,
} from './types.js';

type Answer = Extract<Action, {type: 'opened' | 'versions-loaded' | 'versions-failed' | 'list-read' | 'previewed' | 'refused' | 'written' | 'write-failed'}>;

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

	const chosen = {
		...state.chosen, packages, tools: [...new Set([...state.chosen.tools, ...tools])], leftOut: [...state.chosen.leftOut, ...refused],
	};
	const count = new Set([...requirements.map(({name}) => normaliseName(name)), ...tools]).size;
	const added = `${count} ${count === 1 ? 'entry' : 'entries'} of the list added`;
	const notice: Notice | undefined = refused.length === 0
		? (count === 1 ? undefined : {kind: 'good', text: added})
		: {kind: 'care', text: `${added}; left out: ${refused.join('; ')}`};
	return settled(state, {...screen, pasted: undefined}, {chosen, notice}, finder);
};

const withPreview = (state: State, content: PreviewScreen['content']): State => {
	const {screen} = state;
	return screen.step === 'preview' && screen.content.kind === 'loading' ? {...state, screen: {...screen, content}} : state;
};

/** The files are written: they are verified, or that was all. */
const withWritten = (state: State, {preview: {folder}, verify}: WritingScreen, report: Report): State => {
	const next = afterWriting(state, report);
	const written = next.written!;
	return verify ? startVerifying(next, {report: written, folder}) : {...next, screen: {step: 'ended', ending: {kind: 'written', report: written}}};
};

/** The first question, with what is there or was said before. */
export const opened = (state: State, {chosen, kept, editing, step}: Start, finder: Finder): State => enter({
	...state, chosen, kept, editing,
}, step, finder);

/** What came back from the world; an answer to what nobody asks any more changes nothing. */
export const onAnswer = (state: State, action: Answer, finder: Finder): State => {
	const {screen} = state;
	switch (action.type) {
		case 'opened': {
			return screen.step === 'shell' ? opened(state, action.start, finder) : state;
		}

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
			return withPreview(state, {
				kind: 'ready', preview: action.preview, pane: 0, top: 0,
			});
		}

		case 'refused': {
			return withPreview(state, {kind: 'refused', failure: action.failure});
		}

		case 'written': {
			return screen.step === 'writing' ? withWritten(state, screen, action.report) : state;
		}

		case 'write-failed': {
			const {failure} = action;
			return screen.step === 'writing'
				? {
					...state,
					screen: {
						step: 'write', preview: screen.preview, cursor: writeChoices(screen.preview).indexOf('back'), failure, mends: screen.mends,
					},
				}
				: state;
		}
	}
};
