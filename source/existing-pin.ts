import type {ExistingFile} from './existing.js';
import {isRecord, parseJson} from './json-value.js';
import {channelOfReference, inputReference} from './nix/editing/flake-pin.js';
import {lockedPin} from './nix/editing/lock.js';
import {fetchedPin} from './nix/reading/source.js';
import type {Source} from './nix/reading/value.js';
import {sriHash} from './nix/sri-hash.js';
import {
	channels, defaultChannel, embeddedPin, isChannel, isRev, newestPin, type Pin,
} from './nixpkgs/pins.js';
import type {ExistingFiles} from './plan.js';

/** A pin, or as much of it as the files say. */
export type FoundPin = Pin | {readonly channel: string | undefined};

/** The files in which pin managers keep what they pin. */
export const managerPaths = {niv: 'nix/sources.json', npins: 'npins/sources.json'} as const;

const knownChannel = (channel: unknown): string | undefined => typeof channel === 'string' && isChannel(channel) ? channel : undefined;

const pinOf = (rev: unknown, hash: unknown, channel: string | undefined): FoundPin => {
	const known = typeof rev === 'string' ? embeddedPin(rev) : undefined;
	const sri = typeof hash === 'string' ? sriHash(hash) : undefined;
	return typeof rev === 'string' && isRev(rev) && sri !== undefined
		? {
			channel: known?.channel ?? channel, lastModified: known?.lastModified, rev, hash: sri,
		}
		: known ?? {channel};
};

/** What a pin manager's file says of one of its entries. */
const managedPin = ({manager, name}: Extract<Source, {kind: 'manager'}>, existing: ExistingFiles): FoundPin => {
	const file = parseJson(existing.get(managerPaths[manager]) ?? '');
	const entries = manager === 'npins' && isRecord(file) ? file.pins : file;
	const entry = isRecord(entries) ? entries[name] : undefined;
	if (!isRecord(entry)) {
		return {channel: undefined};
	}

	// The tarball of a channel, which npins can take too, has another hash than the commit's tree.
	return manager === 'niv'
		? pinOf(entry.rev, entry.sha256, knownChannel(entry.branch))
		: pinOf(entry.revision, entry.hash, knownChannel(entry.branch ?? entry.name));
};

/** The input of a flake that a shell's packages come from. */
export const inputOf = ({shell}: ExistingFile): string => shell?.nixpkgs.source?.kind === 'input' ? shell.nixpkgs.source.name : 'nixpkgs';

/** The pin of one file, as far as it is said. */
export const pinIn = (file: ExistingFile, existing: ExistingFiles): FoundPin => {
	const source = file.shell?.nixpkgs.source;
	if (source?.kind === 'fetch') {
		const {rev, hash, channel} = fetchedPin(file.reading.meanings, source);
		return pinOf(rev?.text, hash?.text, knownChannel(channel));
	}

	if (source?.kind === 'manager') {
		return managedPin(source, existing);
	}

	if (file.path === 'flake.nix') {
		const lock = existing.get('flake.lock');
		const channel = knownChannel(channelOfReference(inputReference(file.reading, inputOf(file))));
		const locked = lock === undefined ? undefined : lockedPin(lock, inputOf(file));
		return locked ? {...locked, channel: channel ?? embeddedPin(locked.rev)?.channel} : {channel};
	}

	return {channel: undefined};
};

/** Where nothing is known, no channel is claimed either: nothing may be concluded from it. */
export const standIn = (channel: string | undefined): Pin => channel !== undefined && channels.includes(channel)
	? newestPin(channel)
	: {...newestPin(defaultChannel), channel: undefined};
