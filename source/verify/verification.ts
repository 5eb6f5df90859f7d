import type {Cost} from './dry-run.js';
import type {Explanation} from './explanation.js';
import type {LogEntry} from './nix-log.js';

/** A way into an environment. */
export type Way = 'nix-shell' | 'nix develop';

/** How one import ended. */
export type ImportEnding
	= | {readonly status: 'imported'}
		| {
			readonly status: 'raised';
			readonly exception: string;
			readonly message: string;
			/** The module that was not found, for a ModuleNotFoundError. */
			readonly missing: string | undefined;
			readonly traceback: readonly string[];
		}
		/** It ended Python itself. */
		| {readonly status: 'exited'; readonly code: number}
		| {readonly status: 'killed'; readonly signal: string}
		| {readonly status: 'timed-out'};

export type ImportResult = {
	/** What was imported: `sklearn`. */
	readonly name: string;
	/** Whose it is; undefined for a check of the user's own. */
	readonly distribution: string | undefined;
	readonly seconds: number;
	/** The last lines that it printed. */
	readonly output: readonly string[];
} & ImportEnding;

export type DistributionResult = {
	readonly attribute: string;
	readonly distribution: string;
	/** The name its own metadata has; undefined when nothing in the shell has metadata of it. */
	readonly found: string | undefined;
	readonly version: string | undefined;
	/** The version that was asked for; undefined when any would do. */
	readonly wanted: string | undefined;
	/** Its import names; none for stubs and bare data. */
	readonly names: readonly string[];
};

export type Interpreter = {
	/** Absolute, in the store: what an editor is to be given. */
	readonly path: string;
	readonly version: string;
	readonly implementation: string;
	/** What it is called in its folder, such as `python3.13`. */
	readonly names: readonly string[];
};

/** Packages of the user's own Python, seen from inside the shell. */
export type Purity = {
	/** Those that are absent, as they should be. */
	readonly absent: readonly string[];
	/** Those that can be imported all the same, and from where. */
	readonly leaked: ReadonlyArray<{readonly distribution: string; readonly origin: string}>;
};

/** What was seen in the shell. */
export type Sighting = {
	readonly interpreter: Interpreter | undefined;
	readonly distributions: readonly DistributionResult[];
	readonly imports: readonly ImportResult[];
	readonly purity: Purity | undefined;
	/** Whether the program came to its end. */
	readonly complete: boolean;
};

/** One way in, tried. */
export type WayResult = {
	readonly way: Way;
	readonly drvPath: string | undefined;
	readonly cost: Cost | undefined;
	readonly sighting: Sighting | undefined;
	readonly seconds: number;
	/** Why it failed; none when it did not. */
	readonly problems: readonly Explanation[];
};

/** What came of a verification; cancelling is an ending of its own, told by the signal. */
export type Verification = {
	readonly kind: 'verified' | 'failed' | 'declined' | 'cancelled';
	readonly ways: readonly WayResult[];
	/** Of all ways, and what concerns none alone. */
	readonly problems: readonly Explanation[];
	readonly seconds: number;
	/** Where everything that Nix said is kept, when something failed. */
	readonly logFile: string | undefined;
};

/** What happens on the way. */
export type VerifyEvent
	= | {readonly kind: 'stage'; readonly way: Way; readonly stage: 'evaluate' | 'build' | 'import'}
		| {readonly kind: 'cost'; readonly way: Way; readonly cost: Cost}
		/** One line of Nix's standard error. */
		| {readonly kind: 'log'; readonly entry: LogEntry}
		| {readonly kind: 'distribution'; readonly way: Way; readonly result: DistributionResult}
		| {readonly kind: 'import'; readonly way: Way; readonly result: ImportResult};
