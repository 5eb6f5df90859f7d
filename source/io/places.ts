import path from 'node:path';
import type {World} from '../world.js';

type Machine = Pick<World, 'env' | 'home'>;

/** A folder of ours below one of the user's (XDG Base Directory Specification: a relative path counts as unset). */
const folderIn = (variable: string, usual: string) => ({env, home}: Machine): string => {
	const given = env[variable];
	return path.join(given && path.isAbsolute(given) ? given : path.join(home, usual), 'create-nix-python');
};

/** What can be had again: absolute. */
export const cacheFolder = folderIn('XDG_CACHE_HOME', '.cache');

/** What the user chose: absolute. */
export const settingsFolder = folderIn('XDG_CONFIG_HOME', '.config');
