import type {Node} from '../syntax/node.js';
import type {
	Packages, Python, Source, Value, View,
} from './value.js';

const interpreterName = /^(?:python|pypy)3\d*$/;

const setName = /^(?<python>(?:python|pypy)3\d*)Packages$/;

/** An attribute of nixpkgs: an interpreter, its package set, or a tool. */
export const attributeOf = (packages: Packages, key: string, place: Node | undefined): Value => {
	if (interpreterName.test(key)) {
		return {
			kind: 'python', attribute: key, place, packages, isBySet: false, calls: [],
		};
	}

	const attribute = setName.exec(key)?.groups?.python;
	if (attribute !== undefined) {
		return {
			kind: 'python-set', python: {
				kind: 'python', attribute, place, packages, isBySet: true, calls: [],
			},
		};
	}

	return key === 'pkgs' ? packages : {kind: 'tool', packages, path: [key]};
};

const ofPython = (python: Python, path: readonly string[], key: string): Value =>
	path.length === 0 && key === 'pkgs' ? {kind: 'python-set', python} : {kind: 'member', python, path: [...path, key]};

/** Whether an input of a flake is nixpkgs, by its name or address. */
export const isNixpkgs = (name: string, url: string | undefined): boolean =>
	url === undefined || name === 'nixpkgs' ? name.startsWith('nixpkgs') : /(?:^|[/:])nixpkgs(?:$|[/?.])|channels\.nixos\.org|nixos\.org\/channels/i.test(url);

/**
One step of a selection, other than from a set that is written out.

@param key - Undefined where it can't be told.
@param place - Where the key stands.
*/
export const selectStep = (value: Value, key: string | undefined, place: Node): Value | undefined => {
	if (value.kind === 'each') {
		return value.value;
	}

	if (key === undefined) {
		return undefined;
	}

	// eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- Of many kinds only these matter.
	switch (value.kind) {
		case 'packages': {
			return attributeOf(value, key, place);
		}

		case 'python': {
			return ofPython(value, [], key);
		}

		case 'member': {
			return ofPython(value.python, value.path, key);
		}

		case 'python-set': {
			return key === 'python' ? value.python : {kind: 'package', python: value.python, path: [key]};
		}

		case 'package':
		case 'tool':
		case 'built-in': {
			return {...value, path: [...value.path, key]};
		}

		case 'nixpkgs': {
			return nixpkgsStep(value.source, key);
		}

		case 'manager': {
			// Whatever is imported from it and has interpreters is nixpkgs, by any name.
			return {kind: 'nixpkgs', source: {...value, name: key}};
		}

		case 'environment': {
			return key === 'env' ? value : undefined;
		}

		default: {
			return undefined;
		}
	}
};

/** What a flake of nixpkgs offers. */
const nixpkgsStep = (source: Source, key: string): Value | undefined => {
	const packages: Packages = {
		kind: 'packages', source, argument: undefined, extended: [],
	};
	switch (key) {
		case 'legacyPackages': {
			return {kind: 'each', value: packages};
		}

		case 'lib': {
			return {kind: 'tool', packages, path: ['lib']};
		}

		case 'outPath': {
			return {kind: 'nixpkgs', source};
		}

		default: {
			return undefined;
		}
	}
};

/** The part of a view below one key. */
export const below = (view: View, key: string, keyAt: (binding: View[number]) => string | undefined): View =>
	view.filter(one => keyAt(one) === key).map(({binding, depth}) => ({binding, depth: depth + 1}));
