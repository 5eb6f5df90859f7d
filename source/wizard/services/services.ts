import type {Failure} from '../../failure.js';
import type {Report} from '../../outcome.js';
import type {Details, VersionRow} from '../state/row.js';
import type {Chosen, Finder, Preview} from '../state/types.js';
import type {ReadList} from './read-list.js';

/** All that the wizard may ask of the world outside. What takes time can be called off. */
export type Services = {
	readonly finder: Finder;
	/** Loads the names that are at hand. @returns How many there are and of when, in words. */
	readonly openNames: () => Promise<string>;
	/** Fetches the list of all names when it is over a week old. @returns The new words, where there is something new; why not, where it failed. */
	readonly renewNames: () => Promise<{readonly label?: string; readonly failure?: Failure}>;
	/** Learns what the pin holds. @returns Where that is known from, in words. */
	readonly learn: (chosen: Chosen, signal: AbortSignal) => Promise<string>;
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
};
