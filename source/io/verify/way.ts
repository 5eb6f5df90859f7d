import path from 'node:path';
import type {VerifyEvent, Way, WayResult} from '../../verify/verification.js';
import {
	nothingSeen, parseAnswer, seen, type ProbeAnswer,
} from '../../verify/probe-answer.js';
import {judge} from '../../verify/judge.js';
import {explain} from '../../verify/explain.js';
import {otherDerivation} from '../../verify/explain/environment.js';
import {offlineInstead, wouldFetch} from '../../verify/explain/offline.js';
import {failedBuild} from '../../verify/failed-build.js';
import {saidIn} from '../../verify/said.js';
import {nixVersion} from '../nix-version.js';
import type {Context, NixRun} from './context.js';
import {costOf} from './cost.js';
import {neededBy} from './needed-by.js';
import {missingSources} from './would-fetch.js';

export type Evaluated = {
	readonly ran: NixRun;
	/** Undefined when it failed. */
	readonly drvPath: string | undefined;
};

/** One way into an environment, as commands. */
export type WayIn = {
	readonly way: Way;
	readonly evaluate: (context: Context) => Promise<Evaluated>;
	/** Builds, enters, and has the probe answer on `onOutput`. */
	readonly enter: (context: Context, drvPath: string, onOutput: (line: string) => void) => Promise<NixRun>;
};

/** What an answer is to those who watch. */
const eventOf = (answer: ProbeAnswer, way: Way): VerifyEvent | undefined => {
	switch (answer.type) {
		case 'interpreter': {
			return {kind: 'stage', way, stage: 'import'};
		}

		case 'distribution': {
			return {kind: 'distribution', way, result: answer.value};
		}

		case 'import': {
			return {kind: 'import', way, result: answer.value};
		}

		case 'purity':
		case 'end': {
			return undefined;
		}
	}
};

export type Tried = WayResult & {readonly declined: boolean};

/**
Tries one way in, from evaluation to the last import.

@param before - The derivation of the way that was tried before, which this one must have, too.
*/
export const tryWay = async ({way, evaluate, enter}: WayIn, context: Context, before: string | undefined): Promise<Tried> => {
	const {request: {environment, offline, onEvent, confirm}} = context;
	const started = performance.now();
	let result: Tried = {
		way, drvPath: undefined, cost: undefined, sighting: undefined, seconds: 0, problems: [], declined: false,
	};
	const ended = (more: Partial<Tried>): Tried => ({...result, ...more, seconds: (performance.now() - started) / 1000});
	const failed = async ({code, signal, log, missing}: NixRun, plain: 'nix' | 'shell'): Promise<Tried> => {
		const {platform, env} = context.request;
		const said = saidIn(log, plain);
		const drv = failedBuild(said)?.drv;
		const explanation = explain({
			...said,
			exitCode: code,
			signal,
			way,
			environment,
			missing,
			platform,
			nixVersion: await nixVersion({env, signal: context.signal}, path.dirname(context.request.logFile)),
			neededBy: drv !== undefined && result.drvPath !== undefined ? await neededBy(result.drvPath, drv, environment) : [],
		});
		return ended({problems: [offline ? offlineInstead(explanation) : explanation]});
	};

	onEvent?.({kind: 'stage', way, stage: 'evaluate'});
	const {ran, drvPath} = await evaluate(context);
	if (drvPath === undefined) {
		return failed(ran, 'nix');
	}

	result = {...result, drvPath};
	if (before !== undefined && before !== drvPath) {
		return ended({problems: [otherDerivation(before, drvPath)]});
	}

	const sources = offline ? await missingSources(drvPath) : [];
	if (sources.length > 0) {
		return ended({problems: [wouldFetch(sources)]});
	}

	const cost = await costOf(context, drvPath);
	result = {...result, cost};
	if (cost) {
		onEvent?.({kind: 'cost', way, cost});
		if (confirm && !await confirm(cost, way)) {
			return ended({declined: true});
		}
	}

	onEvent?.({kind: 'stage', way, stage: 'build'});
	let sighting = nothingSeen;
	const entered = await enter(context, drvPath, line => {
		const answer = parseAnswer(line);
		if (!answer) {
			return;
		}

		const event = eventOf(answer, way);
		if (event) {
			onEvent?.(event);
		}

		sighting = seen(sighting, answer);
	});
	if (!sighting.complete) {
		return failed(entered, 'shell');
	}

	// They end in any order, since several run at once; shown they are in the order that was asked for.
	const order = [...sighting.distributions.flatMap(({names}) => names), ...environment.imports];
	sighting = {...sighting, imports: sighting.imports.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name))};
	return ended({sighting, problems: judge(sighting, environment, context.request.specifiers)});
};
