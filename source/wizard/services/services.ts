import type {Failure} from '../../failure.js';
import type {Report} from '../../outcome.js';
import type {Details, VersionRow} from '../state/row.js';
import type {VerifyRequest} from '../../io/verify/context.js';
import type {Action} from '../../verify/explanation.js';
import type {Verification} from '../../verify/verification.js';
import type {
	Chosen, Finder, Preview, Start, Written,
} from '../state/types.js';
import type {ReadList} from './read-list.js';

/** How to follow a verification, and how to end it. */
export type Watching = {readonly signal: AbortSignal} & Required<Pick<VerifyRequest, 'onEvent' | 'confirm'>>;

/** All that the wizard may ask of the world outside. What takes time can be called off. */
export type Services = {
	readonly finder: Finder;
	/** Loads the names that are at hand. @returns How many there are and of when, in words. */
	readonly openNames: () => Promise<string>;
	/** Fetches the list of all names when it is over a week old. @returns The new words, where there is something new; why not, where it failed. */
	readonly renewNames: () => Promise<{readonly label?: string; readonly failure?: Failure}>;
	/** Learns what the pin holds. @returns Where that is known from, in words. */
	readonly learn: (chosen: Chosen, signal: AbortSignal) => Promise<string>;
	/** Learns what the pin has of single names, where that has to be asked for. @returns Whether there is something new. */
	readonly learnNames: (names: readonly string[], chosen: Chosen, signal: AbortSignal) => Promise<boolean>;
	/** @throws Failure when the index can't tell. */
	readonly details: (name: string, chosen: Chosen, signal: AbortSignal) => Promise<Details>;
	/** @throws Failure when the index can't tell. */
	readonly versions: (name: string, chosen: Chosen, signal: AbortSignal) => Promise<readonly VersionRow[]>;
	/** @throws Failure for what is no list of requirements. */
	readonly readList: (text: string, chosen: Chosen) => Promise<ReadList>;
	/** @throws Failure for what can't be had. */
	readonly preview: (chosen: Chosen, signal: AbortSignal) => Promise<Preview>;
	/** Writes what the preview showed. @throws Failure; then nothing was written. */
	readonly write: (preview: Preview, chosen: Chosen) => Promise<Report>;
	/** Reads one of the several shells of a file. @throws Failure for what can't be read. */
	readonly openShell: (name: string) => Promise<Start>;
	/** Tries every import for real; ends when all that was started has ended. */
	readonly verify: (written: Written, watching: Watching) => Promise<Verification>;
	/** What would mend a failure, to be looked at. @throws Failure for what can't be done. */
	readonly mend: (written: Written, action: Action) => Promise<Preview>;
	/** Puts back what was there. @throws Failure; then everything stays. */
	readonly undo: (written: Written) => Promise<void>;
};
