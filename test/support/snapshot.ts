import fs from 'node:fs/promises';
import path from 'node:path';

/** Everything in a folder that a run could have changed: names, kinds, bytes, permissions. Times only where asked for. */
export const snapshot = async (folder: string, withTimes = false): Promise<Readonly<Record<string, string>>> => {
	const entries = await fs.readdir(folder, {recursive: true});
	const described = entries
		.filter(name => !name.includes('-of-tests'))
		.toSorted()
		.map(async name => {
			const file = path.join(folder, name);
			const status = await fs.lstat(file, {bigint: true});
			const content = status.isSymbolicLink()
				? `-> ${await fs.readlink(file)}`
				: (status.isDirectory() ? 'folder' : await fs.readFile(file, 'utf8'));
			return [name, `${(status.mode & 0o7777n).toString(8)} ${withTimes ? `${status.mtimeNs} ` : ''}${content}`] as const; // eslint-disable-line no-bitwise
		});
	return Object.fromEntries(await Promise.all(described));
};
