/** Whatever looks like an absolute URL inside a text. A `'` belongs to it, since it may stand in a password as it is. */
const urlInText = /[a-z][a-z\d+.-]*:\/\/[^\s`"<>]+/gi;

/**
A URL as it may be shown: no user name, no password, and no query or fragment (signed addresses carry their secret there).

Text that is no valid URL loses everything up to its last `@`, since a password may hold the very character that broke it. So does one with
credentials and another `@` in its path: the password may have held a `/`.
*/
export const redactUrl = (url: string): string => {
	const parsed = /^[a-z][a-z\d+.-]*:\/\//i.test(url) && URL.canParse(url) ? new URL(url) : undefined;
	const hasCredentials = parsed !== undefined && (parsed.username !== '' || parsed.password !== '');
	if (parsed === undefined || (hasCredentials && parsed.pathname.includes('@'))) {
		return url.replace(/^([a-z][a-z\d+.-]*:\/\/)?.*@/is, '$1').replace(/[?#].*$/s, '');
	}

	parsed.username = '';
	parsed.password = '';
	parsed.search = '';
	parsed.hash = '';
	return parsed.href;
};

/** `text` with every URL in it as {@link redactUrl} shows it. The one place through which an address reaches a message. */
export const redact = (text: string): string => text.replaceAll(urlInText, url => redactUrl(url));
