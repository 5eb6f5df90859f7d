import {EventEmitter} from 'node:events';
import {setImmediate} from 'node:timers/promises';
import {render} from 'ink';
import {LiveApp} from './app.js';
import type {Key} from './input/key.js';
import {clearUp} from './spare-memory.js';
import {enter} from './state/enter.js';
import type {Reducer} from './state/reducer.js';
import type {Finder, State} from './state/types.js';
import {createStore} from './store.js';
import type {Theme} from './terminal/theme.js';

/** What happens in the search, a few times over: rows that come, change, are moved in, and go. */
const keys: readonly Key[] = ['numpy', 'learn', 'mtplotlib', 'zope'].flatMap((word): Key[] => [
	...Array.from(word, (text): Key => ({kind: 'text', text})),
	{kind: 'down'},
	{kind: 'down'},
	{kind: 'backspace'},
	{kind: 'clear-line'},
]);

/** A terminal that nobody sees. */
const openNowhere = ({columns, rows}: State['size']): NodeJS.WriteStream => Object.assign(new EventEmitter(), { // eslint-disable-line unicorn/prefer-event-target, @typescript-eslint/no-unsafe-type-assertion -- all of a stream that Ink uses
	columns, rows, isTTY: true, write: () => true,
}) as unknown as NodeJS.WriteStream;

/**
Goes through the search of packages where nobody sees it. Code that runs for the first time takes ten times as long, and a person's first
keys there must show as soon as all others.

@param state - Of any step; what becomes of it is forgotten.
*/
export const rehearse = async (state: State, {reduce, finder, theme}: {readonly reduce: Reducer; readonly finder: Finder; readonly theme: Theme}): Promise<void> => {
	const store = createStore(reduce, enter(state, 'packages', finder));
	const ink = render(<LiveApp store={store} theme={theme} place='' onGone={() => undefined}/>, {
		stdout: openNowhere(state.size), exitOnCtrlC: false, patchConsole: false, maxFps: 1000,
	});
	for (const key of keys) {
		// Whoever is answering a question meanwhile is not held up.
		await setImmediate();
		store.dispatch({type: 'key', key});
	}

	ink.unmount();
	clearUp();
};
