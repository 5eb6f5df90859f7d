import fs from 'node:fs/promises';
import path from 'node:path';
import {run, type RunOptions} from './process.js';

/** The `nix` on PATH, with all links followed; undefined where there is none. */
const program = async (env: RunOptions['env']): Promise<string | undefined> => {
	for (const folder of (env.PATH ?? '').split(path.delimiter).filter(part => path.isAbsolute(part))) {
		const file = await fs.realpath(path.join(folder, 'nix')).catch(() => undefined);
		if (file !== undefined) {
			return file;
		}
	}

	return undefined;
};

const versionPattern = /^\d+(?:\.\d+){1,2}$/;

/** What is smaller is a script, and what it starts may change while it stays as it is. In bytes. */
const smallestProgram = 64 * 1024;

/** What tells that a program is the one that was asked before; undefined where nothing can. */
const identity = async (file: string): Promise<string | undefined> => {
	const {mtimeMs, size, ino} = await fs.stat(file);
	return size < smallestProgram ? undefined : JSON.stringify([file, mtimeMs, size, ino]);
};

/**
The version of the Nix on PATH, such as `2.26.3`; undefined when there is none.

Starting Nix takes a moment. Its own installers lead PATH to a store path that names the version; of another program the
answer is remembered for as long as the file stays the same.

@param cacheDir - Where that is remembered; absolute.
*/
export const nixVersion = async (options: RunOptions, cacheDir: string): Promise<string | undefined> => {
	const file = await program(options.env);
	if (file === undefined) {
		return undefined;
	}

	const told = /-nix-(\d+(?:\.\d+){1,2})\/bin\/nix$/.exec(file)?.[1];
	if (told !== undefined) {
		return told;
	}

	const known = await identity(file);
	const notes = path.join(cacheDir, 'nix-version');
	const noted = await fs.readFile(notes, 'utf8').catch(() => '');
	const [of, version] = noted.split('\n');
	if (known !== undefined && of === known && versionPattern.test(version ?? '')) {
		return version;
	}

	const {stdout} = await run('nix', ['--version'], options);
	const answer = /\bnix \(.*?\) (\d+(?:\.\d+){1,2})/i.exec(stdout)?.[1];
	if (known !== undefined && answer !== undefined) {
		await fs.mkdir(cacheDir, {recursive: true, mode: 0o700}).then(async () => fs.writeFile(notes, `${known}\n${answer}\n`)).catch(() => undefined);
	}

	return answer;
};
