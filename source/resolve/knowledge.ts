import path from 'node:path';
import {loadEmbeddedAttributes} from '../data/catalogue.js';
import {Failure, usageFailure} from '../failure.js';
import {evaluateSet} from '../io/evaluate.js';
import {errorMessage} from '../io/folder.js';
import type {HttpClient} from '../io/http.js';
import {exists, type RunOptions} from '../io/process.js';
import {literal} from '../literal.js';
import {sourcePath} from '../nix/hash.js';
import {fetchChannelSet, storedChannelSet, type ChannelSet} from '../nixpkgs/channel-client.js';
import type {PackageFacts, PinKnowledge} from '../nixpkgs/knowledge.js';
import type {Pin} from '../nixpkgs/pins.js';
import {releaseOfChannel} from '../nixpkgs/releases.js';
import {takeTurns} from '../turns.js';
import type {Warning} from '../warning.js';

/** What is to be known, and of what. */
export type KnowledgeWish = {
	readonly pin: Pin;
	/** Interpreter attribute. */
	readonly interpreter: string;
	/** Attributes that may be chosen. */
	readonly candidates: readonly string[];
	/** Whether versions, or names newer than this program, are worth a download of some megabytes. */
	readonly worthFetching: boolean;
};

export type KnowledgeSources = {
	readonly http: HttpClient;
	readonly cacheDir: string;
	readonly channelsUrl: string;
	readonly process: RunOptions;
	/** Absolute path of a checkout of nixpkgs that stands in for the pin. */
	readonly nixpkgs: string | undefined;
};

export type Known = {readonly knowledge: PinKnowledge; readonly warnings: readonly Warning[]};

const known = (knowledge: PinKnowledge, ...warnings: readonly Warning[]): Known => ({knowledge, warnings});

/** The given checkout, or the pinned tree if the store has it already. */
const evaluated = async ({pin, interpreter, candidates}: KnowledgeWish, {nixpkgs, process}: KnowledgeSources): Promise<PinKnowledge | {readonly complaint: string} | undefined> => {
	const tree = nixpkgs ?? sourcePath(pin.hash, process.env.NIX_STORE_DIR);
	if (nixpkgs !== undefined && !await exists(nixpkgs.endsWith('.nix') ? nixpkgs : path.join(nixpkgs, 'default.nix'))) {
		throw usageFailure('not-nixpkgs', `${literal(nixpkgs)} is not a checkout of nixpkgs: it has no \`default.nix\`.`, '`--nixpkgs` takes the path of a folder');
	}

	if (nixpkgs === undefined && !await exists(tree)) {
		return undefined;
	}

	const answer = await evaluateSet({nixpkgs: tree, interpreter, wanted: candidates}, process);
	if ('complaint' in answer) {
		return nixpkgs === undefined ? undefined : {complaint: answer.complaint};
	}

	return {
		kind: 'evaluation',
		label: nixpkgs === undefined ? 'the pinned nixpkgs, evaluated by Nix' : `${nixpkgs}, evaluated by Nix`,
		isOfPin: true,
		...answer,
	};
};

const listed = async ({revision, packages}: ChannelSet, pin: Pin): Promise<PinKnowledge> => {
	// Ten thousand packages take longer than a key may.
	const turn = takeTurns();
	const facts = new Map<string, PackageFacts>();
	for (const [attribute, one] of packages) {
		facts.set(attribute, {...one, unsupported: false});
		await turn();
	}

	return {
		kind: 'channel-list',
		label: `the list of ${pin.channel!} at ${revision.slice(0, 12)}${revision === pin.rev ? '' : ', not the pinned commit'}`,
		isOfPin: revision === pin.rev,
		attributes: new Set(packages.keys()),
		facts,
	};
};

/** A list of the channel: the stored one of the very commit, or else the newest, when that is worth it. */
const channelList = async (
	{pin, interpreter, worthFetching}: KnowledgeWish,
	{http, cacheDir, channelsUrl, process}: KnowledgeSources,
): Promise<PinKnowledge | undefined> => {
	const set = `${interpreter}Packages`;
	const isListed = releaseOfChannel(pin.channel)?.prebuilt.includes(interpreter) ?? false;
	if (!isListed || (!worthFetching && !await exists(cacheDir))) {
		return undefined;
	}

	const stored = await storedChannelSet(cacheDir, pin.rev, set);
	if (stored) {
		return listed(stored, pin);
	}

	return worthFetching && !http.offline
		? listed(await fetchChannelSet({http, cacheDir, channelsUrl}, pin.channel!, set, process.signal), pin)
		: undefined;
};

/**
What the pin holds, from the best source that is there: an evaluation by the local Nix, else the channel's own list, else
the names that travel with this program. What fails on the way is said, and the next source is asked.

@throws Failure `not-nixpkgs` (exit 2) for a checkout that is none; `cancelled`.
*/
export const learnPin = async (wish: KnowledgeWish, sources: KnowledgeSources): Promise<Known> => {
	const exact = await evaluated(wish, sources);
	if (exact && 'kind' in exact) {
		return known(exact);
	}

	const embedded = async (...warnings: readonly Warning[]): Promise<Known> => {
		const {attributes, label} = await loadEmbeddedAttributes();
		return known({
			kind: 'embedded', label, isOfPin: false, attributes, facts: new Map(),
		}, ...warnings);
	};

	if (exact) {
		return embedded({
			code: 'not-evaluated',
			message: `${literal(sources.nixpkgs!)} could not be evaluated (${literal(exact.complaint, 200)}), so what it has is not known here.`,
			hint: 'nothing was checked against it; try another interpreter or another checkout',
		});
	}

	try {
		const list = await channelList(wish, sources);
		return list ? known(list) : await embedded();
	} catch (error) {
		if (error instanceof Failure && error.code === 'cancelled') {
			throw error;
		}

		return embedded({
			code: 'pin-unknown',
			message: `What ${wish.pin.channel!} has could not be looked up (${errorMessage(error).replace(/\.$/, '')}), so its versions are not known here.`,
			hint: 'run again when you are online, or where Nix has the pin already',
		});
	}
};
