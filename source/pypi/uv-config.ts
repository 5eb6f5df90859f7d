import type {IndexSearch} from './index-url.js';

/** Uv's configuration files, those that count most first (uv, "Configuration files"): the project's, the user's, the machine's. */
export const uvFiles = ({env, home, directory}: Pick<IndexSearch, 'env' | 'home' | 'directory'>): readonly string[] => {
	const set = (name: string) => env[name] === '' ? undefined : env[name];
	if (set('UV_NO_CONFIG') !== undefined) {
		return [];
	}

	const named = set('UV_CONFIG_FILE');
	return named === undefined
		? [`${directory}/uv.toml`, `${set('XDG_CONFIG_HOME') ?? `${home}/.config`}/uv/uv.toml`, '/etc/uv/uv.toml']
		: [named];
};

const keyValue = /^([\w-]+)\s*=\s*(?:"([^"\\]*)"|'([^']*)'|(true|false))\s*(?:#.*)?$/;

/**
The default index of a `uv.toml`: the `[[index]]` with `default = true`, else the older `index-url`, at top level or under `[pip]`.

It reads the lines that uv's documentation shows and no other TOML: an address in any other notation is not found, never misread.
*/
export const uvIndex = (text: string): string | undefined => {
	let table = '';
	let current: {url?: string; isDefault?: boolean} = {};
	const indexes = [current];
	const plain = new Map<string, string>();
	for (const line of text.split(/\r?\n/)) {
		const content = line.trim();
		const heading = /^(\[\[?)\s*([\w.-]+)\s*]]?\s*(?:#.*)?$/.exec(content);
		if (heading !== null) {
			table = heading[1] === '[[' ? `[[${heading[2]!}]]` : heading[2]!;
			current = {};
			indexes.push(current);
			continue;
		}

		const [, key, double, single, flag] = keyValue.exec(content) ?? [];
		const value = double ?? single;
		if (table === '[[index]]') {
			if (key === 'url' && value !== undefined) {
				current.url = value;
			} else if (key === 'default') {
				current.isDefault = flag === 'true';
			}
		} else if (key === 'index-url' && value !== undefined) {
			plain.set(table, value);
		}
	}

	return indexes.find(({url, isDefault}) => isDefault === true && url !== undefined)?.url ?? plain.get('') ?? plain.get('pip');
};
