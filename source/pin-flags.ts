import type {PinAnswer} from './answers.js';
import type {Arguments} from './arguments.js';
import {usageFailure} from './failure.js';
import {literal} from './literal.js';
import {isNix32, sriFromNix32} from './nix/hash.js';
import {
	isChannel, isRev, isSriHash, newestPin,
} from './nixpkgs/pins.js';

/** Two flags of which only one can be meant. */
export const conflict = (one: string, other: string): Error =>
	usageFailure('conflicting-flags', `\`${one}\` and \`${other}\` contradict each other.`, 'keep one of them');

const timeOf = (text: string): number => {
	const time = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$/.test(text) ? Date.parse(text) : Number.NaN;
	if (Number.isNaN(time)) {
		throw usageFailure('bad-date', `${literal(text)} is not a time.`, 'write it as `2026-08-20T05:42:21Z`');
	}

	return time / 1000;
};

/** An SRI hash; the base 32 that `nix-prefetch-url` prints is as good. */
const hashOf = (text: string | undefined): string | undefined => {
	if (text === undefined || isSriHash(text)) {
		return text;
	}

	const nix32 = text.replace(/^sha256:/, '');
	if (!isNix32(nix32)) {
		throw usageFailure('bad-hash', `${literal(text)} is not a hash of SHA-256, neither SRI nor base 32.`, 'the one that `nix-prefetch-url --unpack` prints will do, and so will `sha256-...=`');
	}

	return sriFromNix32(nix32);
};

/**
The pin that a command line asks for.

@throws Failure (exit 2) `unknown-channel`, `missing-value`, `conflicting-flags`, `bad-rev`, `bad-hash`, `bad-date`.
*/
export const pinOf = ({values, switches}: Arguments): PinAnswer | undefined => {
	const [channel] = values.get('channel') ?? [];
	const rev = values.get('rev')?.[0]?.toLowerCase();
	const hash = hashOf(values.get('hash')?.[0]);
	const [date] = values.get('date') ?? [];
	// Beside a commit the channel only says where it comes from, and an update asks its server: it may be one without an embedded pin.
	if (channel !== undefined && !((rev !== undefined || switches.has('update')) && isChannel(channel))) {
		newestPin(channel);
	}

	if (rev === undefined) {
		if (hash ?? date) {
			throw usageFailure('missing-value', `\`--${hash ? 'hash' : 'date'}\` belongs to a commit, and none is given.`, 'add `--rev COMMIT`');
		}

		return channel === undefined ? undefined : {kind: 'channel', channel};
	}

	if (switches.has('update')) {
		throw conflict('--rev', '--update');
	}

	if (!isRev(rev)) {
		throw usageFailure('bad-rev', `${literal(rev)} is not a full commit id.`, 'all 40 hexadecimal digits are needed: `git rev-parse COMMIT` in a checkout of nixpkgs tells them');
	}

	return {
		kind: 'commit', rev, channel, hash, lastModified: date === undefined ? undefined : timeOf(date),
	};
};
