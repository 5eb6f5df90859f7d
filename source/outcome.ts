import {exitCodes, type Failure} from './failure.js';
import type {Environment} from './environment.js';
import type {KnowledgeSource} from './nixpkgs/knowledge.js';
import type {FileChange} from './plan.js';
import type {ReportEntry} from './pypi/requirements/summary.js';
import type {Verification} from './verify/verification.js';
import type {Warning} from './warning.js';

/** What a run came to know and did. */
export type Report = {
	/** As the user named it; undefined for the folder one is in. */
	readonly directory: string | undefined;
	readonly environment: Environment;
	readonly changes: readonly FileChange[];
	/** Whether the changes are on the disk. */
	readonly written: boolean;
	/** Whether they were, and the folder is now as it was before. */
	readonly isPutBack?: boolean;
	/** Where originals were kept, by the path of a change. */
	readonly originals?: ReadonlyMap<string, string>;
	readonly warnings: readonly Warning[];
	/** How many of the warnings have been said already, before anything was written. */
	readonly told?: number;
	/** Version specifiers (PEP 440) that were asked for, by normalised name: what is found in the shell must fit them. */
	readonly specifiers?: ReadonlyMap<string, string>;
	/** What became of each entry of requirements files, where any were given; their number is the files'. */
	readonly requirements: readonly ReportEntry[] | undefined;
	/** What the pin's packages are known from, where any was looked up. */
	readonly source?: KnowledgeSource | undefined;
	/** The command that writes the same files again; only if the pin is known. */
	readonly command: string;
	/** Whether the pin of the environment is the one of the files: some are kept elsewhere, and something has to stand for them. */
	readonly isPinKnown: boolean;
	/** What came of `--verify`, when it was asked for and had its turn. */
	readonly verification?: Verification;
};

/** How a run ended. Cancelling is not failing. */
export type Outcome
	= | {readonly kind: 'done'; readonly report: Report}
		| {readonly kind: 'would-change'; readonly report: Report}
		/** The files are written (or put back: `written` tells), and the environment is not what they promise. */
		| {readonly kind: 'unverified'; readonly report: Report & {readonly verification: Verification}}
		/** With a report when the files were written before. */
		| {readonly kind: 'cancelled'; readonly report?: Report}
		/** With a report when the files were written before. */
		| {readonly kind: 'failed'; readonly failure: Failure; readonly report?: Report};

/** The one place that turns an ending into an exit code. */
export const exitCodeOf = (outcome: Outcome): number => {
	switch (outcome.kind) {
		case 'done': {
			return exitCodes.done;
		}

		case 'would-change': {
			return exitCodes.wouldChange;
		}

		case 'unverified': {
			return exitCodes.unverified;
		}

		case 'cancelled': {
			return exitCodes.cancelled;
		}

		case 'failed': {
			return outcome.failure.exitCode;
		}
	}
};
