import fs from 'node:fs/promises';
import path from 'node:path';
import {isSriHash} from '../nixpkgs/pins.js';
import {sriFromNix32} from '../nix/hash.js';
import {run, type RunOptions} from './process.js';

/** What the local Nix says of a tree that it fetched. */
export type Fetched = {
	/** SRI hash of the unpacked tree. */
	readonly hash: string;
	/** Seconds since 1970, when the Nix at hand can tell. */
	readonly lastModified?: number | undefined;
};

/** Experimental features are asked for per call: nobody's nix.conf is touched. */
const flakes = ['--extra-experimental-features', 'nix-command flakes'];

/** Nix's own installers lead PATH to a store path that names the version; starting Nix to ask would take a moment. */
const versionInStore = async (env: RunOptions['env']): Promise<string | undefined> => {
	for (const folder of (env['PATH'] ?? '').split(path.delimiter).filter(part => path.isAbsolute(part))) {
		const file = await fs.realpath(path.join(folder, 'nix')).catch(() => undefined);
		if (file !== undefined) {
			return /-nix-(\d+\.\d+(?:\.\d+)?)\/bin\/nix$/.exec(file)?.[1];
		}
	}

	return undefined;
};

/** The version of the Nix on PATH, such as `2.26.3`; undefined when there is none. */
export const nixVersion = async (options: RunOptions): Promise<string | undefined> => {
	const told = await versionInStore(options.env);
	if (told !== undefined) {
		return told;
	}

	const {stdout} = await run('nix', ['--version'], options);
	return /\bnix \(.*?\) (\d+(?:\.\d+){1,2})/i.exec(stdout)?.[1];
};

const fromFlake = async (reference: string, options: RunOptions): Promise<Fetched | undefined> => {
	const {code, stdout} = await run('nix', [...flakes, 'flake', 'metadata', '--json', '--', reference], options);
	if (code !== 0) {
		return undefined;
	}

	// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- Nix's own words
	const {locked = {}} = JSON.parse(stdout) as {locked?: {narHash?: string; lastModified?: number}};
	return locked.narHash !== undefined && isSriHash(locked.narHash)
		? {hash: locked.narHash, lastModified: locked.lastModified}
		: undefined;
};

const fromArchive = async (url: string, options: RunOptions): Promise<Fetched | undefined> => {
	// The name decides the store path: `source` is what fetchTarball will look for later.
	const {code, stdout} = await run('nix-prefetch-url', ['--unpack', '--name', 'source', '--type', 'sha256', '--', url], options);
	return code === 0 ? {hash: sriFromNix32(stdout.trim())} : undefined;
};

/**
Has Nix fetch a tree and tell its hash; the tree stays in the store, so nothing is fetched twice.

@param reference - Flake reference of the tree: a flake knows the time of its commit, too.
@param url - Archive of the same tree, for a Nix without flakes.
@returns undefined when Nix is not here or can't fetch it.
*/
export const prefetch = async (reference: string, url: string, options: RunOptions): Promise<Fetched | undefined> =>
	await fromFlake(reference, options) ?? fromArchive(url, options);
