/** Control characters, line ends, and the marks that turn text round: nothing of these may reach a terminal. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const escaped = (character: string): string =>
	String.raw`\u{` + character.codePointAt(0)!.toString(16) + '}';

/**
Foreign text as it may be shown: control and invisible characters written out as `\u{1b}`, cut after `limit` characters.

@param limit - The most characters of `text` to keep; an ellipsis says that some were left out.
*/
export const printable = (text: string, limit = 120): string => {
	// The cut comes first: a line of five megabytes is then never looked at.
	const head = text.slice(0, limit).replaceAll(unsafe, escaped);
	return text.length > limit ? head + '…' : head;
};

/** Foreign text as a literal in a message: printable, between backticks, with its own backticks as quotes. */
export const literal = (text: string, limit = 80): string =>
	'`' + printable(text, limit).replaceAll('`', '\'') + '`';
