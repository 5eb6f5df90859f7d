import {Failure} from '../failure.js';
import type {Services} from './services/services.js';
import {watch, type Store} from './store.js';
import type {Action, State} from './state/types.js';
import {connectVerification} from './verification.js';

/** How long nobody presses a key before anybody is asked about what is highlighted, in milliseconds. */
const rest = 150;

/** What failed because there is no way to the index, as against an index that said no. */
const isNetwork = ({code}: Failure): boolean => ['offline', 'network', 'tls'].includes(code);

const offlineText = ({code}: Failure): string => code === 'offline'
	? 'offline: names and versions as far as known here'
	: 'the index can\'t be reached: names and versions as far as known here';

const wentOffline = (failure: Failure): Action | undefined => isNetwork(failure) ? {type: 'went-offline', why: offlineText(failure)} : undefined;

type Question = {
	readonly signal: AbortSignal;
	readonly ask: () => Promise<Action | undefined>;
	/** What a failure comes to; nothing where nobody could do anything about it. */
	readonly failed: (failure: Failure) => Action | undefined;
};

/** The name that is highlighted and of which nothing is known yet. */
const curious = ({screen, details, offline}: State): string | undefined => {
	if (screen.step !== 'packages' || screen.picker !== undefined || offline !== undefined) {
		return undefined;
	}

	const name = screen.rows[screen.cursor]?.name;
	return name === undefined || details.has(name) ? undefined : name;
};

/** As many rows as are seen at once, and a few that come next. */
const seenRows = 16;

/** The names in sight whose version in the pin is not known, in one text; nothing where all are. */
const unlearnt = ({screen}: State): string | undefined => {
	if (screen.step !== 'packages' || screen.picker !== undefined) {
		return undefined;
	}

	const first = Math.max(0, screen.cursor - (seenRows / 2));
	const names = screen.rows.slice(first, first + seenRows).filter(({attribute, version}) => attribute !== undefined && version === undefined).map(({name}) => name);
	return names.length === 0 ? undefined : names.join(' ');
};

/** What is pinned, once that matters: as long as an interpreter is being chosen, nothing is fetched for it. */
const ground = ({screen, chosen}: State): string | undefined =>
	['packages', 'preview'].includes(screen.step) ? `${chosen.channel ?? 'kept'} ${chosen.interpreter}` : undefined;

/**
Connects the state with the world: what a state asks for is asked, and the answers come back as actions.

@param onBug - Gets what is thrown that is no `Failure`.
@returns Loads the names at hand, then sees whether there are newer ones.
*/
export const connect = (store: Store, services: Services, onBug: (error: unknown) => void): (() => Promise<void>) => {
	const put = async ({signal, ask, failed}: Question): Promise<void> => {
		let action: Action | undefined;
		try {
			action = await ask();
		} catch (error) {
			if (signal.aborted) {
				return;
			}

			if (!(error instanceof Failure)) {
				onBug(error);
				return;
			}

			action = failed(error);
		}

		if (action && !signal.aborted) {
			store.dispatch(action);
		}
	};

	const chosen = () => store.state().chosen;

	watch(store, ground, async (_, signal) => put({
		signal,
		ask: async () => ({type: 'names-changed', pin: await services.learn(chosen(), signal)}),
		failed: wentOffline,
	}));

	watch(store, curious, async (name, signal) => put({
		signal,
		ask: async () => ({type: 'details-loaded', name, details: await services.details(name, chosen(), signal)}),
		failed: wentOffline,
	}), rest);

	watch(store, unlearnt, async (names, signal) => put({
		signal,
		ask: async () => await services.learnNames(names.split(' '), chosen(), signal) ? {type: 'names-changed'} : undefined,
		failed: wentOffline,
	}), rest);

	watch(store, ({screen}) => screen.step === 'packages' && screen.picker?.content.kind === 'loading' ? screen.picker.name : undefined, async (name, signal) => put({
		signal,
		ask: async () => ({type: 'versions-loaded', name, versions: await services.versions(name, chosen(), signal)}),
		failed: ({message}) => ({type: 'versions-failed', name, message: message.replaceAll('`', '')}),
	}));

	watch(store, ({screen}) => screen.step === 'packages' ? screen.pasted : undefined, async (text, signal) => put({
		signal,
		ask: async () => ({type: 'list-read', ...await services.readList(text, chosen())}),
		failed: ({message}) => ({
			type: 'list-read', requirements: [], tools: [], refused: [message.replaceAll('`', '')],
		}),
	}));

	watch(store, ({screen}) => screen.step === 'preview' && screen.content.kind === 'loading' ? screen.content : undefined, async (_, signal) => put({
		signal,
		ask: async () => ({type: 'previewed', preview: await services.preview(chosen(), signal)}),
		failed: failure => ({type: 'refused', failure}),
	}));

	watch(store, ({screen}) => screen.step === 'writing' ? screen : undefined, async ({preview}, signal) => put({
		signal,
		ask: async () => ({type: 'written', report: await services.write(preview, chosen())}),
		failed: failure => ({type: 'write-failed', failure}),
	}));

	watch(store, ({screen}) => screen.step === 'shell' ? screen.taken : undefined, async (name, signal) => put({
		signal,
		ask: async () => ({type: 'opened', start: await services.openShell(name)}),
		failed(failure) {
			throw failure;
		},
	}));

	watch(store, ({screen}) => screen.step === 'verify' && screen.content.kind === 'mending' ? screen.content : undefined, async ({action, written}, signal) => put({
		signal,
		async ask() {
			if (action.kind === 'action') {
				return {type: 'mended', preview: await services.mend(written, action.action)};
			}

			await services.undo(written);
			return {type: 'undone'};
		},
		failed: failure => ({type: 'mend-failed', failure}),
	}));

	connectVerification(store, services, onBug);

	return async () => {
		const {signal} = new AbortController();
		await put({signal, ask: async () => ({type: 'names-changed', label: await services.openNames()}), failed: wentOffline});
		await put({
			signal,
			async ask() {
				const {label, failure} = await services.renewNames();
				return failure ? wentOffline(failure) : (label === undefined ? undefined : {type: 'names-changed', label});
			},
			failed: wentOffline,
		});
	};
};
