import type {Environment} from '../../environment.js';
import {parseLogLine, textOfEntry, type LogEntry} from '../../verify/nix-log.js';
import type {Cost} from '../../verify/dry-run.js';
import type {ProbeRequest} from '../../verify/probe-request.js';
import type {VerifyEvent, Way} from '../../verify/verification.js';
import {runChild, type ChildEnd} from '../child.js';
import {redact} from '../redact.js';
import {offlineVariables, offlineWords} from './offline.js';

/** What a verification is given. */
export type VerifyRequest = {
	/** The project's folder: absolute. */
	readonly folder: string;
	readonly environment: Environment;
	/** Version specifiers that were asked for, by normalised name. */
	readonly specifiers: ReadonlyMap<string, string>;
	/** A checkout of nixpkgs in place of the pin: absolute. */
	readonly nixpkgs: string | undefined;
	/** Which shell, where the files have several. */
	readonly shell: string | undefined;
	/** Whether nothing may be fetched. */
	readonly offline: boolean;
	/** The operating system, as `process.platform` names it. */
	readonly platform: string;
	/** Further words for every Nix command: `['--option', 'cores', '2']`. */
	readonly nixArguments: readonly string[];
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Aborted when the user cancels: Nix and all that it started end. */
	readonly signal: AbortSignal;
	/** Seconds for all of it; undefined for as long as it takes. */
	readonly timeout: number | undefined;
	/** Seconds for each import. */
	readonly importTimeout: number;
	/** Where everything that Nix said is kept, when something fails: absolute. */
	readonly logFile: string;
	readonly onEvent?: (event: VerifyEvent) => void;
	/** Asked before anything is fetched or built; `false` ends it there. */
	readonly confirm?: (cost: Cost, way: Way) => Promise<boolean>;
};

/** What the steps of a verification share. */
export type Context = {
	readonly request: VerifyRequest;
	/** The user's signal and the time limit in one. */
	readonly signal: AbortSignal;
	readonly outside: Promise<ProbeRequest['outside']>;
	/** Everything that Nix has said so far, as text. */
	readonly transcript: string[];
};

export type NixRun = ChildEnd & {
	readonly output: readonly string[];
	readonly log: readonly LogEntry[];
};

/**
Runs a command of Nix in the project's folder, with what the user adds, and passes on what it says.

Experimental features are asked for per call: nobody's nix.conf is touched.
*/
export const runNix = async (
	{request, signal, transcript}: Context,
	program: string,
	words: readonly string[],
	options: {readonly onOutput?: (line: string) => void; readonly env?: Readonly<Record<string, string>>} = {},
): Promise<NixRun> => {
	const {folder: cwd, env, nixArguments, offline, onEvent} = request;
	const output: string[] = [];
	const log: LogEntry[] = [];
	const [first = '', ...rest] = words;
	// The subcommand of `nix` comes first; `-c` and `--run` take all that follows them.
	const features = program === 'nix' ? ['--extra-experimental-features', 'nix-command flakes'] : [];
	transcript.push(redact(`$ ${program} ${words.map(word => word.length > 200 ? `${word.slice(0, 200)}…` : word).join(' ')}`));
	const end = await runChild(program, [first, ...features, '--log-format', 'internal-json', ...nixArguments, ...(offline ? offlineWords(program) : []), ...rest], {
		env: {...env, ...(offline ? offlineVariables : {}), ...options.env},
		cwd,
		signal,
		onOutput(line) {
			output.push(line);
			options.onOutput?.(line);
		},
		onError(line) {
			const entry = parseLogLine(line);
			if (!entry) {
				return;
			}

			log.push(entry);
			const text = textOfEntry(entry);
			if (text !== undefined) {
				transcript.push(text);
			}

			onEvent?.({kind: 'log', entry});
		},
	});
	return {...end, output, log};
};
