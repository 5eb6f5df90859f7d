import path from 'node:path';
import {literal, printable} from '../../literal.js';
import {normaliseName} from '../name.js';
import {readDependencyGroups} from './dependency-groups.js';
import {group, skipped} from './items.js';
import {pipLines} from './pip-lines.js';
import {readPipLines} from './pip.js';
import {readPoetry} from './poetry.js';
import {
	optionalParts, pythonWish, requirementList, type Pyproject,
} from './pyproject-parts.js';
import {
	dig, parseToml, shown, table, text as textOf, texts,
} from './toml.js';
import type {
	Note, Reader, Reading, RequirementItem,
} from './types.js';

/** The extras that `PROJECT[extra]` among a project's own extras brings in. */
const selfReferences = (extras: ReadonlyArray<readonly [string, unknown]>, project: string): ReadonlyMap<string, ReadonlySet<string>> => {
	const includes = new Map<string, Set<string>>();
	for (const [extra, values] of extras) {
		for (const value of texts(values)) {
			const match = /^\s*(?<name>[\w.-]+)\s*\[(?<inner>[^\]]*)]\s*$/.exec(value);
			if (match && normaliseName(match.groups!.name!) === project) {
				includes.set(extra, new Set([...includes.get(extra) ?? [], ...match.groups!.inner!.split(',').map(one => normaliseName(one.trim()))]));
			}
		}
	}

	return includes;
};

const readExtras = (project: Pyproject, ownName: string): readonly RequirementItem[] => {
	const extras = optionalParts(dig(project.document, 'project', 'optional-dependencies'), project.file);
	const includes = selfReferences(extras, ownName);
	return extras.flatMap(([extra, values]) => {
		// Whoever asks for an extra that includes this one, or includes one that does, gets it too.
		const groups = [extra];
		for (const inner of groups) {
			groups.push(...[...includes].filter(([outer, set]) => set.has(normaliseName(inner)) && !groups.includes(outer)).map(([outer]) => outer));
		}

		return requirementList(values, project, groups.map(one => group('extra', one)), /^\[project\.optional-dependencies]|^optional-dependencies\s*[.=]/m);
	});
};

/** Setuptools' way of saying that the dependencies are in a file beside. */
const readDynamic = (project: Pyproject, notes: Note[]): readonly RequirementItem[] => {
	const dynamic = texts(dig(project.document, 'project', 'dynamic'));
	if (!dynamic.includes('dependencies')) {
		return [];
	}

	const named = dig(project.document, 'tool', 'setuptools', 'dynamic', 'dependencies', 'file');
	const files = typeof named === 'string' ? [named] : texts(named);
	if (files.length === 0) {
		notes.push({text: '`dependencies` are dynamic: the build backend works them out, so they are not in this file', origin: {file: project.file}});
	}

	return files.flatMap(name => {
		const file = path.posix.join(path.posix.dirname(project.file), name);
		const reading = readPipLines(pipLines(project.context.readText(file, {file: project.file})), file, project.context);
		notes.push(...reading.notes);
		return reading.items;
	});
};

/** `PROJECT[extra]` inside the project's own file is no distribution to be had. */
const withoutProject = (item: RequirementItem, ownName: string): RequirementItem =>
	ownName !== '' && item.kind === 'requirement' && normaliseName(item.requirement.name) === ownName
		? skipped(`${item.requirement.name}[${item.requirement.extras.join(',')}]`, 'project', 'the project itself', item)
		: item;

const generalNotes = ({document, file}: Pyproject): Note[] => {
	const notes: Note[] = [];
	const build = texts(dig(document, 'build-system', 'requires'));
	if (build.length > 0) {
		notes.push({text: `\`build-system.requires\` (${build.map(one => printable(one, 40)).join(', ')}) builds the project itself, and is left out`, origin: {file}});
	}

	for (const [name, where] of Object.entries(table(dig(document, 'tool', 'uv', 'sources')))) {
		notes.push({text: `\`tool.uv.sources\` takes ${literal(name)} from ${literal(shown(where))}; here it is sought by its name`, origin: {file}});
	}

	for (const tool of ['pixi', 'conda', 'flit']) {
		if (dig(document, 'tool', tool) !== undefined && (tool !== 'flit' || dig(document, 'tool', 'flit', 'metadata') !== undefined)) {
			notes.push({text: `\`tool.${tool}\` is not read`, origin: {file}});
		}
	}

	return notes;
};

/**
`pyproject.toml`: `project` (PEP 621), `dependency-groups` (PEP 735), the older groups of uv, PDM and Hatch, and Poetry's
tables.
*/
export const readPyproject: Reader = (file, source, context): Reading => {
	const project: Pyproject = {
		file, source, document: parseToml(file, source), context,
	};
	const ownName = normaliseName(textOf(dig(project.document, 'project', 'name')) ?? textOf(dig(project.document, 'tool', 'poetry', 'name')) ?? '');
	const notes = generalNotes(project);
	const groups = readDependencyGroups(project);
	const poetry = readPoetry(project);
	const items = [
		...requirementList(dig(project.document, 'project', 'dependencies'), project, [], /^dependencies\s*=|^project\.dependencies|^\[project]/m),
		...readDynamic(project, notes),
		...readExtras(project, ownName),
		...groups.items,
		...poetry.items,
	];
	notes.push(...groups.notes, ...poetry.notes);
	const python = pythonWish(dig(project.document, 'project', 'requires-python'), file, notes) ?? poetry.python;
	return {items: items.map(item => withoutProject(item, ownName)), notes, ...(python ? {python} : {})};
};
