import type {Cost} from '../../verify/dry-run.js';
import {textOfEntry} from '../../verify/nix-log.js';
import {advance, noProgress, type Progress} from '../../verify/progress.js';
import type {
	DistributionResult, ImportResult, VerifyEvent, Way,
} from '../../verify/verification.js';

/** What has been seen of a verification so far. */
export type Watched = {
	readonly way: Way | undefined;
	readonly stage: 'evaluate' | 'build' | 'import';
	readonly cost: Cost | undefined;
	readonly progress: Progress;
	/** Of the way that is being tried. */
	readonly distributions: readonly DistributionResult[];
	readonly imports: readonly ImportResult[];
	/** What Nix and the builds have said, the last lines of it. */
	readonly log: readonly string[];
	/** Since the beginning. */
	readonly seconds: number;
};

export const nothingWatched: Watched = {
	way: undefined, stage: 'evaluate', cost: undefined, progress: noProgress, distributions: [], imports: [], log: [], seconds: 0,
};

/** More lines than these nobody reads on a screen; the log file has all of them. */
const mostLines = 5000;

const afterEvent = (watched: Watched, event: VerifyEvent): Watched => {
	switch (event.kind) {
		case 'stage': {
			const {way, stage} = event;
			// Each way in imports everything anew.
			return stage === 'evaluate'
				? {
					...watched, way, stage, cost: undefined, progress: noProgress, distributions: [], imports: [],
				}
				: {...watched, way, stage};
		}

		case 'cost': {
			return {...watched, cost: event.cost};
		}

		case 'log': {
			return {...watched, progress: advance(watched.progress, event.entry)};
		}

		case 'distribution': {
			return {...watched, distributions: [...watched.distributions, event.result]};
		}

		case 'import': {
			return {...watched, imports: [...watched.imports, event.result]};
		}
	}
};

/** What has been seen after a few more events. */
export const watchedAfter = (watched: Watched, events: readonly VerifyEvent[], seconds: number): Watched => {
	let next = watched;
	const lines: string[] = [];
	for (const event of events) {
		next = afterEvent(next, event);
		const text = event.kind === 'log' ? textOfEntry(event.entry) : undefined;
		if (text !== undefined && text.trim() !== '') {
			lines.push(...text.split('\n'));
		}
	}

	return {...next, seconds, log: lines.length === 0 ? watched.log : [...watched.log, ...lines].slice(-mostLines)};
};
