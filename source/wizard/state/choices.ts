import type {Style} from '../../environment.js';
import {interpreterTitle} from '../../nixpkgs/interpreters.js';
import {endOfLife, isBeforeFinal} from '../../nixpkgs/end-of-life.js';
import {
	channels, defaultChannel, newestPin, pinTime,
} from '../../nixpkgs/pins.js';
import {newestRelease, releaseOfChannel, type Release} from '../../nixpkgs/releases.js';

export const styleChoices: ReadonlyArray<{readonly style: Style; readonly title: string; readonly text: string}> = [
	{style: 'shell', title: 'shell.nix', text: 'works on every Nix, nothing to switch on'},
	{style: 'flake', title: 'flake.nix', text: 'locked inputs, one entry point; still marked experimental'},
	{style: 'both', title: 'both', text: 'one derivation, whichever way you enter it'},
];

/** Where to read on before choosing a style. */
export const styleLinks = [
	'https://nix.dev/concepts/flakes#should-i-use-flakes-in-my-project',
	'https://jade.fyi/blog/flakes-arent-real',
] as const;

export type InterpreterChoice = {
	/** Attribute. */
	readonly interpreter: string;
	readonly title: string;
	readonly isDefault: boolean;
	readonly prebuilt: boolean;
};

/** The release that a pin of this channel is of; the newest where the channel is not known. */
export const releaseOf = (channel: string | undefined): Release => releaseOfChannel(channel) ?? newestRelease;

const order = (release: Release, interpreter: string): number => {
	if (interpreter === release.defaultInterpreter) {
		return 0;
	}

	return release.prebuilt.includes(interpreter) ? 1 : (interpreter.startsWith('pypy') ? 3 : 2);
};

/** What a release has: the default first, then the other prebuilt ones, then what will compile, each newest first; PyPy last. */
export const interpreterChoices = (channel: string | undefined): readonly InterpreterChoice[] => {
	const release = releaseOf(channel);
	return release.interpreters.toReversed()
		.toSorted((a, b) => order(release, a) - order(release, b))
		.map(interpreter => ({
			interpreter,
			title: interpreterTitle(interpreter),
			isDefault: interpreter === release.defaultInterpreter,
			prebuilt: release.prebuilt.includes(interpreter),
		}));
};

/** For how long an interpreter is looked after: `fixes until Oct 2029`; empty where nobody promises anything. */
export const supportOf = (interpreter: string, channel: string | undefined, today: Date): string => {
	const time = pinTime(newestPin(channel !== undefined && channels.includes(channel) ? channel : defaultChannel));
	return isBeforeFinal(interpreter, time) ? 'not final in this pin' : endOfLife(interpreter, today);
};

/** The pin that stays unless another channel is chosen: the files' own, or the one that the command line names. */
export type KeptPin = {
	readonly channel: string | undefined;
	readonly time: string | undefined;
	/** Whether nobody but the files, or the machine, knows which commit it is. */
	readonly isUnknown?: boolean;
};

/**
What is pinned, as `nixos-26.05, 20 Aug 2026`.

@param channel - undefined for the pin that is kept.
*/
export const channelTitle = (channel: string | undefined, kept: KeptPin | undefined): string => {
	if (channel === undefined || channel === kept?.channel) {
		const name = kept?.channel ?? (kept === undefined ? defaultChannel : (kept.isUnknown ? 'nixpkgs as the files name it' : 'a commit of nixpkgs'));
		const time = kept === undefined ? pinTime(newestPin(defaultChannel)) : kept.time;
		return time === undefined ? name : `${name}, ${dayOf(time)}`;
	}

	return channels.includes(channel) ? `${channel}, ${dayOf(pinTime(newestPin(channel)) ?? '')}` : channel;
};

export const channelChoices: readonly string[] = channels;

/** What one should know of a channel before choosing it; empty for an older release that is still there. */
export const channelNote = (channel: string): string => {
	if (channel === defaultChannel) {
		return 'the newest release';
	}

	return channel.endsWith('unstable') ? 'moves every few days' : '';
};

/** `2026-08-20 05:42:21 UTC` as `20 Aug 2026`. */
const dayOf = (time: string): string => {
	const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
	const [year = '', month = '', day = ''] = time.slice(0, 10).split('-');
	return `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}`;
};
