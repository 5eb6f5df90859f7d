import type {Definition, List, Node} from '../syntax/node.js';
import {interpreterOverlay, versionsComment} from '../pkgs.js';
import type {OverrideSet} from '../reading/override-sets.js';
import {ancestors} from '../reading/scope.js';
import {removeDefinition} from './bindings.js';
import {extensionsOverlay, overriddenInPlace} from './override-text.js';
import {
	endOfLine, isFirstOnLine, lineEndLength, lineStart, previousLineStart, type Splice,
} from './splice.js';
import type {Target} from './target.js';

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** What is left of a node's text without one definition in it. */
const emptied = ({reading: {text}}: Target, node: Node, {start, end}: Definition): string =>
	flat(text.slice(node.start, start) + text.slice(end, node.end));

const hasOurComment = (text: string, start: number): boolean => text.slice(previousLineStart(text, start), start).trim() === versionsComment;

/** Takes one of our overlays out of its list; the reverse of what put it there. */
const removeOverlay = ({reading: {meanings: {scoped}, text}}: Target, list: List, index: number): Splice => {
	const element = list.elements[index]!;
	const {tree} = scoped;
	const lines = {start: lineStart(text, element.start), end: endOfLine(tree, element)};
	const isCommented = hasOurComment(text, lines.start);
	const parent = scoped.parents.get(list);
	// The comment stands inside of a list that was there before, and only there.
	const isWholeList = list.elements.length === 1 && !isCommented && text.slice(list.start + 1, element.start).trim() === '';
	if (isWholeList && parent?.kind === 'binary') {
		return {start: parent.left.end, end: list.end, text: ''};
	}

	const set = parent && scoped.parents.get(parent);
	if (isWholeList && parent?.kind === 'binding' && set?.kind === 'attribute-set') {
		const at = lineStart(text, parent.start);
		return removeDefinition(tree, set, parent, hasOurComment(text, at) ? previousLineStart(text, at) : parent.start);
	}

	const start = isCommented ? previousLineStart(text, lines.start) : lines.start;
	const previous = list.elements[index - 1];
	const isOneLine = previous ? !isFirstOnLine(text, previous.start) : text.slice(list.start + 1, start).trim() === '';
	const close = list.end - 1;
	if (isOneLine && text.slice(element.end, close).trim() === '') {
		return {start: previous?.end ?? list.start + 1, end: close, text: isFirstOnLine(text, close) ? ' ' : ''};
	}

	return {start, end: lines.end === undefined ? element.end : lines.end + lineEndLength(text, lines.end), text: ''};
};

/** Our overlay around a set of overrides, if it is there for this definition alone. */
const ourOverlay = (target: Target, set: OverrideSet, definition: Definition): Splice | undefined => {
	const {reading: {meanings: {scoped}}, shell} = target;
	const templates = new Set([extensionsOverlay([]), interpreterOverlay(shell.python.attribute, [])].map(lines => flat(lines.join(' '))));
	for (const node of ancestors(scoped, set.set)) {
		const parent = scoped.parents.get(node);
		if (parent?.kind === 'list' && templates.has(emptied(target, node, definition))) {
			return removeOverlay(target, parent, parent.elements.findIndex(({start}) => start === node.start));
		}
	}

	return undefined;
};

/** An interpreter that we overrode where it is used, if it was for this definition alone: as it was. */
const ourInterpreter = (target: Target, {at}: OverrideSet, definition: Definition): Splice | undefined => {
	const {reading: {meanings: {scoped}, text}} = target;
	const around = [...ancestors(scoped, at)].find(node => node.kind === 'parentheses');
	if (at.kind !== 'apply' || !around) {
		return undefined;
	}

	const name = /^\(let\s+([\w'-]+) =/.exec(text.slice(around.start, around.end))?.[1] ?? '';
	const written = text.slice(at.function.start, at.function.end).replace(/\.override$/, '');
	const lib = /packageOverrides = (\S+)\.composeExtensions/.exec(text.slice(at.start, at.end))?.[1];
	return emptied(target, around, definition) === flat(overriddenInPlace({written, name, lib}, []).join(' '))
		? {start: around.start, end: around.end, text: written}
		: undefined;
};

/** Takes an override out of its set, and what this tool had put there for it alone. */
export const removeOverride = (target: Target, set: OverrideSet, definition: Definition): Splice =>
	ourOverlay(target, set, definition)
	?? ourInterpreter(target, set, definition)
	?? removeDefinition(target.reading.meanings.scoped.tree, set.set, definition);
