import type {Pin} from '../nixpkgs/pins.js';
import {archiveUrl} from '../nix/shell-nix.js';
import {quote} from '../nix/quote.js';

/** A path of the file system as a Nix string; the string is made a path by adding it to the root. */
const pathExpression = (path: string): string => `(/. + ${quote(path)})`;

/**
A file called as nix-shell calls it: with `nixpkgs`, when one is given and the file takes it.

@param shell - Which one, where the file has several.
*/
export const shellExpression = (file: string, nixpkgs: string | undefined, shell: string | undefined): string => {
	const given = nixpkgs === undefined ? '{ }' : `{ nixpkgs = ${quote(nixpkgs)}; }`;
	const called = `let file = import ${pathExpression(file)}; all = if builtins.isFunction file then file (builtins.intersectAttrs (builtins.functionArgs file) ${given}) else file; in `;
	return called + (shell === undefined ? 'all' : `if (all.type or "") == "derivation" then all else all.${shell.split('.').map(name => quote(name)).join('.')}`);
};

/**
The bash that the pin has, for nix-shell to run.

nix-shell alone takes the one of `<nixpkgs>`, which need not be there, or else whichever `bash` is on PATH; then the folder
of that bash, or `.`, stands first in the PATH of the "pure" shell.
*/
export const bashExpression = ({rev, hash}: Pin, nixpkgs: string | undefined): string => {
	const source = nixpkgs === undefined
		? `(fetchTarball { url = ${quote(archiveUrl(rev))}; sha256 = ${quote(hash)}; })`
		: quote(nixpkgs);
	return `(import ${source} { config = { }; overlays = [ ]; }).bashInteractive`;
};
