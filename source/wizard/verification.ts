import {isExpensive, type Cost} from '../verify/dry-run.js';
import type {VerifyEvent} from '../verify/verification.js';
import type {Services} from './services/services.js';
import {watch, type Store} from './store.js';
import type {State, Written} from './state/types.js';

/** How often what has happened is shown, in milliseconds: a log of thousands of lines a second needs no thousand pictures. */
const beat = 100;

/** What is being verified; nothing while nothing is, or while it is being stopped. */
const verified = ({screen}: State): Written | undefined =>
	screen.step === 'verify' && (screen.content.kind === 'running' || screen.content.kind === 'asking') ? screen.written : undefined;

/** Puts a question on the screen and waits until it has gone from there. @returns Whether to go on. */
const mayCost = async (store: Store, cost: Cost): Promise<boolean> => new Promise(resolve => {
	const look = (): void => {
		const {screen} = store.state();
		const kind = screen.step === 'verify' ? screen.content.kind : undefined;
		if (kind !== 'asking') {
			end();
			resolve(kind === 'running');
		}
	};

	store.dispatch({type: 'cost-asked', cost});
	const end = store.subscribe(look);
	// It may not even have come on the screen.
	look();
});

/**
Runs a verification whenever the state says that one is going on, and tells the state what comes of it.

@param onBug - Gets what is thrown: a verification never rejects for what Nix or Python do.
*/
export const connectVerification = (store: Store, services: Services, onBug: (error: unknown) => void): void => {
	watch(store, verified, async (written, signal) => {
		const started = performance.now();
		let events: VerifyEvent[] = [];
		let shownAt = -1;
		const show = (): void => {
			const seconds = (performance.now() - started) / 1000;
			// Time goes on, be it that nothing else does.
			if (events.length > 0 || Math.floor(seconds) !== shownAt) {
				shownAt = Math.floor(seconds);
				const seen = events;
				events = [];
				store.dispatch({type: 'verify-events', events: seen, seconds});
			}
		};

		const clock = setInterval(show, beat);
		try {
			const verification = await services.verify(written, {
				signal,
				onEvent(event) {
					events.push(event);
				},
				async confirm(cost) {
					show();
					return isExpensive(cost) ? mayCost(store, cost) : true;
				},
			});
			show();
			store.dispatch({type: 'verify-ended', verification});
		} catch (error) {
			onBug(error);
		} finally {
			clearInterval(clock);
		}
	});
};
