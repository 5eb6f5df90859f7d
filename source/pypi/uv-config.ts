import path from 'node:path';
import {fieldsOf} from '../fields.js';
import type {IndexSearch} from './index-url.js';

/** A file that may configure uv, and where in it. */
export type UvFile = {readonly file: string; readonly kind: 'uv.toml' | 'pyproject.toml'};

/** The folder and all above it, the nearest first. */
const upwards = (folder: string): readonly string[] => {
	const above = path.dirname(folder);
	return above === folder ? [folder] : [folder, ...upwards(above)];
};

const uvToml = (file: string): UvFile => ({file, kind: 'uv.toml'});

/**
Uv's configuration files, those that count most first (uv, "Configuration files"): the project's, which may lie in any folder above and where a
`uv.toml` makes uv pass over the `pyproject.toml` beside it; the user's; the machine's.
*/
export const uvFiles = ({env, home, directory}: Pick<IndexSearch, 'env' | 'home' | 'directory'>): {readonly project: readonly UvFile[]; readonly others: readonly UvFile[]} => {
	const set = (name: string) => env[name] === '' ? undefined : env[name];
	if (set('UV_NO_CONFIG') !== undefined) {
		return {project: [], others: []};
	}

	const named = set('UV_CONFIG_FILE');
	return named === undefined
		? {
			project: upwards(directory).flatMap(folder => [uvToml(path.join(folder, 'uv.toml')), {file: path.join(folder, 'pyproject.toml'), kind: 'pyproject.toml'}]),
			others: [uvToml(path.join(set('XDG_CONFIG_HOME') ?? path.join(home, '.config'), 'uv/uv.toml')), uvToml('/etc/uv/uv.toml')],
		}
		: {project: [], others: [uvToml(named)]};
};

/** What uv is told, or nothing where a file is not about uv: a `pyproject.toml` without `[tool.uv]`, or no TOML, which uv itself complains of. */
const settingsOf = async (text: string, kind: UvFile['kind']): Promise<unknown> => {
	try {
		// Most machines have no such file, and need no reader of TOML for it.
		const {parse} = await import('smol-toml');
		const document = parse(text);
		return kind === 'uv.toml' ? document : fieldsOf(document.tool).uv;
	} catch {
		return undefined;
	}
};

/** The default index that settings of uv name: the `[[index]]` with `default = true`, else the older `index-url`, at top level or under `[pip]`. */
const indexOf = (settings: unknown): string | undefined => {
	const {index, pip, 'index-url': plain} = fieldsOf(settings);
	const entries = (Array.isArray(index) ? index as readonly unknown[] : []).map(entry => fieldsOf(entry));
	return [entries.find(entry => entry.default === true)?.url, plain, fieldsOf(pip)['index-url']].find(value => typeof value === 'string');
};

/**
The default index that uv's files set, and the file. Of the project's files the nearest one that is uv's counts, whether it names an index or
not; then the user's and the machine's.
*/
export const uvFileIndex = async ({readFile, ...place}: Pick<IndexSearch, 'env' | 'home' | 'directory' | 'readFile'>): Promise<{value: string; file: string} | undefined> => {
	const {project, others} = uvFiles(place);
	const read = async ({file, kind}: UvFile): Promise<{file: string; settings: unknown}> => {
		const text = await readFile(file);
		return {file, settings: text === undefined ? undefined : await settingsOf(text, kind)};
	};

	const [own, general] = await Promise.all([project, others].map(async files => Promise.all(files.map(async file => read(file)))));
	const nearest = own!.find(({settings}) => settings !== undefined);
	return [...(nearest ? [nearest] : []), ...general!]
		.map(({file, settings}) => ({file, value: indexOf(settings)}))
		.find((found): found is {file: string; value: string} => found.value !== undefined);
};
