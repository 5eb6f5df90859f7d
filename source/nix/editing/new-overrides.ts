import type {Override} from '../../environment.js';
import type {Expression} from '../syntax/node.js';
import {inheritOf} from '../syntax/access.js';
import {
	interpreterOverlay, otherVersion, ourNames, versionsComment,
} from '../pkgs.js';
import {listsIn} from '../reading/lists.js';
import {pythonsOf} from '../reading/package-overrides.js';
import {literalSet, valueAt} from '../reading/source.js';
import type {Packages, Python} from '../reading/value.js';
import {insertBinding} from './bindings.js';
import {
	freeName, interpreterPlace, libraryName, mayHaveOthers, nixpkgsName,
} from './interpreter-place.js';
import {insertElement} from './list.js';
import {
	extensionsOverlay, newByHand, overlayByHand, overriddenInPlace,
} from './override-text.js';
import {
	indentation, indentUnit, inManner, isFirstOnLine, lineEnding, skipBlanks, type Splice,
} from './splice.js';
import {isReplaced, refuseAt, type Target} from './target.js';

/** An overlay that all interpreters see that a package is taken from, and that leaves alone what other overlays do. */
const overlayFor = ({reading}: Target, pythons: readonly Python[], attribute: string, override: Override): readonly string[] => {
	const lines = otherVersion(attribute, override, ourNames);
	const [python] = pythons;
	const isOwn = pythons.every(one => {
		const {hidden, isShared} = reading.reach(one);
		// An override of `python3` would replace what an overlay gives to the interpreter that it stands for (nixpkgs#44426).
		return one.attribute === python!.attribute && one.calls.length === 0 && hidden.length === 0 && !isShared && !(one.isBySet && /^(?:python|pypy)3$/.test(one.attribute));
	});
	return isOwn ? interpreterOverlay(python!.attribute, lines) : extensionsOverlay(lines);
};

/** Puts an overlay into a list of them. */
const intoList = ({reading: {meanings: {scoped: {tree}}, text}}: Target, list: Expression & {kind: 'list'}, lines: readonly string[]): readonly Splice[] => {
	const ending = lineEnding(text, list.start);
	const splice = insertElement(tree, list, {element: '\0', key: '', keyOf: () => undefined});
	const outer = indentation(text, list.start);
	if (/[\r\n]/.test(splice.text)) {
		const indent = /([ \t]*)\0/.exec(splice.text)![1]!;
		return [{...splice, text: splice.text.replace('\0', () => inManner(lines, indent, ending))}];
	}

	// An overlay is too long for a list on one line. A bracket that was close to its neighbour stays so, which tells how to undo this.
	const indent = outer + indentUnit(outer);
	const start = list.elements.at(-1)?.end ?? list.start + 1;
	const end = skipBlanks(text, start);
	const close = start === end || isFirstOnLine(text, list.end - 1) ? '' : ending + outer;
	return [{start, end, text: `${ending}${indent}${inManner(lines, indent, ending)}${close}`}];
};

/** Where nixpkgs is imported. Nothing where there is no place for overlays. */
const atImport = (target: Target, {argument}: Packages, lines: readonly string[]): readonly Splice[] | undefined => {
	const {meanings, text} = target.reading;
	const set = literalSet(meanings, argument);
	const overlays = set && valueAt(meanings, set, 'overlays');
	if (!set || inheritOf(text, set.definitions, 'overlays')) {
		return undefined;
	}

	if (!overlays) {
		const binding = ['overlays = [', ...lines.map(line => `  ${line}`), '];'];
		const splice = insertBinding(meanings.scoped.tree, set, binding);
		// A comment needs a line of its own.
		return [/^\s*[\r\n]/.test(splice.text) || isFirstOnLine(text, splice.start) ? insertBinding(meanings.scoped.tree, set, [versionsComment, ...binding]) : splice];
	}

	const {lists: [...lists], others} = listsIn(meanings, overlays);
	const list = lists.at(-1);
	if (list) {
		return intoList(target, list, [versionsComment, ...lines]);
	}

	const [only] = others;
	const isOperand = only?.kind === 'apply' || only?.kind === 'select' || only?.kind === 'identifier';
	const indent = indentation(text, overlays.start);
	const appended = ['++ [', ...lines.map(line => `  ${line}`), ']'];
	return isOperand && overlays === only
		? [{start: only.end, end: only.end, text: ` ${inManner(appended, indent, lineEnding(text, only.end))}`}]
		: undefined;
};

/** Whether a package is listed in the environment of an interpreter that is named in a place, and nowhere else. */
const isInEnvironment = ({shell: {environment, packages, packageLists}}: Target, attribute: string): boolean => {
	const elements = packages.filter(one => one.attribute === attribute);
	return environment !== undefined && elements.every(({list, python}) => packageLists.includes(list) && python.isBySet === environment.python.isBySet);
};

/** At the interpreter itself, which serves whoever calls this file. Nothing where the package is not from its environment alone. */
const atInterpreter = (target: Target, attribute: string, override: Override): readonly Splice[] | undefined => {
	const {shell: {environment}, reading: {text}} = target;
	const place = interpreterPlace(target);
	const hasOthers = environment && mayHaveOthers(environment.python);
	const lib = hasOthers ? libraryName(target, environment.node) : undefined;
	if (!place || !environment || !isInEnvironment(target, attribute) || (hasOthers && lib === undefined)) {
		return undefined;
	}

	const {start, end, written} = place;
	const packages = nixpkgsName(target, environment.node);
	const bindings = otherVersion(attribute, override, {previous: 'pyprev', fetch: `${packages ?? 'pyprev'}.fetchPypi`});
	const lines = overriddenInPlace({written, name: freeName(written), lib}, bindings);
	return [{start, end, text: inManner(lines, indentation(text, start), lineEnding(text, start))}];
};

/**
The first override of a file: an overlay where nixpkgs is imported, else at the interpreter itself.

@throws Failure `cannot-edit` where there is no place for it, with what to write.
*/
export const newOverrides = (target: Target, attribute: string, override: Override): readonly Splice[] => {
	const {shell, reading: {text}} = target;
	const pythons = pythonsOf(target, attribute);
	const {packages} = pythons[0]!;
	const isOne = pythons.every(one => one.packages.argument === packages.argument);
	const lines = overlayFor(target, pythons, attribute, override);
	const placed = isOne
		? (packages.argument && isReplaced(target, packages.argument) ? undefined : atImport(target, packages, lines)) ?? atInterpreter(target, attribute, override)
		: undefined;
	if (placed) {
		return placed;
	}

	const element = shell.packages.find(one => one.attribute === attribute)?.element ?? shell.node;
	const place = isInEnvironment(target, attribute) ? interpreterPlace(target) : undefined;
	const python = place?.written ?? `${nixpkgsName(target, element) ?? 'pkgs'}.${shell.python.attribute}`;
	const byHand = packages.argument
		? overlayByHand(attribute, override)
		: newByHand(attribute, override, python, place?.written ?? text.slice(element.start, element.end));
	throw refuseAt(target, place ?? element, 'there is no place here for the first override of a package', byHand);
};
