import type {Verification} from '../../verify/verification.js';
import {enter} from './enter.js';
import type {
	Action, Finder, State, VerifyScreen,
} from './types.js';
import {watchedAfter} from './watched.js';

type VerifyAnswer = Extract<Action, {type: 'verify-events' | 'cost-asked' | 'verify-ended' | 'mended' | 'undone' | 'mend-failed'}>;

/** Nix has ended, and all that it started. */
const ended = (state: State, screen: VerifyScreen, verification: Verification, finder: Finder): State => {
	const {content, written: {report}} = screen;
	if (content.kind === 'failed' || content.kind === 'mending') {
		return state;
	}

	const goal = content.kind === 'stopping' ? content.goal : undefined;
	if (goal === 'back') {
		return enter(state, 'packages', finder);
	}

	if (goal === 'quit' || (goal === undefined && verification.kind === 'cancelled')) {
		return {...state, screen: {step: 'ended', ending: {kind: 'cancelled', report}}};
	}

	if (goal === undefined && verification.kind === 'failed') {
		return {
			...state,
			screen: {
				...screen,
				content: {
					kind: 'failed', watched: content.watched, verification, cursor: 0, shows: 'choices', top: 0, refusal: undefined,
				},
			},
		};
	}

	const proved = verification.kind === 'verified' ? {...report, verification} : report;
	return {...state, screen: {step: 'ended', ending: {kind: 'written', report: proved}}};
};

/** What has come of verifying, or of what a failure was answered with. */
export const onVerifyAnswer = (state: State, action: VerifyAnswer, finder: Finder): State => {
	const {screen} = state;
	if (screen.step !== 'verify') {
		return state;
	}

	const {content} = screen;
	switch (action.type) {
		case 'verify-events': {
			return content.kind === 'failed' || content.kind === 'mending'
				? state
				: {...state, screen: {...screen, content: {...content, watched: watchedAfter(content.watched, action.events, action.seconds)}}};
		}

		case 'cost-asked': {
			return content.kind === 'running'
				? {
					...state,
					screen: {
						...screen,
						content: {
							kind: 'asking', watched: content.watched, cost: action.cost, cursor: 0,
						},
					},
				}
				: state;
		}

		case 'verify-ended': {
			return ended(state, screen, action.verification, finder);
		}

		case 'mended': {
			return content.kind === 'mending'
				? {
					...state,
					screen: {
						step: 'preview',
						content: {
							kind: 'ready', preview: action.preview, pane: 0, top: 0,
						},
						shows: 'diff',
						mends: {...screen, content: content.failed},
					},
				}
				: state;
		}

		case 'undone': {
			return content.kind === 'mending'
				? {
					...state,
					screen: {
						step: 'ended',
						ending: {
							kind: 'written', report: {
								...screen.written.report, written: false, isPutBack: true, verification: content.failed.verification,
							},
						},
					},
				}
				: state;
		}

		case 'mend-failed': {
			return content.kind === 'mending' ? {...state, screen: {...screen, content: {...content.failed, refusal: action.failure}}} : state;
		}
	}
};
