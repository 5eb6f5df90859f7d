import {isRev, type Pin} from '../../nixpkgs/pins.js';
import {quote} from '../quote.js';
import {readNixFile, type Reading} from '../reading/read.js';
import {editLock, type LockReference} from './lock.js';
import {applySplices, refuse} from './splice.js';

/** A flake and its lock. */
export type FlakeTexts = {readonly flake: string; readonly lock: string | undefined};

/** `github:NixOS/nixpkgs/REF`, `github:NixOS/nixpkgs?ref=REF`, or `nixpkgs/REF` by the registry. */
const address = /^(?<start>github:nixos\/nixpkgs|(?:flake:)?nixpkgs)(?:\/(?<ref>[^?]+)|\?(?:ref|rev)=(?<query>[^&]+))?$/i;

type Address = {readonly start: string; readonly ref: string | undefined; readonly isQuery: boolean};

const parseAddress = (url: string): Address | undefined => {
	const groups = address.exec(url)?.groups;
	return groups && {start: groups.start!, ref: groups.ref ?? groups.query, isQuery: groups.query !== undefined};
};

/** The branch or commit of nixpkgs that an input of a flake names. */
export const inputReference = ({inputs}: Reading, input: string): string | undefined => {
	const url = inputs?.find(({name}) => name === input)?.url?.text;
	return url === undefined ? undefined : parseAddress(url)?.ref;
};

const branch = /(?:nixos|nixpkgs)-(?:\d\d\.\d\d|unstable)(?:-small|-darwin)?$/;

/** The channel that a reference is of: a tag such as `23.11` is the first commit of one. */
export const channelOfReference = (reference: string | undefined): string | undefined => {
	const name = reference === undefined ? undefined : branch.exec(reference)?.[0];
	return name ?? (/^\d\d\.\d\d$/.test(reference ?? '') ? `nixos-${reference!}` : undefined);
};

/**
Moves an input of a flake to another pin: its address, where that says another commit or channel, and the lock.

@param exact - Whether the address has to name the commit, and not just a channel.
@throws Failure `cannot-edit` where the address is not one of nixpkgs on GitHub.
*/
export const editFlakePin = ({flake, lock}: FlakeTexts, input: string, pin: Pin, exact: boolean): FlakeTexts => {
	const found = readNixFile(flake).inputs?.find(({name}) => name === input)?.url;
	const there = found && parseAddress(found.text);
	const ref = there?.ref;
	const wanted = exact || pin.channel === undefined || (ref !== undefined && isRev(ref)) ? pin.rev : pin.channel;
	const inLock = (reference: LockReference | undefined): string | undefined => lock === undefined ? undefined : editLock(lock, input, pin, reference);
	// A tag never moves, so a flake that names one does not follow the channel.
	if (there && (ref === wanted || (wanted === pin.channel && ref !== undefined && branch.exec(ref)?.[0] === wanted))) {
		return {flake, lock: inLock(undefined)};
	}

	const byHand = `inputs.${input}.url = ${quote(`github:NixOS/nixpkgs/${wanted}`)};`;
	if (!found) {
		throw refuse({file: 'flake.nix', text: flake}, 0, `the input \`${input}\` has no address here`, byHand);
	}

	const {start, end} = found.node;
	if (!there || found.inserted.length > 0) {
		throw refuse({file: 'flake.nix', text: flake}, start, 'this address is not one of nixpkgs on GitHub', byHand);
	}

	const text = `${there.start}${there.isQuery ? `?${isRev(wanted) ? 'rev' : 'ref'}=` : '/'}${wanted}`;
	return {
		flake: applySplices(flake, [{start, end, text: quote(text)}]),
		lock: inLock({isIndirect: /^(?:flake:)?nixpkgs$/i.test(there.start), ...(isRev(wanted) ? {rev: wanted} : {ref: wanted})}),
	};
};
