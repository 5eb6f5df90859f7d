import {isRev, type Pin} from '../../nixpkgs/pins.js';
import {quote} from '../quote.js';
import {readNixFile, type Reading} from '../reading/read.js';
import {editLock} from './lock.js';
import {applySplices, refuse} from './splice.js';

/** A flake and its lock. */
export type FlakeTexts = {readonly flake: string; readonly lock: string | undefined};

const address = /^(?<start>github:nixos\/nixpkgs)(?:\/(?<ref>[^?]+))?$/i;

/** The branch or commit of nixpkgs that an input of a flake names. */
export const inputReference = ({inputs}: Reading, input: string): string | undefined => {
	const url = inputs?.find(({name}) => name === input)?.url?.text;
	return url === undefined ? undefined : address.exec(url)?.groups?.ref;
};

/** The channel that a reference follows: a tag such as `23.11` is the first commit of one. */
export const channelOfReference = (reference: string | undefined): string | undefined => {
	const name = reference === undefined ? undefined : /(?:nixos|nixpkgs)-(?:\d\d\.\d\d|unstable)(?:-small|-darwin)?$/.exec(reference)?.[0];
	return name ?? (/^\d\d\.\d\d$/.test(reference ?? '') ? `nixos-${reference!}` : undefined);
};

/**
Moves an input of a flake to another pin: its address, where that says another commit or channel, and the lock.

@param exact - Whether a commit was asked for, and not just a channel.
@throws Failure `cannot-edit` where the address is not one of nixpkgs on GitHub.
*/
export const editFlakePin = ({flake, lock}: FlakeTexts, input: string, pin: Pin, exact: boolean): FlakeTexts => {
	const reading = readNixFile(flake);
	const found = reading.inputs?.find(({name}) => name === input)?.url;
	const match = found && address.exec(found.text);
	const ref = match?.groups?.ref;
	const wanted = exact || pin.channel === undefined || (ref !== undefined && isRev(ref)) ? pin.rev : pin.channel;
	const stays = match && (ref === wanted || (!exact && pin.channel !== undefined && channelOfReference(ref) === pin.channel));
	if (stays) {
		return {flake, lock: lock === undefined ? undefined : editLock(lock, input, pin, undefined)};
	}

	const byHand = `inputs.${input}.url = ${quote(`github:NixOS/nixpkgs/${wanted}`)};`;
	if (!found) {
		throw refuse({file: 'flake.nix', text: flake}, 0, `the input \`${input}\` has no address here`, byHand);
	}

	const {start, end} = found.node;
	if (!match || found.inserted.length > 0) {
		throw refuse({file: 'flake.nix', text: flake}, start, 'this address is not one of nixpkgs on GitHub', byHand);
	}

	return {
		flake: applySplices(flake, [{start, end, text: quote(`${match.groups!.start!}/${wanted}`)}]),
		lock: lock === undefined ? undefined : editLock(lock, input, pin, isRev(wanted) ? {rev: wanted} : {ref: wanted}),
	};
};
