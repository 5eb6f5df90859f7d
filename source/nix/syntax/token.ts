/** Words that are no identifiers. `or` is one too, but may stand where an attribute name does. */
export const keywords = ['if', 'then', 'else', 'assert', 'with', 'let', 'in', 'rec', 'inherit', 'or'] as const;

/** Signs of two or three characters, then of one. */
export const operators = ['...', '==', '!=', '<=', '>=', '&&', '||', '->', '//', '++', '${'] as const;
export const signs = ['{', '}', '[', ']', '(', ')', ':', ';', ',', '.', '@', '?', '=', '!', '<', '>', '+', '-', '*', '/'] as const;

/**
What a token is. A keyword or sign is its own kind.

- `text` is a run of characters inside a string, an indented string or (after its start) a path.
- `escape` is what an indented string reads apart: `''$`, `'''`, `''\n`, and a lone `$` or `'`.
- `path-end` is empty: it says where a path stops. `end` is empty too, and its trivia is the rest of the file.
- `invalid` is what no Nix file may hold; nothing follows it but `end`.
*/
export type TokenKind = (typeof keywords)[number] | (typeof operators)[number] | (typeof signs)[number]
	| 'identifier' | 'integer' | 'float' | 'uri' | 'search-path' | 'path' | 'path-end'
	| 'string-open' | 'string-close' | 'indented-open' | 'indented-close' | 'text' | 'escape'
	| 'invalid' | 'end';

/**
One token: `text.slice(start, end)`. Its leading trivia (spaces and comments) is `text.slice(lead, start)`, where `lead` is the end of
the token before: so the tokens and their trivia, in order, are the whole text.
*/
export type Token = {
	readonly kind: TokenKind;
	readonly lead: number;
	readonly start: number;
	readonly end: number;
	/** Of an `invalid` token: what is wrong, for a message. */
	readonly problem: string | undefined;
};
