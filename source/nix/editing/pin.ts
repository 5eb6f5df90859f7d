import type {Pin} from '../../nixpkgs/pins.js';
import {shellWord} from '../../shell-word.js';
import {quote} from '../quote.js';
import {archiveUrl, pinTitle} from '../shell-nix.js';
import {fetchedPin, type FetchedPin} from '../reading/source.js';
import type {Source} from '../reading/value.js';
import {
	indentation, inManner, lineEnding, type Splice,
} from './splice.js';
import {refuseAt, type Target} from './target.js';

const byHandOf = ({rev, hash}: Pin): string =>
	`fetchTarball { url = ${quote(archiveUrl(rev))}; sha256 = ${quote(hash)}; }`;

const fetchLines = ({rev, hash}: Pin): readonly string[] => [
	'{',
	`  url = ${quote(archiveUrl(rev))};`,
	`  sha256 = ${quote(hash)};`,
	'}',
];

const replace = ({start, end}: {readonly start: number; readonly end: number}, text: string): Splice => ({start, end, text});

/** A set of arguments that has a commit or an address, and a hash. */
const inSet = (found: FetchedPin, {rev, hash, channel}: Pin, fetcher: string): readonly Splice[] | undefined => {
	if (fetcher === 'fetchGit' && found.rev && !found.hash) {
		const {ref} = found;
		// The commit has to be on the branch, or it is not found.
		const branch = channel === undefined ? undefined : ref?.text.replace(/[^/]*$/, channel);
		return ref && (branch === undefined || ref.inserted.length > 0)
			? undefined
			: [...(ref && ref.text !== branch ? [replace(ref.node, quote(branch!))] : []), replace(found.rev.node, quote(rev))];
	}

	const isTarball = fetcher === 'fetchTarball' || fetcher === 'fetchzip';
	if (!found.hash || (!isTarball && !found.rev)) {
		return undefined;
	}

	const hashSplice = replace(found.hash.node, quote(hash));
	if (found.rev && found.rev.node !== found.url?.node) {
		return [replace(found.rev.node, quote(rev)), hashSplice];
	}

	// The address says the commit itself, or a branch.
	return found.url?.inserted.length === 0 ? [replace(found.url.node, quote(archiveUrl(rev))), hashSplice] : undefined;
};

const ofFetch = (target: Target, source: Extract<Source, {kind: 'fetch'}>, pin: Pin): readonly Splice[] => {
	const {reading: {meanings, text}} = target;
	const {fetcher, argument, node} = source;
	const found = fetchedPin(meanings, source);
	if (found.rev?.text === pin.rev && found.hash?.text === pin.hash) {
		return [];
	}

	const inPlace = found.set ? inSet(found, pin, fetcher) : undefined;
	if (inPlace) {
		return inPlace;
	}

	if (fetcher !== 'fetchTarball' || (found.set && found.set.definitions.length > 1)) {
		throw refuseAt(target, node, `this \`${fetcher}\` says its commit in a way that is not understood`, byHandOf(pin));
	}

	// An address alone, or a set without a hash: a pin without one is never written.
	const set = found.set ?? argument;
	const isAddress = set.kind === 'string' || set.kind === 'uri' || set.kind === 'attribute-set';
	if (!isAddress) {
		throw refuseAt(target, node, 'the address of nixpkgs is defined elsewhere', byHandOf(pin));
	}

	return [replace(set, inManner(fetchLines(pin), indentation(text, set.start), lineEnding(text, set.start)))];
};

/** The command by which a pin manager takes another pin; npins does by adding the entry again. */
const managerCommand = ({manager, name}: Extract<Source, {kind: 'manager'}>, {rev, channel}: Pin): string => {
	const words = manager === 'niv'
		? ['niv', 'update', name, ...(channel === undefined ? ['--rev', rev] : ['--branch', channel])]
		: ['npins', 'add', '--name', name, 'github', 'NixOS', 'nixpkgs', '--branch', channel ?? 'master', ...(channel === undefined ? ['--at', rev] : [])];
	return words.map(word => shellWord(word)).join(' ');
};

/** The comment of ours that says which pin it is. */
const commentSplices = ({reading: {text}}: Target, pin: Pin): readonly Splice[] => {
	const [, before, title] = /(# The pin: )((?:nix\S+|one commit of nixpkgs)(?: as of [-\d]+ [:\d]+ UTC)?)\. Every package comes from/.exec(text) ?? [];
	const start = text.indexOf(`${before ?? ''}${title ?? ''}`) + (before?.length ?? 0);
	return title === undefined ? [] : [{start, end: start + title.length, text: pinTitle(pin)}];
};

/**
Moves the pin of nixpkgs that a shell's packages come from, in the file itself; inputs of a flake are not looked at.

@throws Failure `cannot-edit` where the pin is kept elsewhere.
*/
export const setPin = (target: Target, pin: Pin): readonly Splice[] => {
	const {shell, reading: {text, inputs}, given = []} = target;
	const {source} = shell.nixpkgs;
	switch (source?.kind) {
		case undefined: {
			// In a flake it comes from an input, however it is handed on.
			if (inputs !== undefined || given.length > 0) {
				return [];
			}

			throw refuseAt(target, shell.node, 'nixpkgs is an argument that the caller gives', `call this file with \`import (${byHandOf(pin)}) { }\``);
		}

		case 'input': {
			return [];
		}

		case 'manager': {
			throw refuseAt(target, shell.nixpkgs.argument ?? shell.node, `the pin is kept by ${source.manager}`, `run \`${managerCommand(source, pin)}\``);
		}

		case 'file': {
			throw refuseAt(target, shell.node, `nixpkgs comes from \`${source.path}\``, `make it \`${byHandOf(pin)}\` there`);
		}

		case 'search-path': {
			const {start, end} = source.node;
			const lines = fetchLines(pin);
			const indent = indentation(text, start);
			return [{start, end, text: `(fetchTarball ${inManner(lines, indent, lineEnding(text, start))})`}];
		}

		case 'fetch': {
			const splices = ofFetch(target, source, pin);
			return splices.length === 0 ? [] : [...commentSplices(target, pin), ...splices];
		}
	}
};
