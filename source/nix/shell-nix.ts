import type {Environment} from '../environment.js';
import {pinTime, type Pin} from '../nixpkgs/pins.js';
import {importsComment} from './imports-comment.js';
import {binding, fileText, indent} from './lines.js';
import {importNixpkgs, shellDerivation} from './pkgs.js';
import {quote} from './quote.js';

/** The archive of one commit; its unpacked tree has the same hash as the flake input of that commit. */
export const archiveUrl = (rev: string): string => `https://github.com/NixOS/nixpkgs/archive/${rev}.tar.gz`;

/** What the comment above a pin says of it: `nixos-26.05 as of 2026-08-20 05:42:21 UTC`. */
export const pinTitle = (pin: Pin): string => {
	const time = pinTime(pin);
	return `${pin.channel ?? 'one commit of nixpkgs'}${time ? ` as of ${time}` : ''}`;
};

/** The text of shell.nix. */
export const shellNix = (environment: Environment): string => {
	const {pin, style} = environment;
	return fileText([
		'# A Python environment, the same on every machine and every day.',
		'#',
		'#   nix-shell --pure         enter it',
		...(style === 'both' ? ['#   nix develop              enter it as a flake: the same derivation'] : []),
		'#   npx create-nix-python    change it',
		...importsComment(environment),
		'{',
		'  # Whoever imports this file may replace both.',
		'  system ? builtins.currentSystem,',
		`  # The pin: ${pinTitle(pin)}. Every package comes from`,
		'  # this one commit, and the hash makes Nix refuse anything else.',
		'  nixpkgs ? fetchTarball {',
		`    url = ${quote(archiveUrl(pin.rev))};`,
		`    sha256 = ${quote(pin.hash)};`,
		'  },',
		'}:',
		'',
		'let',
		...indent(binding('pkgs', importNixpkgs(environment))),
		'in',
		...shellDerivation(environment),
	]);
};
