import {compose} from './compose.js';
import type {Environment} from './environment.js';
import {Failure} from './failure.js';
import type {Command, Options} from './flags.js';
import {intendToAdd, isInGit, untracked} from './io/git.js';
import {nixVersion} from './io/nix-version.js';
import {cacheFolder} from './io/places.js';
import {lookBefore} from './io/put-back.js';
import {writeChanges} from './io/write.js';
import type {Outcome, Report} from './outcome.js';
import {renderFiles} from './plan.js';
import type {Warning} from './warning.js';
import {verified} from './verified.js';
import {foreseen, gitUnavailable, untrackedWarning} from './warnings.js';
import {withNix} from './with-nix.js';
import type {World} from './world.js';

/** A failure that came when the files were written. */
class FailureAfterWriting extends Failure {
	constructor({code, message, hint, exitCode}: Failure, readonly report: Report) {
		super(code, message, hint, exitCode);
	}
}

/**
A flake in a git repository sees only tracked files: makes them so, or says it.

@throws Failure `git-unavailable`, `git-add` when that was asked for and git can't.
*/
const gitWarnings = async (folder: string, environment: Environment, options: Options, env: World['env']): Promise<readonly Warning[]> => {
	if (environment.style === 'shell' || !await isInGit(folder)) {
		return [];
	}

	const paths = [...renderFiles(environment, new Map()).keys()].filter(name => /^(?:shell|flake)\./.test(name));
	const missing = await untracked(folder, paths, env);
	if ('complaint' in missing) {
		const warning = gitUnavailable(paths, missing.complaint);
		if (options.gitAdd) {
			throw new Failure(warning.code, `The files are written. ${warning.message}`, warning.hint);
		}

		return [warning];
	}

	if (missing.length === 0) {
		return [];
	}

	if (options.gitAdd) {
		await intendToAdd(folder, missing, env);
		return [];
	}

	return [untrackedWarning(missing)];
};

/** What would be written where, and what is known of the machine; nothing is written yet. */
export type Prepared = {
	/** Absolute. */
	readonly folder: string;
	readonly report: Report;
	/** Undefined where there is no Nix, or it was not asked. */
	readonly nix: string | undefined;
};

/**
Composes what is asked for and says what will hurt later: what every front end shows before it writes.

@param asksNix - Whether Nix is asked what it is; not needed by who runs it at once, since then it complains itself.
*/
export const prepare = async (command: Command, world: World, asksNix = true): Promise<Prepared> => {
	// Nix takes a moment to say its version, so it is asked while the rest goes on.
	const answers = [
		compose(command, world),
		asksNix ? nixVersion({env: world.env, signal: world.signal}, cacheFolder(world)) : Promise.resolve(undefined),
	] as const;
	// Whichever fails, nothing is still being noted when the run is over.
	await Promise.allSettled(answers);
	const [composed, nix] = await Promise.all(answers);
	const {folder, ...planned} = composed;
	// Who changes nothing knows already that there is no Nix.
	const isMachineOfInterest = asksNix && (nix !== undefined || planned.changes.length > 0);
	const warnings = foreseen(planned.environment, isMachineOfInterest ? {nixVersion: nix, platform: world.platform} : undefined);
	return {folder, nix, report: {...planned, warnings: [...planned.warnings, ...warnings]}};
};

/** Writes what was prepared, and makes sure that a flake is seen. */
export const carryOut = async ({folder, report}: Prepared, options: Options, world: World): Promise<Report> => {
	const originals = await writeChanges(folder, report.changes);
	const written = {...report, written: report.changes.length > 0, originals};
	try {
		const warnings = await gitWarnings(folder, written.environment, options, world.env);
		return {...written, warnings: [...written.warnings, ...warnings]};
	} catch (error) {
		throw error instanceof Failure ? new FailureAfterWriting(error, written) : error;
	}
};

/**
The whole pipe with no questions: what the flags say is composed and, unless they say otherwise, written.

@param onForeseen - Gets what will hurt before anything is touched; undefined where all is said at the end.
*/
export const runScripted = async (command: Command, processWorld: World, onForeseen?: (warnings: readonly Warning[]) => void): Promise<Outcome> => {
	const {options} = command;
	let world = processWorld;
	try {
		world = withNix(processWorld, options.verify.nixPath);
		let prepared = await prepare(command, world, !options.verify.wanted);
		const {report} = prepared;
		if (world.signal.aborted) {
			return {kind: 'cancelled'};
		}

		if (options.check) {
			return {kind: report.changes.length > 0 ? 'would-change' : 'done', report};
		}

		if (options.dryRun) {
			return {kind: 'done', report};
		}

		if (onForeseen) {
			onForeseen(report.warnings);
			prepared = {...prepared, report: {...report, told: report.warnings.length}};
		}

		if (!options.verify.wanted) {
			return {kind: 'done', report: await carryOut(prepared, options, world)};
		}

		const before = await lookBefore(prepared.folder, report.changes, world.env);
		return await verified(await carryOut(prepared, options, world), before, options, world);
	} catch (error) {
		if (world.signal.aborted) {
			return {kind: 'cancelled'};
		}

		if (error instanceof Failure) {
			return {kind: 'failed', failure: error, ...(error instanceof FailureAfterWriting ? {report: error.report} : {})};
		}

		throw error;
	}
};
