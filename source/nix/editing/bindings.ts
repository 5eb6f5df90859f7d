import type {AttributeSet, Definition} from '../syntax/node.js';
import type {SyntaxTree} from '../syntax/parser.js';
import {
	endOfLine, indentation, indentUnit, inManner, isFirstOnLine, lineEnding, lineStart, type Splice,
} from './splice.js';

/** Adds a binding after those of a set, on lines of its own. */
export const insertBinding = (tree: SyntaxTree, set: AttributeSet, lines: readonly string[]): Splice => {
	const {text} = tree;
	const last = set.definitions.at(-1);
	const ending = lineEnding(text, set.start);
	const end = last && endOfLine(tree, last);
	if (last && end !== undefined && isFirstOnLine(text, last.start)) {
		const indent = indentation(text, last.start);
		return {start: end, end, text: ending + indent + inManner(lines, indent, ending)};
	}

	const close = set.end - 1;
	if (last && lines.length === 1) {
		return {start: last.end, end: last.end, text: ` ${lines[0]!}`};
	}

	const outer = indentation(text, set.open);
	const indent = outer + indentUnit(outer);
	const binding = indent + inManner(lines, indent, ending);
	if (isFirstOnLine(text, close)) {
		const at = lineStart(text, close);
		return {start: at, end: at, text: binding + ending};
	}

	const after = last?.end ?? set.open + 1;
	const rest = text.slice(after, close);
	return rest.trim() === ''
		? {start: after, end: close, text: ending + binding + ending + outer}
		: {start: close, end: close, text: ending + binding + ending + outer};
};

/** Takes a definition out, with its lines if it has them to itself. */
export const removeDefinition = (tree: SyntaxTree, definition: Definition): Splice => {
	const {text} = tree;
	const end = endOfLine(tree, definition);
	if (isFirstOnLine(text, definition.start) && end !== undefined) {
		const ending = /^\r\n?|^\n/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
		return {start: lineStart(text, definition.start), end: end + ending, text: ''};
	}

	const before = /[ \t]*$/.exec(text.slice(lineStart(text, definition.start), definition.start))![0].length;
	return {start: definition.start - before, end: definition.end, text: ''};
};
