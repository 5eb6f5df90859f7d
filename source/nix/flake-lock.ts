import type {Environment} from '../environment.js';

/** The flake reference's tail: a branch that `nix flake update` follows, or a commit that stays. */
export type NixpkgsReference = {readonly ref: string} | {readonly rev: string};

/**
What flake.nix asks for.

A flake alone follows its channel, as flake users expect of `nix flake update`. Beside a shell.nix it names the commit,
so that an update of one file's pin can never leave the other behind.
*/
export const nixpkgsReference = ({style, pin}: Environment): NixpkgsReference =>
	style === 'flake' && pin.channel ? {ref: pin.channel} : {rev: pin.rev};

/**
The text of flake.lock, version 7, byte for byte as Nix itself writes it: keys sorted, two spaces.

`original` equals the reference in flake.nix, or Nix would lock again over the network.
*/
export const flakeLock = (environment: Environment): string => {
	const {rev, hash, lastModified} = environment.pin;
	const github = {owner: 'NixOS', repo: 'nixpkgs', type: 'github'};
	const locked = {
		...(lastModified === undefined ? {} : {lastModified}),
		narHash: hash,
		owner: github.owner,
		repo: github.repo,
		rev,
		type: github.type,
	};
	const {owner, repo, type} = github;
	const reference = nixpkgsReference(environment);
	const original = 'ref' in reference
		? {
			owner, ref: reference.ref, repo, type,
		}
		: {
			owner, repo, rev: reference.rev, type,
		};
	return JSON.stringify({
		nodes: {
			nixpkgs: {locked, original},
			root: {inputs: {nixpkgs: 'nixpkgs'}},
		},
		root: 'root',
		version: 7,
	}, undefined, 2) + '\n';
};
