import path from 'node:path';
import {render} from 'ink';
import {Failure} from '../failure.js';
import type {SeveralShells} from '../existing.js';
import type {Command} from '../flags.js';
import {printable} from '../literal.js';
import type {Outcome} from '../outcome.js';
import {openSources} from '../sources.js';
import {readStanding, type Standing} from '../standing.js';
import type {Terminal, World} from '../world.js';
import {App} from './app.js';
import {connect} from './effects.js';
import {listenToKeys} from './input/listen.js';
import {recall} from './services/settings.js';
import {openServices} from './services/open-services.js';
import {startOf} from './services/start.js';
import {opened} from './state/answers.js';
import {createReducer} from './state/reducer.js';
import type {Ending, State} from './state/types.js';
import {createStore} from './store.js';
import {abilitiesOf} from './terminal/abilities.js';
import {createScreen, sizeOf} from './terminal/screen.js';

const blank = (terminal: Terminal): State => ({
	chosen: {
		style: 'shell', channel: undefined, interpreter: '', packages: [], tools: [], direnv: false, update: false, overwrite: false,
	},
	kept: undefined,
	editing: undefined,
	written: undefined,
	screen: {step: 'edit', cursor: 0},
	size: sizeOf(terminal.output),
	help: false,
	details: new Map(),
	names: {label: '', pin: ''},
	offline: undefined,
});

const nothing: Standing = {existing: new Map(), own: {environment: undefined, paths: new Set()}, found: undefined};

/** What is there, or which of several shells has to be named first; nothing where what is there can't be read: that is told when it is in the way. */
const look = async (folder: string, {options, answers}: Command): Promise<Standing | SeveralShells> => {
	try {
		return await readStanding(folder, {...options, yes: true}, answers);
	} catch (error) {
		if (error instanceof Failure && error.code === 'not-ours') {
			return nothing;
		}

		const {SeveralShells} = await import('../existing.js');
		if (error instanceof SeveralShells) {
			return error;
		}

		throw error;
	}
};

/** The folder as a person would say it: `~/code/demo`. */
const placeOf = (folder: string, home: string): string => {
	const inside = path.relative(home, folder);
	return printable(inside.startsWith('..') || path.isAbsolute(inside) ? folder : path.join('~', inside));
};

const ask = async (command: Command, world: World, terminal: Terminal): Promise<Ending> => {
	const {options} = command;
	const folder = path.resolve(world.cwd, options.directory);
	const [found, remembered] = await Promise.all([look(folder, command), recall(world)]);
	const standing = 'shells' in found ? undefined : found;
	const start = startOf(command, standing ?? nothing, remembered);
	// What goes on in the background ends with the questions.
	const background = new AbortController();
	const signal = AbortSignal.any([world.signal, background.signal]);
	const services = openServices({
		command, world, standing, start, remembered, folder, sources: openSources({...world, terminal: undefined, signal}, options, folder),
	});
	const first = opened(blank(terminal), start, services.finder);
	const store = createStore(createReducer(services.finder), 'shells' in found
		? {
			...first,
			screen: {
				step: 'shell', path: found.path, shells: found.shells, cursor: 0, taken: undefined,
			},
		}
		: first);
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
