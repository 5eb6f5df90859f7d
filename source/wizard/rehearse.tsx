import {EventEmitter} from 'node:events';
import {setTimeout as pause} from 'node:timers/promises';
import {render} from 'ink';
import {LiveApp} from './app.js';
import type {Key} from './input/key.js';
import {clearUp, compileLess} from './engine.js';
import {enter} from './state/enter.js';
import type {Reducer} from './state/reducer.js';
import type {Finder, State} from './state/types.js';
import {createStore, type Store} from './store.js';
import type {Theme} from './terminal/theme.js';

/** Words of all kinds: found by a beginning, inside, as an import name, by mending a mistake, in the full list alone, and not at all. */
const words = ['numpy', 'learn', 'cv2', 'mtplotlib', 'zope', 'xqzvwk'];

/** What happens in the search: rows that come, change, are moved in, and go. */
const keys: readonly Key[] = words.flatMap((word): Key[] => [
	...Array.from(word, (text): Key => ({kind: 'text', text})),
	{kind: 'down'},
	{kind: 'down'},
	{kind: 'backspace'},
	{kind: 'clear-line'},
]);

/** V8 makes good code of what has run some hundred times; what is not among it by then it makes while somebody types. */
const rounds = 3;

/** A terminal that nobody sees. */
const openNowhere = ({columns, rows}: State['size']): NodeJS.WriteStream => Object.assign(new EventEmitter(), { // eslint-disable-line unicorn/prefer-event-target, @typescript-eslint/no-unsafe-type-assertion -- all of a stream that Ink uses
	columns, rows, isTTY: true, write: () => true,
}) as unknown as NodeJS.WriteStream;

/** Presses keys one after the other. */
const press = async (keys: readonly Key[], store: Store, signal: AbortSignal): Promise<void> => {
	for (const key of keys) {
		// Whoever is answering a question meanwhile is not held up; and Ink draws no oftener than once a millisecond.
		await pause(2);
		if (signal.aborted) {
			return;
		}

		store.dispatch({type: 'key', key});
	}
};

type Stage = {readonly reduce: Reducer; readonly finder: Finder; readonly theme: Theme; readonly signal: AbortSignal};

/**
Goes through the search of packages where nobody sees it. Code that runs for the first time takes ten times as long, and a person's first
keys there must show as soon as all others.

@param state - Of any step; what becomes of it is forgotten.
@param stage.signal - Ends it.
*/
export const rehearse = async (state: State, {reduce, finder, theme, signal}: Stage): Promise<void> => {
	const store = createStore(reduce, enter(state, 'packages', finder));
	const ink = render(<LiveApp store={store} theme={theme} place='' onGone={() => undefined}/>, {
		stdout: openNowhere(state.size), exitOnCtrlC: false, patchConsole: false, maxFps: 1000,
	});
	for (let round = 1; round <= rounds && !signal.aborted; round++) {
		if (round === rounds) {
			// What V8 has nearly made up its mind about it makes in this last round, and not while somebody types.
			compileLess();
		}

		await press(keys, store, signal);
	}

	ink.unmount();
	if (!signal.aborted) {
		clearUp();
	}
};
