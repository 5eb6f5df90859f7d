import type {List} from '../syntax/node.js';
import {listsIn} from '../reading/lists.js';
import {packageLambda} from '../reading/environment-argument.js';
import {attributeName} from '../quote.js';
import {insertElement, removeElement} from './list.js';
import {packageText, toolText} from './manner.js';
import type {Splice} from './splice.js';
import {refuseAt, type Target} from './target.js';

/** The list that a package goes into: the last one that holds packages already. */
const packageList = ({shell}: Target): List | undefined => {
	const holding = new Set(shell.packages.map(({list}) => list));
	return shell.packageLists.findLast(list => holding.has(list)) ?? shell.packageLists[0];
};

/** `python3` alone becomes `(python3.withPackages (ps: [ ps.numpy ]))`. */
const equip = ({shell, reading: {text}}: Target, attribute: string): readonly Splice[] | undefined => {
	if (!shell.bare) {
		return undefined;
	}

	const {start, end} = shell.bare.element;
	return [{start, end, text: `(${text.slice(start, end)}.withPackages (ps: [ ps.${attributeName(attribute)} ]))`}];
};

/** Adds a package where it is not there yet. */
export const addPackage = (target: Target, attribute: string): readonly Splice[] => {
	const {shell, reading} = target;
	if (shell.packages.some(one => one.attribute === attribute)) {
		return [];
	}

	const list = packageList(target);
	const equipped = list ? undefined : equip(target, attribute);
	if (equipped) {
		return equipped;
	}

	const element = list && packageText(target, list, attribute);
	if (!list || element === undefined) {
		const {python, environment, node} = shell;
		throw refuseAt(target, environment?.node ?? node, 'there is no list here that a package could be added to', `add \`${attributeName(attribute)}\` where the packages of \`${python.attribute}\` are listed`);
	}

	return [insertElement(reading.meanings.scoped.tree, list, {
		element, key: attribute, keyOf: one => shell.packages.find(({element}) => element === one)?.attribute,
	})];
};

/** Takes a package out, wherever it is listed; its optional dependencies too. */
export const removePackage = (target: Target, attribute: string): readonly Splice[] => {
	const {shell, reading: {meanings}} = target;
	const found = shell.packages.filter(one => one.attribute === attribute);
	return found.slice(0, 1).map(({element, list}) => removeElement(meanings.scoped.tree, list, element));
};

/** Adds a tool where it is not there yet. */
export const addTool = (target: Target, path: string): readonly Splice[] => {
	const {shell, reading} = target;
	if (shell.tools.some(one => one.path === path)) {
		return [];
	}

	const list = shell.tools.at(-1)?.list ?? shell.shellLists.at(-1);
	const element = list && toolText(target, list, path);
	if (!list || element === undefined) {
		throw refuseAt(target, shell.node, 'there is no list here that a tool could be added to', `add \`pkgs.${path}\` to the shell's \`packages\``);
	}

	return [insertElement(reading.meanings.scoped.tree, list, {
		element, key: path, keyOf: one => shell.tools.find(({element}) => element === one)?.path,
	})];
};

/** Takes a tool out. */
export const removeTool = ({shell, reading}: Target, path: string): readonly Splice[] => shell.tools
	.filter(one => one.path === path)
	.slice(0, 1)
	.map(({element, list}) => removeElement(reading.meanings.scoped.tree, list, element));

/** The extras of a package become just these. */
export const setExtras = (target: Target, attribute: string, wanted: readonly string[]): readonly Splice[] => {
	const {shell, reading: {meanings, text}} = target;
	const there = shell.extras.filter(one => one.attribute === attribute);
	const gone = there.find(({extra}) => !wanted.includes(extra));
	if (gone) {
		const parent = meanings.scoped.parents.get(gone.node);
		if (parent?.kind !== 'binary') {
			throw refuseAt(target, gone.node, 'these optional dependencies cannot be taken out by themselves', `remove the \`optional-dependencies\` of \`${attributeName(attribute)}\``);
		}

		return parent.right === gone.node
			? [{start: parent.left.end, end: parent.end, text: ''}]
			: [{start: parent.start, end: parent.right.start, text: ''}];
	}

	const fresh = wanted.find(extra => there.every(one => one.extra !== extra));
	if (fresh === undefined) {
		return [];
	}

	const lambda = shell.environment && packageLambda(meanings, shell.environment);
	const list = lambda && listsIn(meanings, lambda.body).lists.at(-1);
	const element = list && shell.packages.find(one => one.attribute === attribute && !one.changed)?.element;
	const last = shell.extras.at(-1)?.node ?? list;
	const parent = last && meanings.scoped.parents.get(last);
	if (!element || !last || (parent?.kind !== 'lambda' && parent?.kind !== 'with' && parent?.kind !== 'binary' && parent?.kind !== 'parentheses')) {
		const byHand = `append \`++ ps.${attributeName(attribute)}.optional-dependencies.${attributeName(fresh)}\` to the list of packages`;
		throw refuseAt(target, shell.node, `there is no place here for the extra \`${fresh}\``, byHand);
	}

	const written = text.slice(element.start, element.end);
	const gap = parent.kind === 'binary' && parent.right === last && /^\s*$/.test(text.slice(parent.left.end, parent.at)) ? text.slice(parent.left.end, parent.at) : ' ';
	return [{start: last.end, end: last.end, text: `${gap}++ ${written}.optional-dependencies.${attributeName(fresh)}`}];
};
