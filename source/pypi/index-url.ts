import {Failure} from '../failure.js';
import {redactUrl} from '../io/redact.js';
import {pipFileIndex} from './pip-config.js';
import {uvFiles, uvIndex} from './uv-config.js';

export type IndexSearch = {
	/** Of `--index-url`. */
	readonly flag?: string | undefined;
	readonly env: Readonly<Record<string, string | undefined>>;
	/** The user's home folder. */
	readonly home: string;
	/** Where the project is: its `uv.toml` counts. */
	readonly directory: string;
	readonly platform: string;
	/** The text of a file, or nothing when it is not there or cannot be read. */
	readonly readFile: (path: string) => Promise<string | undefined>;
};

export type IndexAddress = {
	/** With credentials, if the setting has any: never for display. */
	readonly url: string;
	/** Where the setting was found, for people: `--index-url`, `PIP_INDEX_URL`, or the path of a file. */
	readonly source: string;
};

const pypi: IndexAddress = {url: 'https://pypi.org/simple/', source: 'the default'};

/** Checks what a setting says. Its value never goes into the message: it may hold a password. */
const checked = (value: string, source: string): IndexAddress => {
	const text = value.trim();
	if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
		throw new Failure(
			'bad-index-url',
			`The index address of ${source} is not an \`https://\` address: \`${redactUrl(text)}\``,
			'name one with `--index-url`, such as `https://pypi.org/simple/`',
		);
	}

	return {url: text, source};
};

/**
The package index to ask: `--index-url`, else pip's setting (environment, then its files), else uv's (environment, then its files), else PyPI.

Sources: pip's "Configuration" (`PIP_INDEX_URL`, `index-url` under `[install]` or `[global]`), uv's "Settings" (`UV_DEFAULT_INDEX`,
`UV_INDEX_URL`, and in `uv.toml` `index-url` or the `[[index]]` that is the default).

@throws `Failure` `bad-index-url` when the setting that counts is no web address.
*/
export const findIndexUrl = async ({flag, env, home, directory, platform, readFile}: IndexSearch): Promise<IndexAddress> => {
	const first = [
		['`--index-url`', flag],
		['`PIP_INDEX_URL`', env.PIP_INDEX_URL],
	].find(([, value]) => value !== undefined && value.trim() !== '');
	if (first !== undefined) {
		return checked(first[1]!, first[0]!);
	}

	const ofPip = await pipFileIndex({
		env, home, platform, readFile,
	});
	if (ofPip !== undefined) {
		return checked(ofPip.value, `\`${ofPip.file}\``);
	}

	for (const name of ['UV_DEFAULT_INDEX', 'UV_INDEX_URL']) {
		const value = env[name]?.trim();
		if (value !== undefined && value !== '') {
			// `UV_DEFAULT_INDEX` may give its index a name: `name=https://…`.
			return checked(value.replace(/^[\w.-]+=(?=https?:)/, ''), `\`${name}\``);
		}
	}

	for (const file of uvFiles({env, home, directory})) {
		const text = await readFile(file);
		const value = text === undefined ? undefined : uvIndex(text);
		if (value !== undefined) {
			return checked(value, `\`${file}\``);
		}
	}

	return pypi;
};
