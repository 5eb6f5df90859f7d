import {fieldsOf} from '../fields.js';
import {isSriHash} from '../nixpkgs/pins.js';
import {isNix32, sriFromNix32} from '../nix/hash.js';
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

const parsed = (json: string): unknown => {
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
};

const fromFlake = async (reference: string, options: RunOptions): Promise<Fetched | undefined> => {
	const {code, stdout} = await run('nix', [...flakes, 'flake', 'metadata', '--json', '--', reference], options);
	if (code !== 0) {
		return undefined;
	}

	const {narHash, lastModified} = fieldsOf(fieldsOf(parsed(stdout)).locked);
	return typeof narHash === 'string' && isSriHash(narHash)
		? {hash: narHash, lastModified: Number.isSafeInteger(lastModified) ? Number(lastModified) : undefined}
		: undefined;
};

const fromArchive = async (url: string, options: RunOptions): Promise<Fetched | undefined> => {
	// The name decides the store path: `source` is what fetchTarball will look for later.
	const {code, stdout} = await run('nix-prefetch-url', ['--unpack', '--name', 'source', '--type', 'sha256', '--', url], options);
	return code === 0 && isNix32(stdout.trim()) ? {hash: sriFromNix32(stdout.trim())} : undefined;
};

/**
Has Nix fetch a tree and tell its hash; the tree stays in the store, so nothing is fetched twice.

@param reference - Flake reference of the tree: a flake knows the time of its commit, too.
@param url - Archive of the same tree, for a Nix without flakes.
@returns undefined when Nix is not here or can't fetch it.
*/
export const prefetch = async (reference: string, url: string, options: RunOptions): Promise<Fetched | undefined> =>
	await fromFlake(reference, options) ?? fromArchive(url, options);
