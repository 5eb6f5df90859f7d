/** Control characters, line ends, and the marks that turn text round: nothing of these may reach a terminal. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const escaped = (character: string): string =>
	String.raw`\u{` + character.codePointAt(0)!.toString(16) + '}';

/** Who somebody is in a URL; `git@` alone is nobody's secret. */
const userInfo = /(?<=:\/\/)(?!git@)[^\s/@]*(?:@[^\s/@]*)*@/g;

/** Text without the user names and passwords of the URLs in it. */
export const withoutCredentials = (text: string): string => text.replaceAll(userInfo, '***@');

/**
Foreign text as it may be shown: control and invisible characters written out as `\u{1b}`, no credentials, cut after
`limit` characters.

@param limit - The most characters of `text` to keep; an ellipsis says that some were left out.
*/
export const printable = (text: string, limit = 120): string => {
	// The first cut is wide, so that a line of five megabytes is never looked at, yet no password is cut in two unseen.
	const wide = text.slice(0, limit + 4096);
	const shown = withoutCredentials(wide.length < text.length ? wide.replace(/(?<=:\/\/)[^\s/@]*$/, '') : wide);
	const head = shown.slice(0, limit).replaceAll(unsafe, escaped);
	return text.length > limit && shown.length > limit ? head + '…' : head;
};

/** Foreign text as a literal in a message: printable, between backticks, with its own backticks as quotes. */
export const literal = (text: string, limit = 80): string =>
	'`' + printable(text, limit).replaceAll('`', '\'') + '`';
