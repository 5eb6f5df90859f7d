import {releaseOfChannel} from '../nixpkgs/releases.js';
import {isOlder} from '../version-order.js';
import {buildFailure, knownBuildFailure} from './explain/build.js';
import {
	attributeMissing, attributeRemoved, duplicates, unsupportedInterpreter,
} from './explain/evaluation.js';
import {flake} from './explain/flake.js';
import {killed} from './explain/environment.js';
import {hashMismatch} from './explain/hash.js';
import {machine, network, nixItself} from './explain/machine.js';
import {noBuilder} from './explain/no-builder.js';
import {refused} from './explain/refused.js';
import type {Action, Explanation} from './explanation.js';
import {lastLines, type Facts, type Recogniser} from './facts.js';
import {withoutNix} from './install-nix.js';

/** Asked in this order: what is certain first, what only shares words with much else last. */
const recognisers: readonly Recogniser[] = [
	nixItself,
	hashMismatch,
	flake,
	refused,
	unsupportedInterpreter,
	attributeRemoved,
	duplicates,
	machine,
	knownBuildFailure,
	noBuilder,
	network,
	buildFailure,
	// The words for this one stand in the middle of many a longer story.
	attributeMissing,
];

const unknown = ({all, exitCode, way}: Facts): Explanation => ({
	code: 'unknown',
	title: `\`${way}\` ${exitCode === undefined ? 'was ended' : `failed with exit code ${exitCode}`}, and why is not among the causes known here.`,
	evidence: lastLines(all, 12),
	actions: [],
});

/** Whether another release is one, and one that the Nix here can evaluate. */
const isPossible = (action: Action, {environment, nixVersion}: Facts): boolean => {
	if (action.kind !== 'use-channel') {
		return true;
	}

	const {minimalNix} = releaseOfChannel(action.channel) ?? {};
	return action.channel !== environment.pin.channel
		&& (nixVersion === undefined || minimalNix === undefined || !isOlder(nixVersion, minimalNix));
};

const causeOf = (facts: Facts): Explanation => {
	if (facts.missing) {
		return withoutNix(facts.platform);
	}

	if (facts.signal !== undefined) {
		return killed(facts.signal, facts);
	}

	// Offline Nix warns of every cache before it builds by itself: a warning is asked only where no error explains.
	const withWarnings: Facts = {...facts, lines: [...facts.warnings, ...facts.lines]};
	for (const known of [facts, withWarnings]) {
		for (const recognise of recognisers) {
			const explanation = recognise(known);
			if (explanation) {
				return explanation;
			}
		}
	}

	return unknown(facts);
};

/** Why a command of Nix failed, in plain words, with the lines that tell it and what to do. */
export const explain = (facts: Facts): Explanation => {
	const explanation = causeOf(facts);
	return {...explanation, actions: explanation.actions.filter(action => isPossible(action, facts))};
};
