import {withoutParentheses} from '../syntax/access.js';
import type {Apply, Expression} from '../syntax/node.js';
import type {Meanings} from './meaning.js';
import {fetchedSource, fetchers} from './source.js';
import type {Python, Source, Value} from './value.js';

const importOf = ({of, text}: Meanings, argument: Expression, depth: number): Value | undefined => {
	const value = of(argument, depth);
	if (value?.kind === 'nixpkgs') {
		return {kind: 'imported', source: value.source};
	}

	if (value?.kind === 'file') {
		const path = value.path.replace(/\/default\.nix$/, '');
		const manager = /(?:^|\/)sources\.nix$/.test(path) ? 'niv' : (/(?:^|\/)npins$/.test(path) ? 'npins' : undefined);
		return manager ? {kind: 'manager', manager} : value;
	}

	const node = withoutParentheses(argument);
	return node.kind === 'path' ? {kind: 'file', path: text.slice(node.start, node.end)} : undefined;
};

const packagesFrom = (source: Source, argument: Expression): Value => ({
	kind: 'packages', source, argument, extended: [],
});

/** The same interpreter after one more call. */
const called = (python: Python, node: Apply): Python => ({...python, calls: [...python.calls, node]});

/** A function of nixpkgs or of an interpreter that makes what we look for. */
const ofFunction = (meanings: Meanings, value: Extract<Value, {path: readonly string[]}>, node: Apply, depth: number): Value | undefined => {
	const last = value.path.at(-1);
	const {argument} = node;
	if (last === undefined) {
		return undefined;
	}

	// eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- Of many kinds only these matter.
	switch (value.kind) {
		case 'member': {
			const name = value.path.join('.');
			if (name === 'withPackages' || name === 'buildEnv.override') {
				return {
					kind: 'environment', python: value.python, argument, form: name === 'withPackages' ? 'function' : 'set', node,
				};
			}

			return name === 'override' ? called(value.python, node) : undefined;
		}

		case 'package': {
			if (/^override(?:Attrs|PythonAttrs)?$/.test(last)) {
				return {...value, path: value.path.slice(0, -1), changed: true};
			}

			return last === 'overrideScope' || last === 'overrideScope\'' ? {kind: 'python-set', python: called(value.python, node)} : undefined;
		}

		case 'tool': {
			if (/^mkShell(?:NoCC)?$/.test(last) || last === 'mkDerivation') {
				return {kind: 'shell', argument, derivation: last === 'mkDerivation'};
			}

			if (last === 'callPackage') {
				return importOf(meanings, argument, depth);
			}

			if (last === 'override') {
				return {...value, path: value.path.slice(0, -1)};
			}

			return last === 'extend' || last === 'appendOverlays'
				? {...value.packages, extended: [...value.packages.extended, argument]}
				: undefined;
		}

		default: {
			return undefined;
		}
	}
};

/** What a call gives. A function of the file's own is taken by its body, whatever it is called with. */
export const applied = (meanings: Meanings, callee: Value | undefined, node: Apply, depth: number): Value | undefined => {
	const {argument} = node;
	if (callee?.kind === 'built-in' || callee?.kind === 'tool') {
		const name = callee.path.at(-1);
		if (callee.kind === 'built-in' && name === 'import') {
			return importOf(meanings, argument, depth);
		}

		if (name !== undefined && fetchers.has(name)) {
			return fetchedSource(meanings, name, node, depth);
		}
	}

	// eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- Of many kinds only these matter.
	switch (callee?.kind) {
		case 'imported': {
			return packagesFrom(callee.source, argument);
		}

		case 'nixpkgs': {
			return undefined;
		}

		case 'file':
		case 'manager': {
			return callee;
		}

		case 'lambda': {
			const result = meanings.of(callee.lambda.body, depth);
			if (result) {
				return result;
			}

			break;
		}

		case 'member':
		case 'package':
		case 'tool': {
			const made = ofFunction(meanings, callee, node, depth);
			if (made) {
				return made;
			}

			break;
		}

		default: {
			break;
		}
	}

	// `genAttrs systems (system: ...)`, `eachSystem (pkgs: ...)`: whoever it is, it calls the function for each.
	const inner = withoutParentheses(argument);
	const body = inner.kind === 'lambda' ? meanings.of(inner.body, depth) : undefined;
	return body && {kind: 'each', value: body};
};
