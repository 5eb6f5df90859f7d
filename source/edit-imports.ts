import {lineEnding, lineEndLength} from './nix/editing/splice.js';

/** The last line of the header of a file of ours. */
const header = /^# {3}npx create-nix-python {4}change it(?=\r?$)/m;

const comment = /^# Imports to check: [^\r\n]*/m;

/**
Keeps the import names that are to be checked in a comment, as in files of our own.

@param imports - All of them.
*/
export const editImports = (text: string, imports: readonly string[]): string => {
	const ending = lineEnding(text, 0);
	const line = `# Imports to check: ${imports.join(', ')}`;
	const found = comment.exec(text);
	if (found && imports.length > 0) {
		return text.slice(0, found.index) + line + text.slice(found.index + found[0].length);
	}

	if (found) {
		const end = found.index + found[0].length;
		const before = text.slice(0, found.index).replace(/^#\r?\n$/m, '');
		return before + text.slice(end + lineEndLength(text, end));
	}

	if (imports.length === 0) {
		return text;
	}

	const at = header.exec(text);
	const place = at ? at.index + at[0].length : 0;
	return at
		? `${text.slice(0, place)}${ending}#${ending}${line}${text.slice(place)}`
		: `${line}${ending}${text}`;
};
