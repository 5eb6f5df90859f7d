import type {AttributeSet, Node} from '../syntax/node.js';
import {flakeInputs, flakeOutputs} from './flake-inputs.js';
import type {Meanings} from './meaning.js';
import {attributeOf, isNixpkgs} from './selection.js';
import type {Packages, Value} from './value.js';

const unpinned: Packages = {
	kind: 'packages', source: undefined, argument: undefined, extended: [],
};

/** An interpreter or its set. */
export const interpreterNames = /^(?:python|pypy)3\d*(?:Packages)?$/;

/** A set that is written out. */
export const ofSet = ({definitions}: AttributeSet): Value =>
	({kind: 'set', view: definitions.flatMap(one => one.kind === 'binding' ? [{binding: one, depth: 0}] : [])});

/** Whether an input of this flake is nixpkgs. */
export const isNixpkgsInput = (meanings: Meanings, name: string): boolean => {
	const inputs = meanings.flake ? flakeInputs(meanings, meanings.flake) : [];
	return isNixpkgs(name, inputs.find(input => input.name === name)?.url?.text);
};

/** What a function's argument is that no caller is seen for, told by its name; as everybody calls them. */
export const byName = (meanings: Meanings, name: string, node: Node): Value | undefined => {
	if (name === 'pkgs') {
		return unpinned;
	}

	if (name === 'inputs') {
		return {kind: 'inputs'};
	}

	if (isNixpkgsInput(meanings, name)) {
		return {kind: 'nixpkgs', source: {kind: 'input', name}};
	}

	if (name === 'self' && meanings.flake) {
		const outputs = flakeOutputs(meanings, meanings.flake);
		return outputs && ofSet(outputs);
	}

	if (/^(?:mkShell(?:NoCC)?|stdenv(?:NoCC)?)$/.test(name)) {
		return attributeOf(unpinned, name, node);
	}

	return interpreterNames.test(name) ? attributeOf(unpinned, name, undefined) : undefined;
};

/** Packages that another file makes are known by the name that they are given here. */
export const madeElsewhere = (value: Value | undefined, name: string): Value | undefined =>
	value?.kind === 'file' && /^(?:pkgs|nixpkgs)$/.test(name) ? {...unpinned, source: value} : value;
