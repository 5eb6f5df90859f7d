import type {Environment} from './environment.js';
import type {Existing, ExistingFile} from './existing.js';
import {Failure} from './failure.js';
import {literal} from './literal.js';
import {flakeLock} from './nix/flake-lock.js';
import {flakeNix} from './nix/flake-nix.js';
import {literalSet} from './nix/reading/source.js';
import {ancestors} from './nix/reading/scope.js';
import {withoutParentheses} from './nix/syntax/access.js';
import type {FileChange} from './plan.js';

const overwriteHint = '`--overwrite` writes all files anew with the packages, tools and pin that were read, and keeps each old one as `.orig` beside it';

const refused = (found: Existing, style: string, why: string, byHand: string): Failure => new Failure(
	'cannot-edit',
	`The files here are of style \`${found.style}\` and were written by hand; they are not made over into \`${style}\`: ${why}.`,
	`by hand: ${byHand}; or ${overwriteHint}`,
);

/** How a flake can call the file, with `system` and `nixpkgs` in sight. Nothing where that would leave out something. */
const callOf = ({path, reading: {meanings}, shell}: ExistingFile): string | undefined => {
	const root = withoutParentheses(meanings.scoped.tree.root);
	if (root.kind !== 'lambda' || !root.formals || !shell) {
		return undefined;
	}

	const {formals} = root.formals;
	const names = new Set(formals.map(({name}) => name.name));
	const required = formals.filter(({fallback}) => !fallback).map(({name}) => name.name);
	const {argument} = shell.nixpkgs;
	// What the default of `pkgs` sets, such as overlays, would be lost.
	const isPlain = argument === undefined || literalSet(meanings, argument)?.definitions.length === 0;
	const isDirect = [...ancestors(meanings.scoped, shell.node)].every(({kind}) => kind === 'lambda' || kind === 'let-in' || kind === 'with' || kind === 'parentheses');
	const given = names.has('system') && names.has('nixpkgs')
		? ['system', 'nixpkgs']
		: (names.has('pkgs') && isPlain ? ['pkgs'] : []);
	if (!isDirect || given.length === 0 || !required.every(name => given.includes(name))) {
		return undefined;
	}

	return given.includes('pkgs')
		? `import ./${path} { pkgs = nixpkgs.legacyPackages.\${system}; }`
		: `import ./${path} { inherit system nixpkgs; }`;
};

const addFlake = (found: Existing, wanted: Environment, isPinKnown: boolean, before: ReadonlyMap<string, string>): readonly FileChange[] => {
	const file = found.files.find(({shell}) => shell)!;
	const call = callOf(file);
	if (call === undefined) {
		throw refused(found, 'both', `a flake can't call \`${file.path}\` with its own nixpkgs`, `let ${literal(file.path)} be a function \`{ pkgs ? import <nixpkgs> { } }:\` that gives the shell`);
	}

	if (!isPinKnown) {
		throw new Failure('no-pin', 'A flake needs a pin, and there is none in these files.', '`--channel NAME` gives one to both');
	}

	return [['flake.nix', flakeNix(wanted, call)], ['flake.lock', flakeLock(wanted)]].map(([path, after]): FileChange => ({
		path: path!, before: before.get(path!), after, keepOriginal: before.has(path!),
	}));
};

/**
What has to change besides the edits for files of somebody's own to be of another style.

@param wanted - With the style that is asked for.
@param isPinKnown - Whether the pin of `wanted` is one that the files hold, or will.
@param ours - The files that are as this tool wrote them.
@throws Failure `cannot-edit` or `no-pin` where that would lose something, with what to write by hand.
*/
export const changeStyle = (
	found: Existing,
	wanted: Environment,
	isPinKnown: boolean,
	{existing, ours}: {readonly existing: ReadonlyMap<string, string>; readonly ours: ReadonlySet<string>},
): readonly FileChange[] => {
	if (wanted.style === found.style) {
		return [];
	}

	if (wanted.style === 'both' && found.style === 'shell') {
		return addFlake(found, wanted, isPinKnown, existing);
	}

	if (wanted.style === 'shell' && found.style === 'both') {
		if (!ours.has('flake.nix')) {
			throw refused(found, wanted.style, '`flake.nix` may say more than the other file', 'remove `flake.nix` and `flake.lock`');
		}

		return ['flake.nix', 'flake.lock'].filter(path => existing.has(path)).map((path): FileChange => ({
			path, before: existing.get(path), after: undefined, keepOriginal: false,
		}));
	}

	if (found.style === 'flake') {
		const call = wanted.style === 'both' ? ', and call it in the flake as `import ./shell.nix { inherit pkgs; }`' : '';
		throw refused(found, wanted.style, '`flake.nix` holds the environment', `move the shell into a \`shell.nix\` that begins with \`{ pkgs }:\`${call}`);
	}

	throw refused(found, wanted.style, '`shell.nix` holds the environment', 'move the shell into the `devShells` of `flake.nix`, and remove `shell.nix`');
};
