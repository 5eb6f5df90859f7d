import type {Answers, PinAnswer} from '../answers.js';
import {Failure, usageFailure} from '../failure.js';
import type {Fetched, NotFetched} from '../io/nix.js';
import {literal} from '../literal.js';
import {
	channels, defaultChannel, embeddedPin, isRev, newestPin, pinTime, type Pin,
} from '../nixpkgs/pins.js';
import {releaseOfChannel} from '../nixpkgs/releases.js';
import type {Warning} from '../warning.js';

/** The world outside, as far as a pin needs it. */
export type PinSources = {
	/** The newest commit of a channel. @throws Failure when the network can't tell. */
	readonly newestRev: (channel: string) => Promise<string>;
	/** Fetches a commit and tells its hash, or why it can't. */
	readonly fetchRev: (rev: string) => Promise<Fetched | NotFetched>;
};

type Commit = Extract<PinAnswer, {kind: 'commit'}>;

export type ResolvedPin = {readonly pin: Pin; readonly warnings: readonly Warning[]};

const without = (pin: Pin): ResolvedPin => ({pin, warnings: []});

/**
The newest pin of a channel, or the newest embedded one with a warning that says why.

@param current - The pin that is there; it stays when it is the newer one.
*/
const updated = async (channel: string, current: Pin | undefined, {newestRev, fetchRev}: PinSources): Promise<ResolvedPin> => {
	const embedded = channels.includes(channel) ? newestPin(channel) : undefined;
	// A pin that is not embedded came from an earlier update; where its time is unknown, it is still the likelier to be newer.
	const isNewer = current?.channel === channel && !embeddedPin(current.rev)
		&& (current.lastModified ?? Number.POSITIVE_INFINITY) > (embedded?.lastModified ?? 0);
	const fallback = isNewer ? current : embedded;
	const stay = (why: string, hint: string): ResolvedPin => {
		if (!fallback) {
			throw new Failure('no-pin', `${why}, and no commit of it is known here.`, hint);
		}

		const time = pinTime(fallback);
		return {
			pin: fallback,
			warnings: [{
				code: 'pin-not-newest',
				message: `${why}, so the pin is the newest known one: ${channel} ${time ? `as of ${time}` : `at \`${fallback.rev.slice(0, 12)}\``}.`,
				hint,
			}],
		};
	};

	let rev;
	try {
		rev = await newestRev(channel);
	} catch (error) {
		if (error instanceof Failure && error.code !== 'cancelled') {
			return stay(`The newest commit of ${channel} could not be looked up (${error.message.replace(/\.$/, '')})`, 'run `--update` again when you are online');
		}

		throw error;
	}

	if (!isRev(rev)) {
		return stay(`The channel's server answered ${literal(rev, 40)} and not a commit`, 'try `--update` again later');
	}

	const known = embeddedPin(rev) ?? (current?.rev === rev ? current : undefined);
	if (known) {
		return without({...known, channel});
	}

	const fetched = await fetchRev(rev);
	if ('hash' in fetched) {
		return without({channel, rev, ...fetched});
	}

	const newest = `The newest commit of ${channel} is ${rev.slice(0, 12)}`;
	return fetched.complaint === undefined
		? stay(`${newest}, but there is no Nix here that could fetch it and tell its hash`, 'install Nix (nixos.org/download) and run `--update` again, or give `--rev` with `--hash`')
		: stay(`${newest}, but Nix could not fetch it (${fetched.complaint})`, 'run `--update` again when it can be fetched, or give `--rev` with `--hash`');
};

/** A pin stays where nobody can say of which channel the newest would be. */
const unmoved = (pin: Pin): ResolvedPin => ({
	pin,
	warnings: [{
		code: 'channel-unknown',
		message: `Of which channel \`${pin.rev.slice(0, 12)}\` is, is not known, so the pin stays as it is.`,
		hint: `name the channel to move to: \`--update --channel ${defaultChannel}\``,
	}],
});

/** A commit that was named: its hash is given, embedded, or told by Nix. */
const commitPin = async ({rev, ...given}: Commit, {fetchRev}: PinSources): Promise<ResolvedPin> => {
	const short = rev.slice(0, 12);
	const known = embeddedPin(rev);
	if (known && given.hash !== undefined && given.hash !== known.hash) {
		throw usageFailure('wrong-hash', `\`--hash\` is not the hash of \`${short}\`.`, `leave it out, or write \`--hash ${known.hash}\``);
	}

	if (known && given.channel !== undefined && releaseOfChannel(known.channel) !== releaseOfChannel(given.channel)) {
		throw usageFailure('wrong-channel', `\`${short}\` is no commit of ${given.channel}: that commit is of ${known.channel!}.`, `leave \`--channel\` out, or write \`--channel ${known.channel!}\``);
	}

	const answer = known ?? (given.hash === undefined ? await fetchRev(rev) : undefined);
	const fetched = answer && 'hash' in answer ? answer : undefined;
	const hash = given.hash ?? fetched?.hash;
	if (hash === undefined) {
		throw usageFailure(
			'no-hash',
			`The hash of \`${short}\` is not known here, and a pin without one is never written.`,
			'add `--hash sha256-...`, or run where Nix and a network are',
		);
	}

	return without({
		rev,
		hash,
		channel: given.channel ?? known?.channel,
		lastModified: given.lastModified ?? fetched?.lastModified,
	});
};

/**
Finds the pin that is asked for. A pin without a hash never comes out of here.

@param wanted - The answer, if there is one.
@param update - Whether the newest of the channel is wanted.
@param current - The pin of the files that are there.
@throws Failure `no-hash`, `wrong-hash`, `wrong-channel` (exit 2) for a commit; `no-pin` for a channel of which nothing is known and nobody can be asked.
*/
export const resolvePin = async (
	wanted: Answers['pin'],
	update: boolean,
	current: Pin | undefined,
	sources: PinSources,
): Promise<ResolvedPin> => {
	if (wanted?.kind === 'commit') {
		return commitPin(wanted, sources);
	}

	const asked = wanted?.kind === 'channel' ? wanted.channel : undefined;
	const kept = wanted?.kind === 'known' ? wanted.pin : current;
	const channel = asked ?? kept?.channel ?? defaultChannel;
	if (update && asked === undefined && kept && kept.channel === undefined) {
		return unmoved(kept);
	}

	if (update) {
		return updated(channel, kept, sources);
	}

	return without(kept && (asked === undefined || asked === kept.channel) ? kept : newestPin(channel));
};
