import table from '../data/pins.json' with {type: 'json'};
import {usageFailure} from '../failure.js';
import {literal} from '../literal.js';
import {nearest} from '../nearest.js';
import {newestRelease} from './releases.js';

/** One commit of nixpkgs, with everything that a file needs to fetch just that one. */
export type Pin = {
	/** The channel that the commit was on, where known: `nixos-26.05`. */
	readonly channel?: string | undefined;
	/** 40 hexadecimal digits, lower case. */
	readonly rev: string;
	/** SRI hash of the unpacked tree: a flake's `narHash`, and fetchTarball's `sha256`. */
	readonly hash: string;
	/** The commit's time, seconds since 1970; a flake.lock of Nix before 2.19 needs it. */
	readonly lastModified?: number | undefined;
};

/** Embedded pins of each channel, newest first. */
const embedded = new Map<string, readonly Pin[]>(Object.entries(table)
	.map(([channel, pins]) => [channel, pins.map(pin => ({channel, ...pin}))]));

/** The channels that have an embedded pin, newest stable first. */
export const channels: readonly string[] = [...embedded.keys()];

export const defaultChannel = `nixos-${newestRelease.name}`;

/** Whether `text` has the form of a channel's name, such as `nixos-26.05` or `nixpkgs-unstable`, known to us or not. */
export const isChannel = (text: string): boolean => /^(?:nixos|nixpkgs)-(?:\d\d\.\d\d|unstable)(?:-(?:small|darwin|aarch64))?$/.test(text);

/**
The newest embedded pin of a channel.

@throws Failure `unknown-channel` (exit 2), naming the nearest one.
*/
export const newestPin = (channel: string): Pin => {
	const pin = embedded.get(channel)?.[0];
	if (!pin) {
		const near = channels.find(known => known === `nixos-${channel}`) ?? nearest(channel, channels);
		const elsewhere = isChannel(channel) ? '; `--update` asks the channels\' server for its newest commit' : '';
		throw usageFailure(
			'unknown-channel',
			`There is no channel ${literal(channel)} among the known ones.`,
			(near ? `did you mean \`--channel ${near}\`?` : `the known ones are ${channels.join(', ')}`) + elsewhere,
		);
	}

	return pin;
};

/** The embedded pin of a commit, if it is one of ours. */
export const embeddedPin = (rev: string): Pin | undefined =>
	[...embedded.values()].flat().find(pin => pin.rev === rev);

/** Whether `text` is a full commit id; a short one can't be fetched by hash. */
export const isRev = (text: string): boolean => /^[\da-f]{40}$/.test(text);

/** Whether `text` is an SRI hash of SHA-256, the only kind that both fetchTarball and flake.lock take. */
export const isSriHash = (text: string): boolean => /^sha256-[A-Za-z\d+/]{43}=$/.test(text);

/** `2026-08-20 05:42:21 UTC`: the time of a pin, where it is known. */
export const pinTime = ({lastModified}: Pin): string | undefined => lastModified === undefined
	? undefined
	: `${new Date(lastModified * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
