import {setImmediate} from 'node:timers/promises';

/** A key has to show within 16 ms, whatever goes on beside it: this leaves room for what the key itself takes. */
const most = 2;

/**
For long work beside something that must not wait, such as a person at the keyboard.

@param signal - Says that nobody wants what comes of it any more.
@returns To be awaited often: lets others have their turn when the work has gone on for a few milliseconds, and throws the signal's reason
	when it was aborted meanwhile.
*/
export const takeTurns = (signal?: AbortSignal): () => Promise<void> => {
	let began = performance.now();
	return async () => {
		if (performance.now() - began > most) {
			await setImmediate();
			signal?.throwIfAborted();
			began = performance.now();
		}
	};
};
