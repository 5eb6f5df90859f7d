import {render} from 'ink';
import {Failure} from '../failure.js';
import type {Outcome} from '../outcome.js';
import {openSources} from '../sources.js';
import type {Terminal} from '../world.js';
import {LiveApp} from './app.js';
import {connect} from './effects.js';
import {rehearse} from './rehearse.js';
import {openServices} from './services/open-services.js';
import type {Begun} from './start-wizard.js';
import {firstState} from './state/first-state.js';
import {createReducer} from './state/reducer.js';
import type {Ending} from './state/types.js';
import {createStore} from './store.js';
import {sizeOf} from './terminal/screen.js';

const ask = async (begun: Begun, terminal: Terminal): Promise<Ending> => {
	const {
		command, world, folder, found, remembered, start, theme, place, screen, keyboard,
	} = begun;
	// What goes on in the background ends with the questions.
	const background = new AbortController();
	const signal = AbortSignal.any([world.signal, background.signal]);
	const services = openServices({
		command, world, standing: 'shells' in found ? undefined : found, start, remembered, folder, sources: openSources({...world, terminal: undefined, signal}, command.options, folder),
	});
	const first = firstState(start, sizeOf(terminal.output), services.finder);
	const reduce = createReducer(services.finder);
	const store = createStore(reduce, 'shells' in found
		? {
			...first,
			screen: {
				step: 'shell', path: found.path, shells: found.shells, cursor: 0, taken: undefined,
			},
		}
		: first);
	const picture = <LiveApp store={store} theme={theme} place={place} onGone={keyboard.stop}/>;
	const ink = render(picture, {
		stdout: screen.stream, stdin: terminal.input, exitOnCtrlC: false, patchConsole: false, maxFps: 1000,
	});
	/** Has what changed drawn now, and not after what is going on. */
	const draw = (): void => {
		ink.rerender(picture);
	};

	screen.onResize(size => {
		store.dispatch({type: 'resize', size});
		draw();
	});
	return new Promise((resolve, reject) => {
		const close = (): void => {
			background.abort();
			ink.unmount();
			keyboard.stop();
			screen.close();
			process.off('SIGCONT', screen.redraw);
		};

		const cancel = (): void => {
			store.dispatch({type: 'cancel'});
		};

		const unsubscribe = store.subscribe(() => {
			const {screen: shown} = store.state();
			if (shown.step === 'ended') {
				// What is still answered in the background, such as the names, ends nothing a second time.
				unsubscribe();
				draw();
				close();
				resolve(shown.ending);
			}
		});
		const openNames = async (): Promise<string> => {
			const label = await services.openNames();
			// Whoever was quicker has what they typed found now.
			store.dispatch({type: 'names-changed'});
			await rehearse(first, {
				reduce, finder: services.finder, theme, signal,
			});
			return label;
		};

		const loadNames = connect(store, {...services, openNames}, error => {
			if (!background.signal.aborted) {
				close();
				reject(error instanceof Error ? error : new Error(String(error)));
			}
		});
		keyboard.listen({
			onKeys(keys) {
				const answers = keys.filter(({kind}) => kind !== 'redraw');
				if (answers.length < keys.length) {
					screen.redraw();
				}

				store.dispatch(...answers.map(key => ({type: 'key' as const, key})));
			},
			onGone: cancel,
		});
		// Whoever had it wait did something else in this terminal meanwhile.
		process.on('SIGCONT', screen.redraw);
		world.signal.addEventListener('abort', cancel, {once: true});
		// It may have come while Ink was being loaded.
		if (world.signal.aborted) {
			cancel();
		}

		// The first picture is out before anything heavy is loaded.
		setImmediate(() => {
			void loadNames();
		});
	});
};

/**
Asks the questions, with what their first picture has taken already.

@param terminal - Both ends of it.
*/
export const runWizard = async (begun: Begun, terminal: Terminal): Promise<Outcome> => {
	try {
		const ending = await ask(begun, terminal);
		if (ending.kind === 'cancelled') {
			return ending;
		}

		const {report} = ending;
		const {verification} = report;
		return verification && verification.kind !== 'verified' ? {kind: 'unverified', report: {...report, verification}} : {kind: 'done', report};
	} catch (error) {
		if (error instanceof Failure) {
			return {kind: 'failed', failure: error};
		}

		throw error;
	}
};
