import path from 'node:path';
import type {Options} from './flags.js';
import {putBack, type Before} from './io/put-back.js';
import type {Outcome, Report} from './outcome.js';
import {cacheFolder} from './io/places.js';
import type {VerifyRequest} from './io/verify/context.js';
import {progressReport} from './report/progress.js';
import type {World} from './world.js';

/** What verifying a report's environment takes. */
export const verifyRequest = (
	{environment, specifiers}: Pick<Report, 'environment' | 'specifiers'>,
	folder: string,
	{verify: options, nixpkgs, shell, offline}: Options,
	world: Pick<World, 'cwd' | 'env' | 'home' | 'platform' | 'signal'>,
): VerifyRequest => ({
	folder,
	environment,
	specifiers: specifiers ?? new Map(),
	nixpkgs: nixpkgs === undefined ? undefined : path.resolve(world.cwd, nixpkgs),
	shell,
	offline,
	platform: world.platform,
	nixArguments: options.nixArguments,
	env: world.env,
	signal: world.signal,
	timeout: options.timeout,
	importTimeout: options.importTimeout,
	logFile: path.join(cacheFolder(world), 'verify.log'),
});

/**
Verifies what was written, and puts it back when that fails, or is cancelled, and is wanted so.

@param before - What stood in the project's folder.
*/
export const verified = async (report: Report, before: Before, options: Options, world: World): Promise<Outcome> => {
	const {verify} = await import('./io/verify/verify.js');
	const progress = options.json ? undefined : progressReport(world.stderr, world.env);
	const verification = await verify({...verifyRequest(report, before.folder, options, world), ...(progress ? {onEvent: progress.onEvent} : {})});
	progress?.end();
	if (verification.kind === 'verified') {
		return {kind: 'done', report: {...report, verification}};
	}

	const {rollback} = options.verify;
	if (rollback) {
		await putBack(before, world.env);
	}

	const complete = {...report, verification, ...(rollback ? {written: false, isPutBack: true} : {})};
	return {kind: verification.kind === 'failed' ? 'unverified' : 'cancelled', report: complete};
};
