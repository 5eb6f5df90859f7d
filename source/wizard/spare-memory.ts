import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';

/** Node versions whose V8 is known to have these flags: another one might complain of them, in the middle of the picture. */
const known = /^(?:20|22|24|26)\./;

/**
Has V8 throw away sooner what a wizard leaves behind, which is mostly pictures of the screen that are long gone. By itself it lets the space
for new objects grow to 33 MB (128 MB from Node 22 on), and the old ones to a multiple of what is in use before it looks at them.

- The space for new objects stays at the few megabytes that it has: it is cleared more often, in less time each.
- The space for old objects grows by a tenth of what is in use, and not to a multiple, before it is cleared. More often than that would hold
  up keys.
*/
export const spareMemory = (): void => {
	if (known.test(process.versions.node)) {
		for (const flag of ['--semi-space-growth-factor=1', '--heap-growing-percent=10']) {
			setFlagsFromString(flag);
		}
	}
};

/**
Has V8 clear up now, which takes some 20 ms, and not when it next comes to that: which may be while a key is pressed. Only for moments in which
nobody waits for anything.
*/
export const clearUp = (): void => {
	if (known.test(process.versions.node)) {
		setFlagsFromString('--expose-gc');
		// Only a context that is made from here on has it.
		const collect = runInNewContext('gc') as () => void; // eslint-disable-line @typescript-eslint/no-unsafe-type-assertion -- V8's own
		collect();
	}
};
