import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** A file of a package that is installed for a comparison only, in a folder of its own that is kept for the next time; undefined where that fails. */
const installed = (name: string, version: string, file: string): string | undefined => {
	const folder = path.resolve('.tap/bench', `${name}-${version}`);
	const program = path.join(folder, 'node_modules', name, file);
	if (!fs.existsSync(program)) {
		fs.mkdirSync(folder, {recursive: true});
		spawnSync('npm', ['install', '--no-save', '--prefix', folder, `${name}@${version}`], {stdio: 'ignore'});
	}

	return fs.existsSync(program) ? program : undefined;
};

/** Another wizard's program, to be run by a Node. */
export const createVite = (): string | undefined => installed('create-vite', '9', 'index.js');

/** A Node of the current LTS. */
export const node24 = (): string | undefined => installed('node', '24', 'bin/node');
