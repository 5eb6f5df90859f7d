import {sriFromNix32} from '../../nix/hash.js';
import {storeName} from '../derivation.js';
import type {Explanation} from '../explanation.js';
import {
	evidence, find, type Facts, type Recogniser,
} from '../facts.js';

/** A hash as the files write it, whichever way Nix spells it: `sha256:1abc…` (to 2.3), `sha256-…=`. */
const sriOf = (hash: string): string => {
	if (!/^sha256:[\da-z]{52}$/.test(hash)) {
		return hash;
	}

	try {
		return sriFromNix32(hash.slice('sha256:'.length));
	} catch {
		return hash;
	}
};

const suspicion = 'a published file never changes by itself: ask why it did before you trust it';

const hashesBelow = (lines: readonly string[], index: number): {readonly specified: string | undefined; readonly got: string | undefined} => {
	const near = lines.slice(index, index + 6);
	return {
		specified: find(near, /(?:specified|wanted|expected):?\s+'?(?<hash>sha256[-:][\w+/=]+)/)?.groups.hash,
		got: find(near, /got:?\s+'?(?<hash>sha256[-:][\w+/=]+)/)?.groups.hash,
	};
};

const ofSource = ({lines, environment}: Facts, index: number, drv: string): Explanation => {
	const {specified, got} = hashesBelow(lines, index);
	const owner = environment.packages.find(({override}) => override && specified !== undefined && sriOf(specified) === override.hash);
	return {
		code: 'hash-mismatch',
		title: owner
			? `The sdist of \`${owner.distribution}\` ${owner.override!.version} is not the file whose hash is written: it was changed, or the hash was.`
			: `\`${storeName(drv)}\` is not the file whose hash is written.`,
		evidence: evidence(lines, index, 3),
		actions: [
			{kind: 'advise', text: suspicion},
			...(owner
				? [
					{kind: 'flags', flags: `--package ${owner.distribution}==${owner.override!.version}`, why: 'puts in the hash that the index has now'} as const,
					...(got === undefined ? [] : [{kind: 'replace-hash', attribute: owner.attribute, hash: sriOf(got)} as const]),
					{kind: 'use-pin-version', attribute: owner.attribute} as const,
				]
				: []),
		],
	};
};

const ofPin = ({lines, environment: {pin}}: Facts, index: number): Explanation => ({
	code: 'pin-hash-mismatch',
	title: 'The nixpkgs that was fetched is not the one whose hash is written.',
	evidence: evidence(lines, index, 3),
	actions: [
		{kind: 'advise', text: `a commit never changes its contents: ${pin.rev.slice(0, 12)} has another hash only if the hash was mistyped, or somebody stands between you and GitHub`},
		{kind: 'flags', flags: `--rev ${pin.rev}`, why: 'has Nix tell the hash of that commit and writes it'},
		{kind: 'flags', flags: '--update', why: 'moves to the newest commit of the channel, with its hash'},
	],
});

/** A file that has another hash than the one written for it. */
export const hashMismatch: Recogniser = facts => {
	const {lines} = facts;
	const tree = find(lines, /nar hash mismatch in input|hash mismatch in file downloaded from '[^']*(?:nixpkgs|archive)|mismatch in (?:field 'narhash'|nar hash)/i);
	if (tree) {
		return ofPin(facts, tree.index);
	}

	const source = find(lines, /hash mismatch in fixed-output derivation '(?<drv>[^']+)'|fixed-output derivation produced path '(?<path>[^']+)' with/);
	return source && ofSource(facts, source.index, source.groups.drv ?? source.groups.path!);
};
