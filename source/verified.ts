import path from 'node:path';
import type {Options} from './flags.js';
import {writeChanges} from './io/write.js';
import type {Outcome, Report} from './outcome.js';
import type {FileChange} from './plan.js';
import {progressReport} from './report/progress.js';
import type {World} from './world.js';

/** Undoes changes: each file as it was before. */
const reversed = (changes: readonly FileChange[]): readonly FileChange[] => changes.map(({path, before, after}) => ({
	path, before: after, after: before, keepOriginal: false,
}));

/**
Verifies what was written, and puts it back when that fails and is wanted so.

@param folder - The project's folder: absolute.
*/
export const verified = async (report: Report, folder: string, {verify: options, nixpkgs, json}: Options, world: World): Promise<Outcome> => {
	const {verify} = await import('./io/verify/verify.js');
	const progress = json ? undefined : progressReport(world.stderr);
	const verification = await verify({
		folder,
		environment: report.environment,
		nixpkgs: nixpkgs === undefined ? undefined : path.resolve(world.cwd, nixpkgs),
		nixArguments: options.nixArguments,
		env: world.env,
		signal: world.signal,
		timeout: options.timeout,
		importTimeout: options.importTimeout,
		logFile: path.join(world.env.XDG_CACHE_HOME ?? path.join(world.home, '.cache'), 'create-nix-python', 'verify.log'),
		...(progress ? {onEvent: progress.onEvent} : {}),
	});
	progress?.end();
	switch (verification.kind) {
		case 'verified': {
			return {kind: 'done', report: {...report, verification}};
		}

		case 'cancelled':
		case 'declined': {
			return {kind: 'cancelled', report: {...report, verification}};
		}

		case 'failed': {
			if (!options.rollback) {
				return {kind: 'unverified', report: {...report, verification}};
			}

			await writeChanges(folder, reversed(report.changes));
			return {kind: 'unverified', report: {...report, written: false, verification}};
		}
	}
};

/** The world with another Nix first in PATH: its folder, or the program itself, is given. */
export const withNix = (world: World, nixPath: string | undefined): World => {
	if (nixPath === undefined) {
		return world;
	}

	const given = path.resolve(world.cwd, nixPath);
	const folder = /^nix(?:-.*)?$/.test(path.basename(given)) ? path.dirname(given) : given;
	return {...world, env: {...world.env, PATH: [folder, world.env.PATH ?? ''].join(path.delimiter)}};
};
