import type {Environment, Package} from '../environment.js';
import type {Explanation} from './explanation.js';
import type {Said} from './said.js';
import type {Way} from './verification.js';

/** What is known of a command of Nix that failed. */
export type Facts = Said & {
	/** Undefined when a signal ended it, or it was never started. */
	readonly exitCode: number | undefined;
	/** The signal that somebody else has ended it with. */
	readonly signal: string | undefined;
	readonly way: Way;
	readonly environment: Environment;
	/** The packages that were asked for and need the derivation that failed; known where something was built. */
	readonly neededBy: readonly Package[];
	/** Such as `2.18.1`; undefined where it is not known. */
	readonly nixVersion: string | undefined;
	/** Whether there is no such program. */
	readonly missing: boolean;
	/** The operating system, as `process.platform` names it. */
	readonly platform: string;
};

/** Knows one family of failures; undefined when this is none of it. */
export type Recogniser = (facts: Facts) => Explanation | undefined;

export type Found = {
	/** The line's number in the log. */
	readonly index: number;
	readonly groups: Readonly<Record<string, string | undefined>>;
};

/** The first line that a pattern fits, with its named groups. */
export const find = (lines: readonly string[], pattern: RegExp): Found | undefined => {
	for (const [index, line] of lines.entries()) {
		const match = pattern.exec(line);
		if (match) {
			return {index, groups: match.groups ?? {}};
		}
	}

	return undefined;
};

/** Nix shows source code with line numbers and arrows; to somebody who did not write it that is no evidence. */
const isNoise = (line: string): boolean => /^these \d+ |^this derivation |^ {2}\/\S+$|^Running phase: /.test(line)
	|| /^\s*(?:\d+\||\||…|\^|at «?\/nix|at \/.*:\d+:\d+:|$)/.test(line) || line.includes('--show-trace');

/** Lines from one place on, without what only fills the screen. */
export const evidence = (lines: readonly string[], index: number, count = 1): readonly string[] =>
	lines.slice(index, index + count).filter(line => !isNoise(line)).map(line => line.trimEnd());

/** The last lines that say something. */
export const lastLines = (lines: readonly string[], count: number): readonly string[] =>
	lines.filter(line => !isNoise(line)).slice(-count).map(line => line.trimEnd());
