import fs from 'node:fs';
import path from 'node:path';
import {usageFailure} from './failure.js';
import {literal} from './literal.js';
import type {World} from './world.js';

/** What runs of Nix need beside `nix` itself. */
const programs = ['nix', 'nix-shell', 'nix-instantiate', 'nix-store'] as const;

const isFolder = (file: string): boolean => fs.statSync(file, {throwIfNoEntry: false})?.isDirectory() ?? false;

/** The folder that a Nix is in: that folder, one of its programs, or a link of any name to one of them. */
const folderOf = (given: string): string | undefined => {
	const candidates = isFolder(given) ? [path.join(given, 'bin'), given] : [path.dirname(given)];
	const real = isFolder(given) ? given : fs.realpathSync(given);
	const names: readonly string[] = programs;
	return [...names.includes(path.basename(given)) || isFolder(given) ? candidates : [], ...names.includes(path.basename(real)) ? [path.dirname(real)] : []]
		.find(folder => programs.every(name => fs.existsSync(path.join(folder, name))));
};

/**
The world with another Nix first in PATH.

@param nixPath - Its folder, or one of its programs.
@throws Failure `no-such-nix` (exit 2) where there is none: another Nix than the one that was named would prove nothing.
*/
export const withNix = (world: World, nixPath: string | undefined): World => {
	if (nixPath === undefined) {
		return world;
	}

	const given = path.resolve(world.cwd, nixPath);
	if (!fs.existsSync(given)) {
		throw usageFailure('no-such-nix', `There is nothing at ${literal(nixPath)}.`, '`--nix-path` takes the folder of a Nix, or its `nix`');
	}

	const folder = folderOf(given);
	if (folder === undefined) {
		const wanted = programs.map(name => `\`${name}\``).join(', ');
		throw usageFailure('no-such-nix', `${literal(nixPath)} is no Nix: ${wanted} are not all there.`, '`--nix-path` takes the folder that has them, or the `nix` in it');
	}

	return {...world, env: {...world.env, PATH: [folder, world.env.PATH ?? ''].join(path.delimiter)}};
};
