import {withoutParentheses} from '../syntax/access.js';
import type {Node} from '../syntax/node.js';
import type {OverrideSet} from '../reading/override-sets.js';
import {ancestors, lookUp} from '../reading/scope.js';
import type {Target} from './target.js';

/** `final` of an overlay: the outer of two functions of one argument each. */
const overlayName = (node: Node, set: OverrideSet): string | undefined => {
	if (node.kind !== 'lambda') {
		return undefined;
	}

	const {parameter} = node;
	const inner = withoutParentheses(node.body);
	return inner.kind === 'lambda' && inner.parameter && parameter && parameter.name !== set.final ? parameter.name : undefined;
};

/** How nixpkgs' `fetchPypi` can be called inside a set of overrides. */
export const fetchPypiName = ({reading: {meanings, text}}: Target, set: OverrideSet): string => {
	for (const ancestor of ancestors(meanings.scoped, set.set)) {
		const name = overlayName(ancestor, set);
		if (name !== undefined) {
			return `${name}.fetchPypi`;
		}
	}

	const origin = lookUp(text, 'pkgs', meanings.scoped.scopes.get(set.set));
	// In a set of Python packages it is an alias, which serves where nothing else does.
	return `${origin && origin.kind !== 'with' ? 'pkgs' : set.previous}.fetchPypi`;
};
