import {literal} from '../../literal.js';
import {staticKey, variablePath} from '../syntax/access.js';
import {staticString} from '../syntax/decode-string.js';
import {walk} from '../syntax/walk.js';
import type {AttributeName, Node} from '../syntax/node.js';
import {ancestors, lookUp} from '../reading/scope.js';
import type {Splice} from './splice.js';
import {refuseAt, type Target} from './target.js';

/** The names in an expression or definition that may be an interpreter's. */
const namesIn = ({reading: {meanings, text}}: Target, node: Node): readonly AttributeName[] => {
	// eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- Of many kinds only these matter.
	switch (node.kind) {
		case 'select': {
			return node.path.names;
		}

		case 'identifier': {
			const parent = meanings.scoped.parents.get(node);
			const isVariable = parent?.kind !== 'attribute-path' && parent?.kind !== 'inherit' && parent?.kind !== 'formal' && parent?.kind !== 'lambda';
			const origin = isVariable ? lookUp(text, node.name, meanings.scoped.scopes.get(node)) : undefined;
			return origin?.kind === 'with' || (origin?.kind === 'inherit' && origin.from) ? [node] : [];
		}

		case 'inherit': {
			return node.names;
		}

		default: {
			return [];
		}
	}
};

const isOverlayBinding = ({reading: {meanings, text}}: Target, node: Node, names: ReadonlySet<string>): boolean => {
	if (node.kind !== 'binding' || node.path.names.length !== 1 || !names.has(staticKey(text, node.path.names[0]!) ?? '')) {
		return false;
	}

	return [...walk(node.value)].some(inner => inner.kind === 'select' && /^(?:prev|super|pkgs|previous)/.test(variablePath(text, inner)?.[0] ?? '')
		&& names.has(variablePath(text, inner)?.[1] ?? ''))
	&& meanings.scoped.parents.get(node)?.kind === 'attribute-set';
};

/** Whether a node is part of what another nixpkgs of the file is called with. */
const isOfOther = ({shell: {nixpkgs}, reading: {meanings}}: Target, node: Node): boolean => [...ancestors(meanings.scoped, node)].some(ancestor => {
	const value = ancestor.kind === 'apply' ? meanings.of(ancestor) : undefined;
	return value?.kind === 'packages' && value.argument !== nixpkgs.argument;
});

/**
Takes another interpreter, everywhere in the file where the old one is named: as itself, as its package set, and in overlays.

@param wanted - Interpreter attribute: `python313`.
*/
export const setInterpreter = (target: Target, wanted: string): readonly Splice[] => {
	const {shell, reading} = target;
	const {python} = shell;
	if (python.attribute === wanted) {
		return [];
	}

	if (!python.place) {
		throw refuseAt(target, shell.node, 'the interpreter is an argument that the caller gives', `call this file with \`${wanted}\` in place of \`${python.attribute}\``);
	}

	const others = reading.shells.filter(one => one !== shell && one.python.attribute === python.attribute);
	if (others.length > 0) {
		throw refuseAt(target, python.place, `other shells of this file have \`${python.attribute}\` too`, `write \`${wanted}\` where the shell ${literal(shell.name)} names its interpreter`);
	}

	const spellings = new Map([[python.attribute, wanted], [`${python.attribute}Packages`, `${wanted}Packages`]]);
	const places = new Map<number, Splice>();
	const put = (node: Node, text: string): void => {
		places.set(node.start, {start: node.start, end: node.end, text});
	};

	const names = new Set(spellings.keys());
	for (const node of walk(reading.meanings.scoped.tree.root)) {
		for (const name of node.kind === 'binding' && isOverlayBinding(target, node, names) ? node.path.names : namesIn(target, node)) {
			const spelling = spellings.get(staticKey(reading.text, name) ?? '');
			if (spelling !== undefined && !isOfOther(target, name)) {
				put(name, spelling);
			}
		}
	}

	// A name that is put in from a string: `pkgs.${python}`.
	if (python.place.kind === 'string') {
		put(python.place, `"${spellings.get(staticString(reading.text, python.place) ?? '') ?? wanted}"`);
	}

	return [...places.values()];
};
