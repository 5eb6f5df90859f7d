/** A user name and password for HTTP basic authentication. */
export type Credentials = {readonly username: string; readonly password: string};

/** Words and "quoted words"; a `#` at the start of a word begins a comment. */
const tokens = (text: string): string[] => {
	// A macro runs to the next empty line and holds no entries.
	const withoutMacros = text.replaceAll('\r\n', '\n').replaceAll(/^[\t ]*macdef\b.*?(?:\n[\t ]*(?=\n)|$(?![\s\S]))/gms, '');
	const words = withoutMacros.matchAll(/"((?:[^"\\]|\\.)*)"|(?<=^|\s)#[^\n]*|(\S+)/g);
	return [...words].flatMap(([, quoted, bare]) => quoted?.replaceAll(/\\(.)/gs, '$1') ?? bare ?? []);
};

/**
The credentials that a netrc file holds for `host`: the first `machine` of that name, else `default`.

Source: the format of ftp(1) as curl and Python's netrc read it. Damaged files give what can be read of them, never an error.
*/
export const netrcCredentials = (text: string, host: string): Credentials | undefined => {
	const words = tokens(text);
	let matches: 'machine' | 'default' | undefined;
	let username = '';
	let password: string | undefined;
	const taken = () => matches !== undefined && password !== undefined;
	for (let index = 0; index < words.length; index++) {
		const word = words[index]!;
		if (word === 'machine' || word === 'default') {
			if (taken()) {
				break;
			}

			matches = word === 'default' ? 'default' : (words[++index]?.toLowerCase() === host.toLowerCase() ? 'machine' : undefined);
			username = '';
			password = undefined;
		} else if (word === 'login' || word === 'password' || word === 'account') {
			const value = words[++index];
			if (word === 'login') {
				username = value ?? '';
			} else if (word === 'password') {
				password = value;
			}
		}
	}

	return matches !== undefined && password !== undefined ? {username, password} : undefined;
};
