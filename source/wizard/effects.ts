import {setTimeout as pause} from 'node:timers/promises';
import {Failure} from '../failure.js';
import type {Services} from './services/services.js';
import {watch, type Store} from './store.js';
import type {Action, State} from './state/types.js';

/** How long a name is highlighted before anybody is asked about it, in milliseconds. */
const rest = 150;

/** What failed because there is no way to the index, as against an index that said no. */
const isNetwork = ({code}: Failure): boolean => !['cancelled', 'not-on-index'].includes(code);

const offlineText = ({code}: Failure): string => code === 'offline'
	? 'offline: built-in names and versions'
	: 'the package index can\'t be reached: built-in names, and versions as far as they are known';

/** Runs a question; a failure becomes an action, or nothing when it was called off. */
const ask = async (store: Store, signal: AbortSignal, question: () => Promise<Action>, onFailure: (failure: Failure) => Action | undefined): Promise<void> => {
	let action: Action | undefined;
	try {
		action = await question();
	} catch (error) {
		if (signal.aborted) {
			return;
		}

		if (!(error instanceof Failure)) {
			throw error;
		}

		action = onFailure(error);
	}

	if (action && !signal.aborted) {
		store.dispatch(action);
	}
};

const wentOffline = (failure: Failure): Action | undefined => isNetwork(failure) ? {type: 'went-offline', why: offlineText(failure)} : undefined;

/** The name that is highlighted and of which nothing is known yet. */
const curious = ({screen, details, offline}: State): string | undefined => {
	if (screen.step !== 'packages' || screen.picker || offline !== undefined) {
		return undefined;
	}

	const name = screen.rows[screen.cursor]?.name;
	return name === undefined || details.has(name) ? undefined : name;
};

/** What is pinned, once that matters: as long as an interpreter is being chosen, nothing is fetched for it. */
const ground = ({screen, chosen}: State): string | undefined =>
	['packages', 'preview'].includes(screen.step) ? `${chosen.channel ?? ''} ${chosen.interpreter}` : undefined;

/** Connects the state with the world: what a state asks for is asked, and the answers come back as actions. */
export const connect = (store: Store, services: Services): void => {
	watch(store, ground, async (_, signal) => {
		const {chosen} = store.state();
		await ask(store, signal, async () => ({type: 'names-changed', pin: await services.learn(chosen, signal)}), wentOffline);
	});

	watch(store, curious, async (name, signal) => {
		await ask(store, signal, async () => {
			await pause(rest, undefined, {signal});
			return {type: 'details-loaded', name, details: await services.details(name, store.state().chosen, signal)};
		}, wentOffline);
	});

	watch(store, ({screen}) => screen.step === 'packages' && screen.picker?.content.kind === 'loading' ? screen.picker.name : undefined, async (name, signal) => {
		await ask(
			store,
			signal,
			async () => ({type: 'versions-loaded', name, versions: await services.versions(name, store.state().chosen, signal)}),
			({message}) => ({type: 'versions-failed', name, message: message.replaceAll('`', '')}),
		);
	});

	watch(store, ({screen}) => screen.step === 'packages' ? screen.pasted : undefined, async (text, signal) => {
		await ask(
			store,
			signal,
			async () => ({type: 'list-read', ...await services.readList(text, store.state().chosen)}),
			({message}) => ({
				type: 'list-read', requirements: [], tools: [], refused: [message.replaceAll('`', '')],
			}),
		);
	});

	watch(store, ({screen}) => screen.step === 'preview' && screen.content.kind === 'loading' ? screen.content : undefined, async (_, signal) => {
		await ask(
			store,
			signal,
			async () => ({type: 'previewed', preview: await services.preview(store.state().chosen, signal)}),
			failure => ({type: 'refused', failure}),
		);
	});

	watch(store, ({screen}) => screen.step === 'writing' ? screen : undefined, async ({preview}, signal) => {
		await ask(
			store,
			signal,
			async () => ({type: 'written', report: await services.write(preview, store.state().chosen)}),
			failure => ({type: 'write-failed', failure}),
		);
	});
};

/** Loads the names at hand, then sees whether there are newer ones. */
export const loadNames = async (store: Store, services: Services): Promise<void> => {
	store.dispatch({type: 'names-changed', label: await services.openNames()});
	const {label, failure} = await services.renewNames();
	const action = failure ? wentOffline(failure) : (label === undefined ? undefined : {type: 'names-changed' as const, label});
	if (action) {
		store.dispatch(action);
	}
};
