import fs from 'node:fs/promises';
import {loadEmbeddedAttributes} from './data/catalogue.js';
import type {Command} from './flags.js';
import {literal} from './literal.js';
import type {Warning} from './warning.js';

/**
What was meant as one more package (`-p numpy pandas`) is a new folder here: said where its name is that of a package.

@param folder - Absolute.
*/
export const folderWarnings = async ({options: {directory}, answers}: Command, folder: string): Promise<readonly Warning[]> => {
	const asked = answers.packages?.flatMap(answer => answer.kind === 'wanted' ? [answer.requirement.name] : []) ?? [];
	if (asked.length === 0 || !/^[a-z][\w-]*$/i.test(directory) || await fs.stat(folder).catch(() => undefined)) {
		return [];
	}

	const {attributes} = await loadEmbeddedAttributes();
	return attributes.has(directory.toLowerCase())
		? [{
			code: 'folder-or-package',
			message: `${literal(directory)} is taken as the name of a new folder, and is that of a package, too.`,
			hint: `if you want the package: \`--package ${[...asked, directory].join(',')}\``,
		}]
		: [];
};
