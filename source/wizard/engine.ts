import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';

/** Node versions whose V8 is known to have these flags: another one might complain of them, in the middle of the picture. */
const known = /^(?:20|22|24|26)\./.test(process.versions.node);

const set = (...flags: readonly string[]): void => {
	if (known) {
		for (const flag of flags) {
			setFlagsFromString(flag);
		}
	}
};

/**
Has V8 throw away sooner what a wizard leaves behind, which is mostly pictures of the screen that are long gone. By itself it lets the space
for new objects grow to 33 MB (128 MB from Node 22 on), and the old ones to a multiple of what is in use before it looks at them.

- The space for new objects stays at the few megabytes that it has: it is cleared more often, in less time each.
- The space for old objects grows by a tenth of what is in use, and not to a multiple, before it is cleared. More often than that would hold
  up keys.
*/
export const spareMemory = (): void => {
	set('--semi-space-growth-factor=1', '--heap-growing-percent=10');
};

/**
Has V8 make better code only of what runs ten times as often as by itself, or more. It makes that beside the program, on the processors that a key
needs; where what most keys do has run often enough already, there is little to win by it.
*/
export const compileLess = (): void => {
	set(process.versions.node.startsWith('20.') ? '--interrupt-budget=1000000' : '--invocation-count-for-turbofan=30000', '--wasm-tiering-budget=100000000');
};

/**
Has V8 clear up now, which takes some 20 ms, and not when it next comes to that: which may be while a key is pressed. Only for moments in which
nobody waits for anything.

From then on it looks for what is still in use on the program's own thread, a few milliseconds at a time. By itself it does on as many threads as
there are processors, for one of which a key then waits.
*/
export const clearUp = (): void => {
	if (known) {
		setFlagsFromString('--expose-gc');
		// Only a context that is made from here on has it.
		const collect = runInNewContext('gc') as () => void; // eslint-disable-line @typescript-eslint/no-unsafe-type-assertion -- V8's own
		collect();
		// It is not looking right now: in the midst of that this could not change.
		setFlagsFromString('--no-concurrent-marking');
	}
};
