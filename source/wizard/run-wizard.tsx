import path from 'node:path';
import {render} from 'ink';
import {Failure} from '../failure.js';
import type {Command} from '../flags.js';
import {readFolder} from '../io/folder.js';
import {printable} from '../literal.js';
import type {Outcome} from '../outcome.js';
import {readOwn} from '../own-files.js';
import {managedPaths} from '../plan.js';
import {openSources} from '../sources.js';
import {verified} from '../verified.js';
import type {Terminal, World} from '../world.js';
import {App} from './app.js';
import {connect} from './effects.js';
import {listenToKeys} from './input/listen.js';
import {recall} from './services/memory.js';
import {openServices} from './services/open-services.js';
import {startOf, type Start} from './services/start.js';
import {enter} from './state/enter.js';
import {createReducer} from './state/reducer.js';
import type {Ending, Finder, State} from './state/types.js';
import {createStore} from './store.js';
import {abilitiesOf} from './terminal/abilities.js';
import {createScreen, sizeOf} from './terminal/screen.js';

const stateOf = ({chosen, step, kept}: Start, terminal: Terminal, finder: Finder): State => enter({
	chosen,
	kept,
	screen: {step: 'style', cursor: 0},
	size: sizeOf(terminal.output),
	help: false,
	details: new Map(),
	names: {label: '', pin: ''},
	offline: undefined,
}, step, finder);

/** The folder as a person would say it: `~/code/demo`. */
const placeOf = (folder: string, home: string): string => {
	const inside = path.relative(home, folder);
	return printable(inside.startsWith('..') || path.isAbsolute(inside) ? folder : path.join('~', inside));
};

const ask = async (command: Command, world: World, terminal: Terminal): Promise<Ending> => {
	const {options} = command;
	const folder = path.resolve(world.cwd, options.directory);
	const [existing, remembered] = await Promise.all([readFolder(folder, managedPaths), recall(world)]);
	const own = readOwn(existing).environment;
	// What goes on in the background ends with the questions.
	const background = new AbortController();
	const signal = AbortSignal.any([world.signal, background.signal]);
	const services = openServices({
		command, world, own, sources: openSources({...world, terminal: undefined, signal}, options, folder),
	});
	const store = createStore(createReducer(services.finder), stateOf(startOf(command, own, remembered), terminal, services.finder));
	const screen = createScreen(terminal.output, size => {
		store.dispatch({type: 'resize', size});
	});
	const stop = listenToKeys(terminal, keys => {
		store.dispatch(...keys.map(key => ({type: 'key' as const, key})));
	}, () => {
		store.dispatch({type: 'cancel'});
	});
	const theme = abilitiesOf(world.env, options.color);
	const picture = () => <App state={store.state()} theme={theme} place={placeOf(folder, world.home)} onGone={stop}/>;
	const ink = render(picture(), {
		stdout: screen.stream, stdin: terminal.input, exitOnCtrlC: false, patchConsole: false, maxFps: 1000,
	});
	return new Promise((resolve, reject) => {
		const close = (): void => {
			background.abort();
			ink.unmount();
			stop();
			screen.close();
		};

		store.subscribe(() => {
			ink.rerender(picture());
			const {screen: shown} = store.state();
			if (shown.step === 'ended') {
				close();
				resolve(shown.ending);
			}
		});
		world.signal.addEventListener('abort', () => {
			store.dispatch({type: 'cancel'});
		}, {once: true});
		const loadNames = connect(store, services, error => {
			if (!background.signal.aborted) {
				close();
				reject(error instanceof Error ? error : new Error(String(error)));
			}
		});
		// The first picture is out before anything heavy is loaded.
		setImmediate(() => {
			void loadNames();
		});
	});
};

/**
Asks what the command line leaves open, shows what would be written, and writes it after a yes.

@param terminal - Both ends of it; left as it was found, however this ends.
*/
export const runWizard = async (command: Command, world: World, terminal: Terminal): Promise<Outcome> => {
	try {
		const ending = await ask(command, world, terminal);
		if (ending.kind === 'cancelled') {
			return ending;
		}

		// The questions are off the screen: Nix has the terminal to itself.
		const {options} = command;
		return ending.verify || options.verify.wanted
			? await verified(ending.report, ending.folder, options, world)
			: {kind: 'done', report: ending.report};
	} catch (error) {
		if (error instanceof Failure) {
			return {kind: 'failed', failure: error};
		}

		throw error;
	}
};
