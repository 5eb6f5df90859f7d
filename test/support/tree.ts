import fs from 'node:fs/promises';
import path from 'node:path';

/** Every file below a folder with its text; what the tests themselves put there (caches) is left out. */
export const readTree = async (folder: string): Promise<Readonly<Record<string, string>>> => {
	const entries = await fs.readdir(folder, {recursive: true, withFileTypes: true}).catch(() => []);
	const files = entries
		.filter(entry => entry.isFile() || entry.isSymbolicLink())
		.map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)))
		.filter(name => !name.includes('-of-tests'))
		.toSorted();
	return Object.fromEntries(await Promise.all(files.map(async name => [name, await fs.readFile(path.join(folder, name), 'utf8')] as const)));
};

/** Writes a tree, replacing what was there. */
export const writeTree = async (folder: string, tree: Readonly<Record<string, string>>): Promise<void> => {
	await fs.rm(folder, {recursive: true, force: true});
	await fs.mkdir(folder, {recursive: true});
	for (const [name, text] of Object.entries(tree)) {
		await fs.mkdir(path.dirname(path.join(folder, name)), {recursive: true});
		await fs.writeFile(path.join(folder, name), text);
	}
};

/** The text of one file below a folder; undefined when it is not there. */
export const textOf = async (folder: string, name: string): Promise<string | undefined> => {
	const tree = await readTree(folder);
	return tree[name];
};
