import fs from 'node:fs';
import path from 'node:path';
import {markerText} from '../../source/pypi/marker-evaluate.js';
import {readRequirements} from '../../source/pypi/requirements/read.js';
import type {RequirementFile, RequirementItem} from '../../source/pypi/requirements/types.js';

const root = path.resolve('test/fixtures/requirements');

/** Environment variables as the fixtures expect them. */
const variables: ReadonlyMap<string, string> = new Map([
	['NUMPY_VERSION', '1.26.4'],
	['TOKEN', 'very-secret'],
]);

/** Read a fixture by `folder/file`; paths in the result are relative to the fixture's folder. */
export const readFixture = async (name: string): Promise<RequirementFile> => {
	const [folder = '', file = ''] = name.split('/');
	return readRequirements(file, one => fs.readFileSync(path.join(root, folder, one)), variable => variables.get(variable));
};

/** Read text as if it stood in `file`, with other files beside it. */
export const readText = async (file: string, text: string | Uint8Array, others: Readonly<Record<string, string>> = {}): Promise<RequirementFile> =>
	readRequirements(file, one => {
		const content = one === file ? text : others[one];
		if (content === undefined) {
			throw new Error(`no ${one}`);
		}

		return content;
	});

/** An item as one line, everything in it that matters to a person. */
export const itemText = (item: RequirementItem): string => {
	const where = `${item.origin.file}${item.origin.line === undefined ? '' : `:${item.origin.line}`}`;
	const groups = item.groups.map(({kind, name, isDefault}) => ` {${kind} ${name}${isDefault ? ' default' : ''}}`).join('');
	if (item.kind === 'skipped') {
		return `${where}${groups} SKIPPED ${item.code}: ${item.text} -- ${item.reason}${item.tool === undefined ? '' : ` [tool ${item.tool}]`}`;
	}

	const {requirement: {name, extras, specifier, url, marker}, locked, constraints = []} = item;
	return [
		`${where}${groups} ${name}`,
		extras.length > 0 ? `[${extras.join(',')}]` : '',
		specifier,
		url === undefined ? '' : ` @ ${url}`,
		marker ? ` ; ${markerText(marker)}` : '',
		locked === undefined ? '' : ` (locked ${locked})`,
		...constraints.map(one => ` (constraint ${one.requirement.specifier}${one.requirement.marker ? ` ; ${markerText(one.requirement.marker)}` : ''} from ${one.origin.file}:${one.origin.line})`),
	].join('');
};

/** Everything that was read, as lines. */
export const fileText = ({format, python, items, notes}: RequirementFile): string => [
	`format: ${format}`,
	...(python ? [`python: ${python.specifier}`] : []),
	...items.map(item => itemText(item)),
	...notes.map(({text, origin}) => `note ${origin.file}${origin.line === undefined ? '' : `:${origin.line}`}: ${text}`),
	'',
].join('\n');

/** The expected lines of a fixture; with `SNAPSHOT=1` in the environment they are written anew, to be read before they are kept. */
export const expectedText = (name: string, actual: string): string => {
	const file = path.join(root, name.split('/')[0]!, 'expected.txt');
	if (process.env.SNAPSHOT === '1') {
		fs.writeFileSync(file, actual);
	}

	return fs.readFileSync(file, 'utf8');
};
