import {Failure} from '../failure.js';
import {checkedIndex, type IndexAddress} from './index-address.js';
import {isYes, pipFileValue} from './pip-config.js';
import {uvFileIndex} from './uv-config.js';

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

const pypi: IndexAddress = {url: 'https://pypi.org/simple/', source: 'the default'};

const noIndex = (source: string): Failure =>
	new Failure('no-index', `pip is told to use no index at all, by ${source}`, 'name one for this run with `--index-url`');

/** What pip is told, by its variables and files: an index, none at all, or nothing. */
const indexOfPip = async (search: IndexSearch): Promise<IndexAddress | undefined> => {
	const {env} = search;
	const flag = env.PIP_NO_INDEX?.trim() ?? '';
	const inFile = flag === '' ? await pipFileValue(search, 'no-index') : undefined;
	if (isYes(flag === '' ? inFile?.value ?? '' : flag)) {
		throw noIndex(inFile ? `\`no-index\` in \`${inFile.file}\`` : '`PIP_NO_INDEX`');
	}

	const variable = env.PIP_INDEX_URL?.trim() ?? '';
	if (variable !== '') {
		return checkedIndex(variable, '`PIP_INDEX_URL`');
	}

	const found = await pipFileValue(search, 'index-url');
	return found && checkedIndex(found.value, `\`${found.file}\``);
};

/** What uv is told, by its variables and files. */
const indexOfUv = async (search: IndexSearch): Promise<IndexAddress | undefined> => {
	for (const name of ['UV_DEFAULT_INDEX', 'UV_INDEX_URL']) {
		const value = search.env[name]?.trim() ?? '';
		if (value !== '') {
			// `UV_DEFAULT_INDEX` may give its index a name: `name=https://…`.
			return checkedIndex(value.replace(/^[\w.-]+=(?=https?:)/, ''), `\`${name}\``);
		}
	}

	const found = await uvFileIndex(search);
	return found && checkedIndex(found.value, `\`${found.file}\``);
};

/**
The package index to ask: `--index-url`, else pip's setting (environment, then its files), else uv's (environment, then its files), else PyPI.

Sources: pip's "Configuration" (`PIP_INDEX_URL`, `PIP_NO_INDEX`, `index-url` and `no-index` under `[install]` or `[global]`), uv's "Settings"
(`UV_DEFAULT_INDEX`, `UV_INDEX_URL`, and in `uv.toml` or `[tool.uv]` the `[[index]]` that is the default, or `index-url`). `UV_INDEX` and
`extra-index-url` name further indexes beside the default one and are not asked.

@throws `Failure` `bad-index-url` (exit 2) when the setting that counts is no web address, `no-index` when pip is told to use none.
*/
export const findIndexUrl = async (search: IndexSearch): Promise<IndexAddress> => {
	const {flag} = search;
	return flag !== undefined && flag.trim() !== ''
		? checkedIndex(flag, '`--index-url`')
		: await indexOfPip(search) ?? await indexOfUv(search) ?? pypi;
};
