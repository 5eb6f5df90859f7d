import {compose} from './compose.js';
import {Failure} from './failure.js';
import type {Command, Options} from './flags.js';
import {intendToAdd, isInGit, untracked} from './io/git.js';
import {nixVersion} from './io/nix.js';
import {writeChanges} from './io/write.js';
import type {Outcome, Report} from './outcome.js';
import {renderFiles} from './plan.js';
import type {Warning} from './warning.js';
import {verified, withNix} from './verified.js';
import {foreseen, untrackedWarning} from './warnings.js';
import type {World} from './world.js';

/** A flake in a git repository sees only tracked files: makes them so, or says it. */
const gitWarnings = async (folder: string, {environment, written}: Report, options: Options, env: World['env']): Promise<readonly Warning[]> => {
	if (environment.style === 'shell' || !await isInGit(folder)) {
		return [];
	}

	const paths = [...renderFiles(environment, new Map()).keys()].filter(name => /^(?:shell|flake)\./.test(name));
	const missing = written ? await untracked(folder, paths, env) : [];
	if (missing.length === 0) {
		return [];
	}

	if (options.gitAdd) {
		await intendToAdd(folder, missing, env);
		return [];
	}

	return [untrackedWarning(missing)];
};

/** The whole pipe with no questions: what the flags say is composed and, unless they say otherwise, written. */
export const runScripted = async (command: Command, processWorld: World): Promise<Outcome> => {
	const {options} = command;
	const world = withNix(processWorld, options.verify.nixPath);
	try {
		// Nix takes a moment to say its version, so it is asked while the rest goes on.
		const [composed, nix] = await Promise.all([
			compose(command, world),
			nixVersion({env: world.env, signal: world.signal}),
		]);
		const {folder, ...planned} = composed;
		const report: Report = {...planned, warnings: [...planned.warnings, ...foreseen(planned.environment, {nixVersion: nix})]};
		if (world.signal.aborted) {
			return {kind: 'cancelled'};
		}

		if (options.check) {
			return {kind: report.changes.length > 0 ? 'would-change' : 'done', report};
		}

		if (options.dryRun) {
			return {kind: 'done', report};
		}

		await writeChanges(folder, report.changes);

		const written = {...report, written: true};
		const warnings = await gitWarnings(folder, written, options, world.env);
		const complete = {...written, warnings: [...written.warnings, ...warnings]};
		return options.verify.wanted ? await verified(complete, folder, options, world) : {kind: 'done', report: complete};
	} catch (error) {
		if (world.signal.aborted) {
			return {kind: 'cancelled'};
		}

		if (error instanceof Failure) {
			return {kind: 'failed', failure: error};
		}

		throw error;
	}
};
