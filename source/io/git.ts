import path from 'node:path';
import fs from 'node:fs/promises';
import {Failure} from '../failure.js';
import {printable} from '../literal.js';
import {run, type Ran, type RunOptions} from './process.js';

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

/** What git says first; its advice comes after that. */
const complaintOf = ({stderr, missing}: Ran): string => {
	const [said] = stderr.split(/^hint:/m);
	return missing ? 'there is no git on PATH' : (printable(said!.trim().split('\n').join(' ').replace(/^(?:fatal|error): /, ''), 200) || 'it does not say why');
};

/** Those of `paths` that git does not track, or why git can't tell. */
export const untracked = async (folder: string, paths: readonly string[], env: RunOptions['env']): Promise<readonly string[] | {readonly complaint: string}> => {
	const ran = await run('git', ['ls-files', '-z', '--', ...paths], {env, cwd: folder});
	const {code, stdout} = ran;
	if (code !== 0) {
		return {complaint: complaintOf(ran)};
	}

	const tracked = new Set(stdout.split('\0'));
	return paths.filter(name => !tracked.has(name));
};

/**
Makes files known to git without adding their contents.

@throws Failure `git-add` with git's own words, for example for an ignored file.
*/
export const intendToAdd = async (folder: string, paths: readonly string[], env: RunOptions['env']): Promise<void> => {
	const ran = await run('git', ['add', '--intent-to-add', '--', ...paths], {env, cwd: folder});
	if (ran.code !== 0) {
		const isIgnored = /\bignored by\b/.test(ran.stderr);
		throw new Failure(
			'git-add',
			`The files are written, but git did not take them: ${complaintOf(ran)}`,
			isIgnored ? `\`git add --intent-to-add --force ${paths.join(' ')}\` adds what is ignored` : `mend that, then \`git add --intent-to-add ${paths.join(' ')}\``,
		);
	}
};
