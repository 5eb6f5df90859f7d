import {usageFailure} from '../failure.js';
import {redactUrl} from '../io/redact.js';

export type IndexAddress = {
	/** With credentials, if the setting has any: never for display. */
	readonly url: string;
	/** Where the setting was found, for people: `--index-url`, `PIP_INDEX_URL`, or the path of a file. */
	readonly source: string;
};

/**
Checks what a setting says. Its value never goes into the message: it may hold a password.

@param source - Where it was found, for people.
@throws `Failure` `bad-index-url` (exit 2).
*/
export const checkedIndex = (value: string, source: string): IndexAddress => {
	const text = value.trim();
	if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
		throw usageFailure(
			'bad-index-url',
			`The index address of ${source} is not an \`https://\` address: \`${redactUrl(text)}\``,
			'name one with `--index-url`, such as `https://pypi.org/simple/`',
		);
	}

	return {url: text, source};
};
