import {
	isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Document,
} from 'yaml';
import {usageFailure} from '../../failure.js';
import {literal, printable} from '../../literal.js';
import {buildRequirement} from '../requirement.js';
import {condaMatch} from './conda-match.js';
import {condaName} from './conda-names.js';
import {requirementItem, skipped} from './items.js';
import {pipLines, type PipLine} from './pip-lines.js';
import {readPipLines} from './pip.js';
import {pythonWish} from './pyproject-parts.js';
import type {
	Note, Origin, PythonWish, Reader, ReadContext, RequirementItem,
} from './types.js';
import {parseYaml} from './yaml.js';

type Gathering = {
	readonly file: string;
	readonly items: RequirementItem[];
	readonly notes: Note[];
	readonly context: ReadContext;
	readonly document: Document;
	readonly lines: LineCounter;
	python?: PythonWish;
	aliases: number;
};

/** More than any real file has. */
const mostAliases = 500;

/** What an alias stands for, one step: nothing is ever unfolded as a whole, so aliases of aliases cost nothing. */
const plain = (node: unknown, into: Gathering): unknown => {
	if (!isAlias(node)) {
		return node;
	}

	// Each alias is sought in the whole file.
	into.aliases++;
	if (into.aliases > mostAliases) {
		throw usageFailure('bad-requirements-file', `${literal(into.file)} has more than ${mostAliases} aliases`, 'write its entries out');
	}

	return node.resolve(into.document);
};

const originOf = (node: unknown, {file, lines}: Gathering): Origin => {
	const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
	return range ? {file, line: lines.linePos(range[0]).line} : {file};
};

const textOf = (node: unknown, into: Gathering): string | undefined => {
	const scalar = plain(node, into);
	if (!isScalar(scalar) || scalar.value === null) {
		return undefined;
	}

	// A number is wanted as it is written: `1.10` is no 1.1.
	return typeof scalar.value === 'string' ? scalar.value : scalar.source;
};

const addPython = (specifier: string, text: string, origin: Origin, into: Gathering): void => {
	const wish = pythonWish(specifier, origin.file, into.notes);
	if (wish) {
		into.python = {...wish, origin};
	}

	into.items.push(skipped(text, 'interpreter', 'the interpreter itself, which is chosen apart', {origin, groups: []}));
};

const addMatch = (text: string, origin: Origin, into: Gathering): void => {
	const place = {origin, groups: []};
	const match = condaMatch(text);
	if (!match) {
		into.items.push(skipped(text, /:\/\/|[/\\]/.test(text) ? 'url' : 'bad', 'no name of a conda package', place));
		return;
	}

	const meaning = condaName(match.name);
	switch (meaning.kind) {
		case 'interpreter': {
			addPython(match.specifier, text, origin, into);
			return;
		}

		case 'installer': {
			into.items.push(skipped(text, 'not-python', 'an installer, which this environment does without', place));
			return;
		}

		case 'other': {
			const item = skipped(text, 'not-python', meaning.reason, place);
			into.items.push(meaning.tool === undefined ? item : {...item, tool: meaning.tool});
			return;
		}

		case 'python': {
			if (match.isPartial) {
				into.notes.push({text: `${literal(text)} has alternatives, of which the last is taken`, origin});
			}

			into.items.push(requirementItem(text, place, () => buildRequirement({name: meaning.name, specifier: match.specifier})));
		}
	}
};

const addPip = (node: unknown, into: Gathering): void => {
	const values = plain(node, into);
	if (isScalar(values) && values.value === null) {
		return;
	}

	const lines: PipLine[] = [];
	for (const value of isSeq(values) ? values.items : [node]) {
		const text = textOf(value, into);
		const origin = originOf(value, into);
		if (text === undefined) {
			into.items.push(skipped('pip', 'bad', 'a text is wanted here', {origin, groups: []}));
		} else {
			lines.push(...pipLines(text).map(line => ({...line, line: origin.line ?? 1})));
		}
	}

	const {items, notes} = readPipLines(lines, into.file, into.context);
	into.items.push(...items);
	into.notes.push(...notes);
};

const addEntry = (node: unknown, into: Gathering): void => {
	const value = plain(node, into);
	const text = textOf(value, into);
	const origin = originOf(node, into);
	if (text !== undefined) {
		addMatch(text, origin, into);
		return;
	}

	const pair = isMap(value) ? value.items[0] : undefined;
	if (isMap(value) && value.items.length === 1 && isPair(pair) && textOf(pair.key, into) === 'pip') {
		addPip(pair.value, into);
		return;
	}

	into.items.push(skipped('an entry of `dependencies`', 'bad', 'a text or `pip:` is wanted here', {origin, groups: []}));
};

/** `environment.yml`: conda's "Creating an environment file manually". Conda's names become PyPI's where they differ. */
export const readConda: Reader = (file, text, context) => {
	const lines = new LineCounter();
	const document = parseYaml(file, text, lines);
	const into: Gathering = {
		file, items: [], notes: [], context, document, lines, aliases: 0,
	};
	const root = isMap(document.contents) ? document.contents : undefined;
	const dependencies = plain(root?.get('dependencies', true), into);
	if (!isSeq(dependencies)) {
		throw usageFailure('bad-requirements-file', `${literal(file)} has no list of \`dependencies\``, 'of YAML files only conda\'s `environment.yml` is read');
	}

	const channels = plain(root?.get('channels', true), into);
	if (isSeq(channels)) {
		into.notes.push({text: `conda's channels (${channels.items.map(one => printable(textOf(one, into) ?? '?', 40)).join(', ')}) mean nothing here`, origin: originOf(channels, into)});
	}

	for (const node of dependencies.items) {
		addEntry(node, into);
	}

	return {items: into.items, notes: into.notes, ...(into.python ? {python: into.python} : {})};
};
