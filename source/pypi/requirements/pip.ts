import path from 'node:path';
import {literal, printable} from '../../literal.js';
import {normaliseName} from '../name.js';
import {ownProject, skipped} from './items.js';
import {asCompiled} from './pip-compiled.js';
import {pipLines, type PipLine} from './pip-lines.js';
import {pipOption} from './pip-option.js';
import {fillVariables, pipItem} from './pip-requirement.js';
import type {
	Constraint, Group, Note, Origin, ReadContext, Reader, RequirementItem,
} from './types.js';

/** A file that includes more files than this is a trap. */
const mostFiles = 100;

/** What is gathered on the way through one file and all it includes. */
type Gathering = {
	readonly items: RequirementItem[];
	readonly notes: Note[];
	readonly constraints: Constraint[];
	readonly seen: Set<string>;
	readonly context: ReadContext;
	readonly groups: readonly Group[];
	hashed: number;
};

type Purpose = 'require' | 'constrain';

const resolve = (from: string, target: string): string =>
	path.posix.isAbsolute(target) ? target : path.posix.join(path.posix.dirname(from), target.replaceAll('\\', '/'));

/** A requirement's own options, such as `--hash`, begin at the first word with a dash. */
const splitOptions = (text: string): readonly [requirement: string, options: string] => {
	const at = text.search(/\s--?[a-z]/i);
	return at === -1 ? [text, ''] : [text.slice(0, at).trim(), text.slice(at).trim()];
};

const include = (target: string, purpose: Purpose, origin: Origin, into: Gathering): void => {
	if (/^[a-z]+:\/\//i.test(target)) {
		into.notes.push({text: `${literal(target)} is on the network: download it, and name the file`, origin});
		return;
	}

	const file = resolve(origin.file, fillVariables(target, into.context.variable));
	const key = `${purpose} ${file}`;
	if (into.seen.has(key) || into.seen.size >= mostFiles) {
		into.notes.push({text: into.seen.has(key) ? `${literal(file)} is included again` : `${literal(file)} is one file too many, and not read`, origin});
		return;
	}

	into.seen.add(key);
	readLines(pipLines(into.context.readText(file, origin)), file, purpose, into);
};

const addOption = (text: string, purpose: Purpose, origin: Origin, into: Gathering): void => {
	const option = pipOption(text);
	switch (option.kind) {
		case 'include': {
			include(option.value, purpose, origin, into);
			return;
		}

		case 'constrain': {
			include(option.value, 'constrain', origin, into);
			return;
		}

		case 'editable': {
			const item = pipItem(splitOptions(option.value)[0], {origin, groups: into.groups}, into.context.variable);
			into.items.push(item.kind === 'skipped' && (item.code === 'path' || item.code === 'project') ? ownProject(text, item) : item);
			return;
		}

		case 'setting': {
			into.notes.push({text: `\`${printable(text)}\` is for pip, and changes nothing here`, origin});
			return;
		}

		case 'unknown': {
			into.items.push(skipped(text, 'bad', `${literal(option.name)} is no option of a requirements file`, {origin, groups: into.groups}));
		}
	}
};

const addRequirement = (text: string, purpose: Purpose, origin: Origin, into: Gathering): void => {
	const [written, options] = splitOptions(text);
	const item = pipItem(written, {origin, groups: into.groups}, into.context.variable);
	if (/^--hash\b/.test(options)) {
		into.hashed++;
	} else if (options !== '') {
		into.notes.push({text: `\`${printable(options)}\` is for pip, and changes nothing here`, origin});
	}

	if (purpose === 'require') {
		into.items.push(item);
	} else if (item.kind === 'requirement') {
		into.constraints.push({requirement: item.requirement, origin});
	} else {
		into.notes.push({text: `the constraint \`${item.text}\` is not applied: ${item.reason}`, origin});
	}
};

const readLines = (lines: readonly PipLine[], file: string, purpose: Purpose, into: Gathering): void => {
	for (const {text, line} of lines) {
		const origin = {file, line};
		if (text.startsWith('-')) {
			addOption(text, purpose, origin, into);
		} else {
			addRequirement(text, purpose, origin, into);
		}
	}
};

const withConstraints = (item: RequirementItem, byName: ReadonlyMap<string, readonly Constraint[]>): RequirementItem => {
	if (item.kind === 'skipped') {
		return item;
	}

	const constraints = byName.get(normaliseName(item.requirement.name));
	return constraints ? {...item, constraints} : item;
};

const constraintNotes = (constraints: readonly Constraint[], items: readonly RequirementItem[]): Note[] => {
	const wanted = new Set(items.map(item => item.kind === 'requirement' ? normaliseName(item.requirement.name) : ''));
	return [...new Set(constraints.map(({origin}) => origin.file))].map(file => {
		const own = constraints.filter(({origin}) => origin.file === file);
		const used = own.filter(({requirement}) => wanted.has(normaliseName(requirement.name)));
		return {text: `${used.length} of ${own.length} constraints are about these requirements`, origin: {file}};
	});
};

/**
Read lines of pip's, with everything they include.

@param file - The file they stand in; `-r` and `-c` are resolved against its folder, as pip does.
@param groups - The optional parts that these lines belong to.
@throws What `context.readText` does, for a file that is named and not there.
*/
export const readPipLines = (lines: readonly PipLine[], file: string, context: ReadContext, groups: readonly Group[] = []): {items: readonly RequirementItem[]; notes: readonly Note[]} => {
	const into: Gathering = {
		items: [], notes: [], constraints: [], seen: new Set([`require ${path.posix.normalize(file)}`]), context, groups, hashed: 0,
	};
	readLines(lines, file, 'require', into);
	if (into.hashed > 0) {
		into.notes.push({text: `hashes stand with ${into.hashed} of them: they are pip's, nixpkgs has its own`, origin: {file}});
	}

	const byName = new Map<string, Constraint[]>();
	for (const constraint of into.constraints) {
		const name = normaliseName(constraint.requirement.name);
		const known = byName.get(name);
		if (known) {
			known.push(constraint);
		} else {
			byName.set(name, [constraint]);
		}
	}

	return {
		items: into.items.map(item => withConstraints(item, byName)),
		notes: [...into.notes, ...constraintNotes(into.constraints, into.items)],
	};
};

/** `requirements.txt`: pip's "Requirements File Format", and what compilers write in it. */
export const readPip: Reader = (file, text, context) => asCompiled(file, text, readPipLines(pipLines(text), file, context));
