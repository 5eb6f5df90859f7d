import {pinTime, type Pin} from '../../nixpkgs/pins.js';
import type {Action, Explanation} from '../explanation.js';

const once: readonly Action[] = [{kind: 'advise', text: 'run it once without `--offline`: what is fetched then stays in the store'}];

/** The tree that all is built from would have to be fetched first. */
export const pinNotHere = (pin: Pin): Explanation => ({
	code: 'offline',
	title: `The pinned nixpkgs is not on this machine yet (\`${pin.rev.slice(0, 12)}\`, ${pinTime(pin) ?? 'of an unknown time'}), and this run is offline.`,
	evidence: [],
	actions: once,
});

/** @param names - What would have to be fetched, such as `numpy-1.26.4.tar.gz`. */
export const wouldFetch = (names: readonly string[]): Explanation => {
	const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
	return {
		code: 'offline',
		title: `Nix would have to fetch ${names.slice(0, 3).map(name => `\`${name}\``).join(', ')}${more}, and this run is offline.`,
		evidence: [],
		actions: once,
	};
};

/** What failed for want of a network is as it was wanted. */
export const offlineInstead = (explanation: Explanation): Explanation => explanation.code === 'no-network'
	? {
		...explanation, code: 'offline', title: 'Nix would have to fetch something, and this run is offline.', actions: once,
	}
	: explanation;
