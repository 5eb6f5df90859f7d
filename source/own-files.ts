import {normalise, type Environment} from './environment.js';
import {Failure} from './failure.js';
import {channels, type Pin} from './nixpkgs/pins.js';
import {
	capture, channelInFlake, environmentIn, importsIn, pinInLock, pinInShell,
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
	const locked = pinInLock(files.get('flake.lock') ?? '');
	const inFlake = flake === undefined || !locked
		? undefined
		: environmentIn(flake, 'flake', {...locked, channel: channelInFlake(flake)}, direnv);
	return flake !== undefined && isRendered(inFlake, 'flake.nix', flake) ? inFlake : undefined;
};

/** Stands for what a file does not say, and what its text therefore does not depend on. */
const anyPin: Pin = {rev: '0'.repeat(40), hash: `sha256-${'A'.repeat(43)}=`};

/** Whether a flake.nix is ours whatever lies beside it: a thin one, or a whole one that has lost its lock. */
const isOwnFlake = (flake: string): boolean => {
	const rev = capture(flake, /inputs\.nixpkgs\.url = "github:NixOS\/nixpkgs\/([\da-f]{40})"/);
	const pin = {...anyPin, ...(rev === undefined ? {} : {rev})};
	const thin = [undefined, ...channels].map((channel): Environment => ({
		style: 'both', interpreter: 'python313', packages: [], tools: [], pin: {...pin, channel}, direnv: false, imports: importsIn(flake),
	}));
	return [...thin, environmentIn(flake, 'flake', {...pin, channel: channelInFlake(flake)}, false)]
		.some(environment => isRendered(environment, 'flake.nix', flake));
};

const isOwnLock = (lock: string): boolean => {
	const pin = pinInLock(lock);
	return pin !== undefined && isRendered({
		style: 'flake', interpreter: 'python313', packages: [], tools: [], pin, direnv: false, imports: [],
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
		|| (path === 'flake.nix' && isOwnFlake(text))
		|| (path === 'flake.lock' && isOwnLock(text))
		|| (path === '.envrc' && environment !== undefined && isDirenvOurs(files));
	return {environment, paths: new Set([...files].filter(([path, text]) => isOwn(path, text)).map(([path]) => path))};
};
