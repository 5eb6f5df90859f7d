/** Whatever looks like an absolute URL inside a text. */
const urlInText = /[a-z][a-z\d+.-]*:\/\/[^\s`"'<>]+/gi;

/**
A URL as it may be shown: no user name, no password, and no query or fragment (signed addresses carry their secret there).

Text that is no valid URL loses everything up to its last `@`, since a password may hold the very character that broke it.
*/
export const redactUrl = (url: string): string => {
	if (!/^[a-z][a-z\d+.-]*:\/\//i.test(url) || !URL.canParse(url)) {
		return url.replace(/^([a-z][a-z\d+.-]*:\/\/)?.*@/is, '$1').replace(/[?#].*$/s, '');
	}

	const parsed = new URL(url);
	parsed.username = '';
	parsed.password = '';
	parsed.search = '';
	parsed.hash = '';
	return parsed.href;
};

/** `text` with every URL in it as {@link redactUrl} shows it. The one place through which an address reaches a message. */
export const redact = (text: string): string => text.replaceAll(urlInText, url => redactUrl(url));
