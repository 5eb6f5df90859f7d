/**
The character classes of Nix's lexer (Nix manual, "Lexical structure"; `lexer.l` of Nix 2.8 to today), as bit flags.

All of them are ASCII: anything else stands only inside strings and comments.
*/
export const classes = {
	/** First of an identifier. */
	letter: 1,
	digit: 2,
	/** Inside an identifier. */
	identifier: 4,
	/** Inside a path, between slashes. */
	path: 8,
	/** Inside the scheme of a URI, after its first letter. */
	scheme: 16,
	/** After the colon of a URI. */
	uri: 32,
	space: 64,
} as const;

const table = new Uint8Array(128);

const add = (flag: number, characters: string): void => {
	for (let index = 0; index < characters.length; index++) {
		// eslint-disable-next-line unicorn/prefer-code-point -- ASCII only, and this is the hot table.
		const code = characters.charCodeAt(index);
		table[code] = (table[code] ?? 0) | flag; // eslint-disable-line no-bitwise
	}
};

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const digits = '0123456789';
add(classes.letter, letters + '_');
add(classes.digit, digits);
add(classes.identifier, letters + digits + '_\'-');
add(classes.path, letters + digits + '._-+');
add(classes.scheme, letters + digits + '+-.');
add(classes.uri, letters + digits + '%/?:@&=+$,-_.!~*\'');
add(classes.space, ' \t\r\n');

/** Whether the UTF-16 unit at `offset` of `text` is of the class; never past the end. */
export const isAt = (text: string, offset: number, flag: number): boolean =>
	((table[text.charCodeAt(offset)] ?? 0) & flag) !== 0; // eslint-disable-line no-bitwise, unicorn/prefer-code-point

/** The first offset at or after `offset` whose character is not of the class. */
export const skip = (text: string, offset: number, flag: number): number => {
	let end = offset;
	while (isAt(text, end, flag)) {
		end++;
	}

	return end;
};
