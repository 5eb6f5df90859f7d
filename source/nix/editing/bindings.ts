import type {AttributeSet, Definition} from '../syntax/node.js';
import type {SyntaxTree} from '../syntax/parser.js';
import {
	endOfLine, indentation, indentUnit, inManner, isFirstOnLine, lineEnding, lineEndLength, lineStart, type Splice,
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
	const outer = indentation(text, set.open);
	const indent = outer + indentUnit(outer);
	const after = last?.end ?? set.open + 1;
	if (isFirstOnLine(text, close)) {
		const at = lineStart(text, close);
		return {start: at, end: at, text: indent + inManner(lines, indent, ending) + ending};
	}

	// `{ }` is opened up, as nixfmt does; whoever keeps it tight, or has something in it, keeps the line.
	return !last && /^ +$/.test(text.slice(after, close)) && lines.length > 1
		? {start: after, end: close, text: ending + indent + inManner(lines, indent, ending) + ending + outer}
		: {start: after, end: after, text: ` ${inManner(lines, outer, ending)}`};
};

/**
Takes a definition of a set out, with its lines if it has them to itself; the reverse of `insertBinding`.

@param from - Where the comment begins that goes with it.
*/
export const removeDefinition = (tree: SyntaxTree, set: AttributeSet, definition: Definition, from = definition.start): Splice => {
	const {text} = tree;
	const end = endOfLine(tree, definition);
	if (!isFirstOnLine(text, definition.start) || end === undefined) {
		const before = /[ \t]*$/.exec(text.slice(lineStart(text, definition.start), definition.start))![0].length;
		return {start: definition.start - before, end: definition.end, text: ''};
	}

	const start = lineStart(text, from);
	const next = end + lineEndLength(text, end);
	const isAlone = (text.slice(set.open + 1, start) + text.slice(next, set.end - 1)).trim() === '';
	return isAlone ? {start: set.open + 1, end: set.end - 1, text: ' '} : {start, end: next, text: ''};
};
