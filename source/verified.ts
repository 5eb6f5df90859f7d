import fs from 'node:fs';
import path from 'node:path';
import {usageFailure} from './failure.js';
import type {Options} from './flags.js';
import {writeChanges} from './io/write.js';
import type {Outcome, Report} from './outcome.js';
import {cacheFolder} from './io/places.js';
import type {VerifyRequest} from './io/verify/context.js';
import {literal} from './literal.js';
import {reverseChanges} from './plan.js';
import {progressReport} from './report/progress.js';
import type {World} from './world.js';

/** What verifying a report's environment takes. */
export const verifyRequest = (
	{environment}: Pick<Report, 'environment'>,
	folder: string,
	{verify: options, nixpkgs, shell}: Options,
	world: Pick<World, 'cwd' | 'env' | 'home' | 'signal'>,
): VerifyRequest => ({
	folder,
	environment,
	nixpkgs: nixpkgs === undefined ? undefined : path.resolve(world.cwd, nixpkgs),
	shell,
	nixArguments: options.nixArguments,
	env: world.env,
	signal: world.signal,
	timeout: options.timeout,
	importTimeout: options.importTimeout,
	logFile: path.join(cacheFolder(world), 'verify.log'),
});

/**
Verifies what was written, and puts it back when that fails and is wanted so.

@param folder - The project's folder: absolute.
*/
export const verified = async (report: Report, folder: string, options: Options, world: World): Promise<Outcome> => {
	const {verify} = await import('./io/verify/verify.js');
	const progress = options.json ? undefined : progressReport(world.stderr);
	const verification = await verify({...verifyRequest(report, folder, options, world), ...(progress ? {onEvent: progress.onEvent} : {})});
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
			if (!options.verify.rollback) {
				return {kind: 'unverified', report: {...report, verification}};
			}

			await writeChanges(folder, reverseChanges(report.changes));
			return {kind: 'unverified', report: {...report, written: false, verification}};
		}
	}
};

/** The folder that `--nix-path` means: itself, or that of the program it names. */
const nixFolder = (nixPath: string, cwd: string): string => {
	const given = path.resolve(cwd, nixPath);
	return /^nix(?:-.*)?$/.test(path.basename(given)) ? path.dirname(given) : given;
};

/** @throws Failure `no-nix` (exit 2) when there is no Nix where `--nix-path` says. */
export const requireNix = (nixPath: string | undefined, {cwd}: Pick<World, 'cwd'>): void => {
	if (nixPath !== undefined && !fs.existsSync(path.join(nixFolder(nixPath, cwd), 'nix'))) {
		throw usageFailure('no-nix', `There is no Nix at ${literal(nixPath)}.`, '`--nix-path` takes the program, such as `/nix/var/nix/profiles/default/bin/nix`');
	}
};

/** The world with another Nix first in PATH: its folder, or the program itself, is given. */
export const withNix = (world: World, nixPath: string | undefined): World => {
	if (nixPath === undefined) {
		return world;
	}

	return {...world, env: {...world.env, PATH: [nixFolder(nixPath, world.cwd), world.env.PATH ?? ''].join(path.delimiter)}};
};
