import fs from 'node:fs/promises';
import path from 'node:path';
import {sourcePath} from '../../nix/hash.js';
import {storeName} from '../../verify/derivation.js';
import {pinNotHere} from '../../verify/explain/offline.js';
import type {Explanation} from '../../verify/explanation.js';
import {exists} from '../process.js';
import type {VerifyRequest} from './context.js';
import {readDerivation} from './cost.js';

const textOf = async (file: string): Promise<string> => fs.readFile(file, 'utf8').catch(() => '');

/** Why an offline verification is bound to fail before Nix says so: the files are of a pin whose tree is not in the store. */
export const offlineProblem = async ({nixpkgs, folder, environment: {pin}, env}: VerifyRequest): Promise<Explanation | undefined> => {
	if (nixpkgs !== undefined || await exists(sourcePath(pin.hash, env.NIX_STORE_DIR))) {
		return undefined;
	}

	// Files of somebody's own may be of no pin, and then of this one only for want of a better.
	const texts = await Promise.all(['shell.nix', 'flake.lock', 'default.nix', 'flake.nix'].map(async name => textOf(path.join(folder, name))));
	return texts.some(text => text.includes(pin.rev)) ? pinNotHere(pin) : undefined;
};

const allExist = async (paths: readonly string[]): Promise<boolean> => {
	const found = await Promise.all(paths.map(async one => exists(one)));
	return found.every(Boolean);
};

/**
What would have to be fetched to build a derivation, by name: those of fixed output that it needs, near or far, and that are not in the store.
With the binary caches switched off all else is built.
*/
export const missingSources = async (drvPath: string): Promise<readonly string[]> => {
	const missing = new Set<string>();
	const seen = new Set<string>();
	const waiting = [drvPath];
	while (waiting.length > 0) {
		const current = waiting.pop()!;
		// One after another: a graph of thousands would open as many files at once.
		const derivation = seen.has(current) ? undefined : await readDerivation(current);
		seen.add(current);
		if (!derivation || await allExist([...derivation.outputs.values()])) {
			continue;
		}

		if (derivation.isFixed) {
			missing.add(storeName(current));
		} else {
			waiting.push(...derivation.inputs.map(input => input.path));
		}
	}

	return [...missing].toSorted();
};
