import type {Reducer} from './state/reducer.js';
import type {Action, State} from './state/types.js';

export type Store = {
	readonly state: () => State;
	/** Reduces all of them, then tells whoever listens, once. */
	readonly dispatch: (...actions: readonly Action[]) => void;
	/** @returns Ends it. */
	readonly subscribe: (listener: () => void) => () => void;
};

/** Holds the state. Outside of React, so that a key is on the screen before the next one is read. */
export const createStore = (reduce: Reducer, initial: State): Store => {
	let state = initial;
	const listeners = new Set<() => void>();
	return {
		state: () => state,
		dispatch(...actions) {
			const before = state;
			for (const action of actions) {
				state = reduce(state, action);
			}

			if (state !== before) {
				for (const listener of listeners) {
					listener();
				}
			}
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
};

/**
Does something whenever a part of the state becomes another, and calls off what is still under way for the old one.

@param select - The part to watch; undefined for nothing to do. Compared by identity.
@param rest - Milliseconds that nothing at all must have changed before anything is done: what passes by sooner costs no more than a timer, and
whoever types on is not held up by it. Nor by what is called off: that waits until the change is on the screen, since closing a connection takes
as long as a key does, and more. An answer may still come in between; it must do no harm.
*/
export const watch = <T>(store: Store, select: (state: State) => T | undefined, run: (part: T, signal: AbortSignal) => Promise<void>, rest = 0): void => {
	let current: T | undefined;
	let cancel: AbortController | undefined;
	let timer: NodeJS.Timeout | undefined;
	const start = (part: T): void => {
		timer = undefined;
		cancel = new AbortController();
		void run(part, cancel.signal);
	};

	const callOff = (): void => {
		const old = cancel;
		cancel = undefined;
		if (old && rest > 0) {
			setImmediate(() => {
				old.abort();
			});
		} else {
			old?.abort();
		}
	};

	const look = (): void => {
		const next = select(store.state());
		if (Object.is(next, current)) {
			timer?.refresh();
			return;
		}

		current = next;
		clearTimeout(timer);
		timer = undefined;
		callOff();
		if (next !== undefined && rest > 0) {
			timer = setTimeout(start, rest, next);
		} else if (next !== undefined) {
			start(next);
		}
	};

	store.subscribe(look);
	look();
};
