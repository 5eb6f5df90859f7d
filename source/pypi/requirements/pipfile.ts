import {literal, printable} from '../../literal.js';
import {buildRequirement} from '../requirement.js';
import {group, requirementItem, skipped} from './items.js';
import {lineFinder} from './line-finder.js';
import {poetryConstraint} from './poetry-constraint.js';
import {addressOf, keyLine} from './poetry.js';
import {pythonWish} from './pyproject-parts.js';
import {
	dig, list, parseToml, shown, table, text as textOf, texts,
} from './toml.js';
import type {
	Note, Place, Reader, RequirementItem,
} from './types.js';

const own: ReadonlySet<string> = new Set(['source', 'requires', 'scripts', 'pipenv', 'packages']);

/** Pipenv lets a marker's variable be a key of its own: `sys_platform = "== 'win32'"`. */
const markerKeys = [
	'python_version',
	'python_full_version',
	'os_name',
	'sys_platform',
	'platform_machine',
	'platform_system',
	'platform_python_implementation',
	'implementation_name',
];

const markerOf = (value: unknown): string | undefined => {
	const whole = textOf(dig(value, 'markers'));
	const parts = [
		...(whole === undefined ? [] : [whole]),
		...markerKeys.flatMap(key => {
			const condition = textOf(dig(value, key));
			return condition === undefined ? [] : [`${key} ${condition}`];
		}),
	];
	return parts.length === 0 ? undefined : parts.map(part => `(${part})`).join(' and ');
};

const readEntry = (name: string, value: unknown, place: Place): RequirementItem => {
	const text = `${name} = ${shown(value)}`;
	const url = addressOf(value);
	if (url === undefined && (dig(value, 'path') !== undefined || dig(value, 'file') !== undefined)) {
		return skipped(text, 'path', 'a local file or folder, which nixpkgs does not have', place);
	}

	if (typeof value !== 'string' && Object.keys(table(value)).length === 0) {
		return skipped(text, 'bad', 'a version or a table is wanted here', place);
	}

	return requirementItem(text, place, () => buildRequirement({
		name,
		extras: texts(dig(value, 'extras')),
		specifier: poetryConstraint(textOf(value) ?? textOf(dig(value, 'version')) ?? '*').specifier,
		url,
		marker: markerOf(value),
	}));
};

/** `Pipfile`: Pipenv's own format; `dev-packages` is the group `dev`, any other table a group of its name. */
export const readPipfile: Reader = (file, source) => {
	const document = parseToml(file, source);
	const notes: Note[] = list(dig(document, 'source')).map(one => ({text: `the index ${literal(shown(dig(one, 'url')))} is for pipenv, and changes nothing here`, origin: {file}}));
	const scripts = Object.keys(table(dig(document, 'scripts')));
	if (scripts.length > 0) {
		notes.push({text: `the scripts (${scripts.map(name => printable(name, 40)).join(', ')}) are not taken over`, origin: {file}});
	}

	const items = ['packages', ...Object.keys(document).filter(key => !own.has(key))].flatMap(section => {
		const name = section === 'dev-packages' ? 'dev' : section;
		const groups = section === 'packages' ? [] : [group('group', name)];
		const lineOf = lineFinder(source, new RegExp(String.raw`^\[["']?${section.replaceAll(/[^\w-]/g, '.')}["']?[\].]`, 'm'));
		return Object.entries(table(document[section])).map(([key, value]) => readEntry(key, value, {origin: {file, ...keyLine(lineOf, key)}, groups}));
	});
	const full = textOf(dig(document, 'requires', 'python_full_version'));
	const short = textOf(dig(document, 'requires', 'python_version'));
	const python = pythonWish(full === undefined ? (short === undefined ? undefined : `==${short}.*`) : `==${full}`, file, notes);
	return {items, notes, ...(python ? {python} : {})};
};
