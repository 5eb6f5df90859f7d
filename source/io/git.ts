import path from 'node:path';
import fs from 'node:fs/promises';
import {Failure} from '../failure.js';
import {printable} from '../literal.js';
import {run, type RunOptions} from './process.js';

/** Whether a folder, which need not exist yet, lies in a git work tree; asked of the file system, since git is slow to start. */
export const isInGit = async (folder: string): Promise<boolean> => {
	for (let here = folder; ; here = path.dirname(here)) {
		// What can't be looked at is no repository that git could use either.
		if (await fs.lstat(path.join(here, '.git')).catch(() => undefined)) {
			return true;
		}

		if (path.dirname(here) === here) {
			return false;
		}
	}
};

/** Those of `paths` that git does not track; none when there is no git to ask. */
export const untracked = async (folder: string, paths: readonly string[], env: RunOptions['env']): Promise<readonly string[]> => {
	const {code, stdout} = await run('git', ['ls-files', '-z', '--', ...paths], {env, cwd: folder});
	if (code !== 0) {
		return [];
	}

	const tracked = new Set(stdout.split('\0'));
	return paths.filter(name => !tracked.has(name));
};

/**
Makes files known to git without adding their contents.

@throws Failure `git-add` with git's own first line, for example for an ignored file.
*/
export const intendToAdd = async (folder: string, paths: readonly string[], env: RunOptions['env']): Promise<void> => {
	const {code, stderr} = await run('git', ['add', '--intent-to-add', '--', ...paths], {env, cwd: folder});
	if (code !== 0) {
		const why = printable(stderr.split('\n')[0]!) || 'it does not say why';
		throw new Failure('git-add', `The files are written, but git did not take them: ${why}`, `see \`git add --intent-to-add ${paths.join(' ')}\``);
	}
};
