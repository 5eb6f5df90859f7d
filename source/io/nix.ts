import {fieldsOf} from '../fields.js';
import {printable} from '../literal.js';
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

/** Why Nix has not fetched it, in its own words; without words there is no Nix. */
export type NotFetched = {readonly complaint: string | undefined};

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

const fromArchive = async (url: string, options: RunOptions): Promise<Fetched | NotFetched> => {
	// The name decides the store path: `source` is what fetchTarball will look for later.
	const {code, stdout, stderr, missing} = await run('nix-prefetch-url', ['--unpack', '--name', 'source', '--type', 'sha256', '--', url], options);
	if (code === 0 && isNix32(stdout.trim())) {
		return {hash: sriFromNix32(stdout.trim())};
	}

	const [, said = stderr] = stderr.split('error:');
	return {complaint: missing ? undefined : printable(said.replaceAll(/\s+/g, ' ').trim(), 160) || 'it does not say why'};
};

/**
Has Nix fetch a tree and tell its hash; the tree stays in the store, so nothing is fetched twice.

@param reference - Flake reference of the tree: a flake knows the time of its commit, too.
@param url - Archive of the same tree, for a Nix without flakes.
@returns Why not, when Nix is not here or can't fetch it.
*/
export const prefetch = async (reference: string, url: string, options: RunOptions): Promise<Fetched | NotFetched> =>
	await fromFlake(reference, options) ?? fromArchive(url, options);
