import type {Expression, List} from '../syntax/node.js';
import {attributeName, isIdentifier} from '../quote.js';
import {packageLambda} from '../reading/environment-argument.js';
import {lookUp, type Scope} from '../reading/scope.js';
import type {Value} from '../reading/value.js';
import type {Target} from './target.js';

/** What stands before the last name of an element: `ps.`, or nothing for a bare name. Undefined if it is neither. */
const prefixOf = ({reading: {text}}: Target, element: Expression): string | undefined => {
	if (element.kind === 'identifier') {
		return '';
	}

	return element.kind === 'select' && !element.fallback
		? text.slice(element.start, element.path.names.at(-1)!.start)
		: undefined;
};

/** Whether a bare name would be looked up in a `with` that means this kind of thing. */
const isBareHere = ({reading: {meanings, text}}: Target, list: List, name: string, kind: Value['kind']): boolean => {
	const origin = isIdentifier(name) ? lookUp(text, name, meanings.scoped.scopes.get(list)) : undefined;
	return origin?.kind === 'with' && meanings.of(origin.namespaces[0]!)?.kind === kind;
};

/** How the namespace of the nearest `with` of a kind is written, to name it in front of an attribute. */
export const namespaceText = ({reading: {meanings, text}}: Target, list: Expression, kind: Value['kind']): string | undefined => {
	for (let scope: Scope | undefined = meanings.scoped.scopes.get(list); scope; scope = scope.outer) {
		if (scope.frame.kind === 'with' && meanings.of(scope.frame.namespace)?.kind === kind) {
			const written = text.slice(scope.frame.namespace.start, scope.frame.namespace.end);
			return /^[\w.'-]+$/.test(written) ? `${written}.` : undefined;
		}
	}

	return undefined;
};

/** `pkgs.`, where that name means nixpkgs. */
export const packagesName = ({reading: {meanings, text}}: Target, list: Expression): string | undefined => {
	const origin = lookUp(text, 'pkgs', meanings.scoped.scopes.get(list));
	return origin && origin.kind !== 'with' ? 'pkgs.' : undefined;
};

/** Like the last one of a kind that is there already; a bare name only where it means that. */
const like = (target: Target, list: List, name: string, {elements, kind}: {elements: readonly Expression[]; kind: Value['kind']}): string | undefined => {
	const prefix = elements.map(element => prefixOf(target, element)).findLast(one => one !== undefined);
	if (prefix) {
		return prefix + attributeName(name);
	}

	return isBareHere(target, list, name, kind) ? name : undefined;
};

/** How a Python package is written as an element of a list. Undefined if the list gives no way to tell. */
export const packageText = (target: Target, list: List, attribute: string): string | undefined => {
	const {packages, environment} = target.shell;
	const elements = packages.filter(one => one.list === list && !one.changed).map(({element}) => element);
	const parameter = environment && packageLambda(target.reading.meanings, environment)?.parameter?.name;
	const prefix = parameter === undefined ? namespaceText(target, list, 'python-set') : `${parameter}.`;
	return like(target, list, attribute, {elements, kind: 'python-set'}) ?? (prefix === undefined ? undefined : prefix + attributeName(attribute));
};

/** How a tool is written as an element of a list of the shell. */
export const toolText = (target: Target, list: List, path: string): string | undefined => {
	const [first, ...rest] = path.split('.');
	const {tools, nixpkgs} = target.shell;
	const elements = tools
		.filter(one => one.list === list && !one.path.includes('.') && one.packages.argument === nixpkgs.argument)
		.map(({element}) => element);
	const written = like(target, list, first!, {elements, kind: 'packages'});
	const prefix = packagesName(target, list) ?? namespaceText(target, list, 'packages');
	const start = written ?? (prefix === undefined ? undefined : prefix + attributeName(first!));
	return start === undefined ? undefined : [start, ...rest.map(part => attributeName(part))].join('.');
};
