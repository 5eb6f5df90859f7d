import {noPermits, normalise, type Environment} from './environment.js';
import {Failure} from './failure.js';
import {
	channels, embeddedPin, newestPin, type Pin,
} from './nixpkgs/pins.js';
import {
	channelInFlake, environmentIn, pinInLock, pinInShell, revInFlake,
} from './own-text.js';
import {renderFiles, type ExistingFiles} from './plan.js';
import {validateEnvironment} from './validate-environment.js';

/** What this tool wrote earlier and nobody has changed since. */
export type OwnFiles = {
	/** Undefined where no file holds a whole environment of ours. */
	readonly environment: Environment | undefined;
	/** The files that are exactly as this tool writes them. */
	readonly paths: ReadonlySet<string>;
};

const isDirenvOurs = (files: ExistingFiles): boolean => /^use (?:nix|flake)\n$/.test(files.get('.envrc') ?? '');

/** Whether a file is exactly what an environment gives; what is not even valid gives nothing. */
const isRendered = (environment: Environment | undefined, path: string, text: string): environment is Environment => {
	try {
		return environment !== undefined && renderFiles(normalise(validateEnvironment(environment)), new Map()).get(path) === text;
	} catch (error) {
		if (error instanceof Failure) {
			return false;
		}

		throw error;
	}
};

/** What a whole flake.nix may be pinned to: by its lock, or, where that is lost or of another commit, by what is known here. */
const pinsOfFlake = (flake: string, lock: string): readonly Pin[] => {
	const channel = channelInFlake(flake);
	const rev = revInFlake(flake);
	const locked = pinInLock(lock);
	return [
		locked && {...locked, channel},
		rev === undefined ? undefined : embeddedPin(rev),
		channel !== undefined && channels.includes(channel) ? newestPin(channel) : undefined,
	].filter(pin => pin !== undefined);
};

/** Stands for what a file does not say, and what its text therefore does not depend on. */
const anyPin: Pin = {rev: '0'.repeat(40), hash: `sha256-${'A'.repeat(43)}=`};

/** A whole flake.nix of ours read for itself, whatever lies beside it: its pin is not to be believed. */
const readWholeFlake = (flake: string, direnv: boolean): Environment | undefined => {
	const pin = {...anyPin, rev: revInFlake(flake) ?? anyPin.rev, channel: channelInFlake(flake)};
	const environment = environmentIn(flake, 'flake', pin, direnv);
	return isRendered(environment, 'flake.nix', flake) ? environment : undefined;
};

/** A whole flake.nix with its pin. */
const readFlake = (flake: string, lock: string, direnv: boolean): Environment | undefined => {
	const found = pinsOfFlake(flake, lock)
		.map(pin => environmentIn(flake, 'flake', pin, direnv))
		.find(environment => isRendered(environment, 'flake.nix', flake));
	// A run that was killed leaves the lock of one commit beside the flake of another: the lock says all of a pin.
	const [pin, whole] = found ? [] : [pinInLock(lock), readWholeFlake(flake, direnv)];
	return found ?? (pin && whole ? {...whole, pin} : undefined);
};

/** The environment of the file that holds all of it: a shell.nix, or else a flake.nix with its lock. */
const readMain = (files: ExistingFiles): Environment | undefined => {
	const direnv = isDirenvOurs(files);
	const shell = files.get('shell.nix');
	const inShell = shell === undefined
		? undefined
		: (['shell', 'both'] as const)
			.map(style => environmentIn(shell, style, pinInShell(shell), direnv))
			.find(environment => isRendered(environment, 'shell.nix', shell));
	if (inShell) {
		return inShell;
	}

	const flake = files.get('flake.nix');
	return flake === undefined ? undefined : readFlake(flake, files.get('flake.lock') ?? '', direnv);
};

/** Whether a flake.nix is a thin one of ours: nothing is in it that could be lost. */
const isOwnThinFlake = (flake: string): boolean => [undefined, ...channels]
	.map((channel): Environment => ({
		style: 'both', interpreter: 'python313', packages: [], tools: [], pin: {...anyPin, rev: revInFlake(flake) ?? anyPin.rev, channel}, direnv: false, imports: [], permits: noPermits,
	}))
	.some(environment => isRendered(environment, 'flake.nix', flake));

const isOwnLock = (lock: string): boolean => {
	const pin = pinInLock(lock);
	return pin !== undefined && isRendered({
		style: 'flake', interpreter: 'python313', packages: [], tools: [], pin, direnv: false, imports: [], permits: noPermits,
	}, 'flake.lock', lock);
};

/**
Reads an environment back from files of our own.

The reading may be as simple as this because nothing is believed: only a file that the environment read from it renders
to again, byte for byte, is ours. Whatever a person changed, or another version of this tool wrote, is not.

Each file is judged by itself as well, since a run that was killed leaves some of the old beside some of the new.
*/
export const readOwn = (files: ExistingFiles): OwnFiles => {
	const environment = readMain(files);
	const rendered = environment ? renderFiles(environment, files) : new Map<string, string>();
	const isOwn = (path: string, text: string): boolean => rendered.get(path) === text
		|| (path === 'flake.nix' && isOwnThinFlake(text))
		// Beside a shell.nix of ours a whole flake is what a killed run did not come to take away; else the environment is its own.
		|| (path === 'flake.nix' && environment !== undefined && readWholeFlake(text, false) !== undefined)
		|| (path === 'flake.lock' && isOwnLock(text))
		|| (path === '.envrc' && environment !== undefined && isDirenvOurs(files));
	return {environment, paths: new Set([...files].filter(([path, text]) => isOwn(path, text)).map(([path]) => path))};
};
