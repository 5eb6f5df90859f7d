import {iniValue} from './ini.js';
import type {IndexSearch} from './index-url.js';

type Place = Pick<IndexSearch, 'env' | 'home' | 'platform'>;

const join = (...parts: readonly string[]): string => parts.join('/').replaceAll(/\/{2,}/g, '/');

/**
Pip's configuration files, those that count most first (pip, "Configuration", "Location" and "Precedence"): the named one, the virtual
environment's, the user's (unless one is named), the machine's.
*/
export const pipFiles = ({env, home, platform}: Place): readonly string[] => {
	const set = (name: string) => env[name] === '' ? undefined : env[name];
	const named = set('PIP_CONFIG_FILE');
	// What Python calls `os.devnull` there means: read no file at all.
	if (named === '/dev/null') {
		return [];
	}

	const mac = platform === 'darwin';
	const virtualenv = set('VIRTUAL_ENV');
	const user = [
		...(mac ? [join(home, 'Library/Application Support/pip/pip.conf')] : []),
		join(set('XDG_CONFIG_HOME') ?? join(home, '.config'), 'pip/pip.conf'),
		join(home, '.pip/pip.conf'),
	];
	const folders = (set('XDG_CONFIG_DIRS') ?? '/etc/xdg').split(':').filter(folder => folder !== '').map(folder => join(folder, 'pip/pip.conf'));
	return [
		...(named === undefined ? [] : [named]),
		...(virtualenv === undefined ? [] : [join(virtualenv, 'pip.conf')]),
		...(named === undefined ? user : []),
		// The last one that pip reads wins: /etc/pip.conf among the machine's.
		...(mac ? ['/Library/Application Support/pip/pip.conf'] : ['/etc/pip.conf', ...folders.toReversed()]),
	];
};

/** Whether a text says yes, as pip reads its switches. */
export const isYes = (text: string): boolean => /^(?:1|true|yes|on|y|t)$/i.test(text.trim());

/** A value that pip's files set for `pip install`, and the file: `[install]` of any file counts more than `[global]` of any. */
export const pipFileValue = async ({readFile, ...place}: Place & Pick<IndexSearch, 'readFile'>, key: string): Promise<{value: string; file: string} | undefined> => {
	const files = await Promise.all(pipFiles(place).map(async file => ({file, text: await readFile(file) ?? ''})));
	return ['install', 'global']
		.flatMap(section => files.map(({file, text}) => ({file, value: iniValue(text, section, key)})))
		.find((found): found is {file: string; value: string} => found.value !== undefined);
};
