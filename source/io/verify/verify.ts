import fs from 'node:fs/promises';
import path from 'node:path';
import {tooSlow} from '../../verify/explain/environment.js';
import {advance, noProgress, runningTexts} from '../../verify/progress.js';
import type {Verification, VerifyEvent, WayResult} from '../../verify/verification.js';
import type {Context, VerifyRequest} from './context.js';
import {flakeWay} from './flake-way.js';
import {outsidePackages} from './outside.js';
import {shellWay} from './shell-way.js';
import {tryWay, type WayIn} from './way.js';
import {offlineProblem} from './would-fetch.js';

const waysOf = {shell: [shellWay], flake: [flakeWay], both: [shellWay, flakeWay]} as const satisfies Record<string, readonly WayIn[]>;

/** Keeps everything that Nix said; a folder that can't be written only means that nothing is kept. */
const keepLog = async (file: string, transcript: readonly string[]): Promise<string | undefined> => {
	try {
		await fs.mkdir(path.dirname(file), {recursive: true});
		// One that is there keeps its mode; and a builder may have printed what is nobody else's business.
		await fs.rm(file, {force: true});
		await fs.writeFile(file, transcript.join('\n') + '\n', {mode: 0o600});
		return file;
	} catch {
		return undefined;
	}
};

/** A signal that is aborted with the user's, or when the time is up, which is told; `release` lets go of both. */
const limited = (user: AbortSignal, seconds: number | undefined, onLate: () => void): {signal: AbortSignal; release: () => void} => {
	const controller = new AbortController();
	const abort = (): void => {
		controller.abort();
	};

	if (user.aborted) {
		abort();
	}

	user.addEventListener('abort', abort, {once: true});
	const timer = seconds === undefined
		? undefined
		: setTimeout(() => {
			onLate();
			abort();
		}, seconds * 1000);
	return {
		signal: controller.signal,
		release() {
			clearTimeout(timer);
			user.removeEventListener('abort', abort);
		},
	};
};

/**
Proves that the files of a folder give the environment that they promise: each way in is evaluated, built and entered, and
every import is tried in there. With style `both` the two ways must be one derivation.

Never rejects for what Nix or Python do: that is in `problems`, explained.
*/
export const verify = async (request: VerifyRequest): Promise<Verification> => {
	const started = performance.now();
	const {timeout, signal: user, environment, env, folder} = request;
	let progress = noProgress;
	let late: readonly string[] | undefined;
	const {signal, release} = limited(user, timeout, () => {
		// Before Nix ends them.
		late = runningTexts(progress);
	});
	const onEvent = (event: VerifyEvent): void => {
		progress = event.kind === 'log' ? advance(progress, event.entry) : progress;
		request.onEvent?.(event);
	};

	const context: Context = {
		request: {...request, onEvent}, signal, transcript: [], outside: outsidePackages({env, cwd: folder, signal}),
	};
	const ways: WayResult[] = [];
	const end = async (kind: Verification['kind'], problems: Verification['problems']): Promise<Verification> => {
		release();
		return {
			kind,
			ways,
			problems,
			seconds: (performance.now() - started) / 1000,
			logFile: kind === 'failed' ? await keepLog(request.logFile, context.transcript) : undefined,
		};
	};

	const problem = request.offline ? await offlineProblem(request) : undefined;
	if (problem) {
		return end('failed', [problem]);
	}

	for (const way of waysOf[environment.style]) {
		const {declined, ...result} = await tryWay(way, context, ways.at(-1)?.drvPath);
		ways.push(result);
		if (user.aborted) {
			return end('cancelled', []);
		}

		if (late) {
			return end('failed', [tooSlow(timeout!, late)]);
		}

		if (declined) {
			return end('declined', []);
		}

		if (result.problems.length > 0) {
			return end('failed', result.problems);
		}
	}

	return end('verified', []);
};
