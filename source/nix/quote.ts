/** Words that the Nix grammar keeps for itself; `or` is one only after a selection, and is quoted all the same. */
const keywords = new Set(['assert', 'else', 'if', 'in', 'inherit', 'let', 'or', 'rec', 'then', 'with']);

const identifierPattern = /^[a-zA-Z_][\w'-]*$/;

/** Whether `name` can stand unquoted as an attribute name (Nix manual, "Identifiers"). */
export const isIdentifier = (name: string): boolean => identifierPattern.test(name) && !keywords.has(name);

/** Whether `name` is an attribute as nixpkgs names its packages: an identifier, but for keywords and a digit at the start. */
export const isAttribute = (name: string): boolean => /^\w[\w'-]*$/.test(name);

const escapes = new Map([
	['"', String.raw`\"`],
	['\\', String.raw`\\`],
	['\n', String.raw`\n`],
	['\r', String.raw`\r`],
	['\t', String.raw`\t`],
]);

/**
A Nix string literal of exactly `text`; nothing in it can end the string or start an interpolation.

This is the one place that escapes (Nix manual, "String literals").

@throws RangeError for NUL, which no Nix string can hold.
*/
export const quote = (text: string): string => {
	if (text.includes('\0')) {
		throw new RangeError('A Nix string cannot hold a NUL character.');
	}

	return `"${text.replaceAll(/["\\\n\r\t]/g, character => escapes.get(character)!).replaceAll('${', String.raw`\${`)}"`;
};

/** An attribute name as it is written after a dot or before `=`: bare where the grammar allows it, quoted elsewhere. */
export const attributeName = (name: string): string => isIdentifier(name) ? name : quote(name);
