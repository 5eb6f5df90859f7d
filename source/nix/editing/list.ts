import type {Expression, List} from '../syntax/node.js';
import type {SyntaxTree} from '../syntax/parser.js';
import {
	endOfLine, hasCommentAfter, indentation, indentUnit, isFirstOnLine, leadsLine, lineEnding, lineEndLength, lineStart, skipBlanks, type Splice,
} from './splice.js';

const insertion = (start: number, text: string): Splice => ({start, end: start, text});

/** Into a list without elements, which may hold comments. */
const intoEmpty = ({text}: SyntaxTree, list: List, element: string): Splice => {
	const close = list.end - 1;
	const inside = text.slice(list.start + 1, close);
	if (!/[\r\n]/.test(inside)) {
		if (inside.trim() === '') {
			return {start: list.start + 1, end: close, text: inside === '' ? element : ` ${element} `};
		}

		return insertion(list.start + 1 + inside.trimEnd().length, ` ${element}`);
	}

	if (!isFirstOnLine(text, close)) {
		return insertion(close, `${/\s$/.test(inside) ? '' : ' '}${element} `);
	}

	const outer = indentation(text, close);
	const comment = /[\r\n]([ \t]*)(?=#|\/\*)/.exec(inside)?.[1];
	return insertion(lineStart(text, close), (comment ?? outer + indentUnit(outer)) + element + lineEnding(text, list.start));
};

/** In front of the element at `index`, on a line of its own if that one has one. */
const before = (tree: SyntaxTree, list: List, index: number, element: string): Splice => {
	const {text} = tree;
	const next = list.elements[index]!;
	if (!isFirstOnLine(text, next.start)) {
		return insertion(next.start, `${element} `);
	}

	// Comments above an element stay right above it.
	const previous = index === 0 ? {end: list.start + 1} : list.elements[index - 1]!;
	const at = endOfLine(tree, previous)!;
	return insertion(at, lineEnding(text, at) + indentation(text, next.start) + element);
};

const atEnd = (tree: SyntaxTree, list: List, element: string): Splice => {
	const {text} = tree;
	const last = list.elements.at(-1)!;
	const end = endOfLine(tree, last);
	if (leadsLine(text, last.start)) {
		return end === undefined
			? before(tree, list, list.elements.length - 1, element)
			: insertion(end, lineEnding(text, end) + indentation(text, last.start) + element);
	}

	if (end !== undefined && hasCommentAfter(tree, last)) {
		const column = text.slice(lineStart(text, last.start), last.start).replaceAll(/[^\t]/g, ' ');
		return insertion(end, lineEnding(text, end) + column + element);
	}

	return insertion(last.end, ` ${element}`);
};

/** Case-insensitive, as people sort; no locale, so that it is the same everywhere. */
const follows = (a: string, b: string): boolean => a.toLowerCase() > b.toLowerCase();

/**
Where a key belongs among the elements that have keys: in order, if the last ones that stand together are; else after them.

@returns The index of the element that it goes in front of; -1 for the end.
*/
const placeOf = (keys: ReadonlyArray<string | undefined>, key: string): number => {
	const end = keys.findLastIndex(one => one !== undefined) + 1;
	const first = keys.slice(0, end).lastIndexOf(undefined) + 1;
	const last = keys.slice(first, end).filter(one => one !== undefined);
	const isSorted = last.every((one, index) => index === 0 || !follows(last[index - 1]!, one));
	const at = isSorted ? last.findIndex(one => follows(one, key)) : -1;
	const place = at === -1 ? end : first + at;
	return end === 0 || place === keys.length ? -1 : place;
};

/**
Adds an element to a list in the list's own manner: on a line of its own or not, and in order if the elements of its kind are.

@param element - The text of the element.
@param key - What the list is sorted by.
@param keyOf - The key of an element that is there; none for one that has no place in the order.
*/
export const insertElement = (tree: SyntaxTree, list: List, {element, key, keyOf}: {
	readonly element: string;
	readonly key: string;
	readonly keyOf: (element: Expression) => string | undefined;
}): Splice => {
	if (list.elements.length === 0) {
		return intoEmpty(tree, list, element);
	}

	const index = placeOf(list.elements.map(one => keyOf(one)), key);
	return index === -1 ? atEnd(tree, list, element) : before(tree, list, index, element);
};

/** Takes an element out, with the comment that trails it, and with its line if it has one to itself. */
export const removeElement = (tree: SyntaxTree, list: List, element: Expression): Splice => {
	const {text} = tree;
	const index = list.elements.indexOf(element);
	const previous = list.elements[index - 1];
	const next = list.elements[index + 1];
	const end = endOfLine(tree, element);
	if (isFirstOnLine(text, element.start) && end !== undefined) {
		return {start: lineStart(text, element.start), end: end + lineEndLength(text, end), text: ''};
	}

	if (end !== undefined && hasCommentAfter(tree, element)) {
		return {start: element.start - /[ \t]*$/.exec(text.slice(lineStart(text, element.start), element.start))![0].length, end, text: ''};
	}

	if (next && isFirstOnLine(text, element.start) && !hasCommentAfter(tree, element)) {
		return {start: element.start, end: next.start, text: ''};
	}

	if (previous && !hasCommentAfter(tree, previous)) {
		return {start: previous.end, end: element.end, text: ''};
	}

	if (next && !hasCommentAfter(tree, element)) {
		return {start: element.start, end: next.start, text: ''};
	}

	return {start: element.start, end: skipBlanks(text, element.end), text: ''};
};
