import type {Expression} from '../syntax/node.js';
import {lookUp} from '../reading/scope.js';
import type {Python} from '../reading/value.js';
import {namespaceText, packagesName} from './manner.js';
import type {Target} from './target.js';

/** The interpreter of an environment where it is named: `pkgs.python313` of `pkgs.python313.withPackages`. */
export type InterpreterPlace = {readonly start: number; readonly end: number; readonly written: string};

/** Where an environment names its interpreter; nothing where that stands in more than a name. */
export const interpreterPlace = ({shell: {environment}, reading: {text}}: Target): InterpreterPlace | undefined => {
	const callee = environment?.node.function;
	if (callee?.kind !== 'select') {
		return undefined;
	}

	const {target, path: {names}} = callee;
	const length = environment!.form === 'function' ? 1 : 2;
	const {start} = callee;
	const end = names.at(-length - 1)?.end ?? target.end;
	const isName = target.kind === 'identifier' || target.kind === 'parentheses';
	return isName && names.length >= length ? {start, end, written: text.slice(start, end)} : undefined;
};

/** A name for the overridden interpreter that what it is made of does not use. */
export const freeName = (written: string): string => ['python', 'interpreter', 'overridden'].find(name => !new RegExp(String.raw`(?<![\w.'-])${name}(?![\w'-])`).test(written)) ?? 'overriddenPython';

/** How nixpkgs is called where an environment stands: `pkgs`. Nothing where it has no name there. */
export const nixpkgsName = (target: Target, node: Expression): string | undefined =>
	(packagesName(target, node) ?? namespaceText(target, node, 'packages'))?.replace(/\.$/, '');

/** How nixpkgs' library is called there. */
export const libraryName = (target: Target, node: Expression): string | undefined => {
	const {reading: {meanings, text}} = target;
	const packages = nixpkgsName(target, node);
	const origin = lookUp(text, 'lib', meanings.scoped.scopes.get(node));
	return packages === undefined ? (origin && origin.kind !== 'with' ? 'lib' : undefined) : `${packages}.lib`;
};

/** Whether an interpreter may have overrides that this file does not show. */
export const mayHaveOthers = ({packages: {source, argument, extended}, calls}: Python): boolean =>
	source?.kind !== 'input' || argument !== undefined || extended.length > 0 || calls.length > 0;
