import {bareName, packageOf} from '../culprit.js';
import type {Action, Explanation, Permission} from '../explanation.js';
import {
	evidence, find, type Facts, type Recogniser,
} from '../facts.js';

const reasons: ReadonlyArray<readonly [permission: Permission, pattern: RegExp, what: string]> = [
	['unfree', /has an unfree license/, 'has an unfree licence, and nixpkgs evaluates only free software unless you permit it'],
	['insecure', /is marked as insecure/, 'is known to be insecure, and nixpkgs refuses it unless you permit it'],
	['broken', /is marked as broken|has problems:|- broken:/, 'is marked as broken in this nixpkgs'],
];

/** The name that a predicate sees; nixpkgs says it itself where it tells how to permit. */
const predicateName = (name: string, {lines}: Facts): string => {
	const start = lines.findIndex(line => line.includes('builtins.elem (lib.getName pkg) ['));
	const told = start === -1 ? undefined : /^\s*"(?<name>[\w+.-]+)"/.exec(lines[start + 1] ?? '')?.groups?.name;
	return told ?? bareName(name);
};

const nameFor = (permission: Permission, name: string, facts: Facts): string => {
	switch (permission) {
		case 'insecure': {
			return name;
		}

		case 'unfree': {
			return predicateName(name, facts);
		}

		case 'broken': {
			return packageOf(name, facts.environment)?.attribute ?? bareName(name);
		}
	}
};

/** What a permission names: insecure packages by name and version, so that the next version is looked at again. */
const permit = (permission: Permission, name: string, facts: Facts): Action => ({
	kind: 'permit',
	permission,
	name: nameFor(permission, name, facts),
});

/** What nixpkgs refuses to evaluate, in the words to 2025 and those from 2026 on. */
export const refused: Recogniser = facts => {
	const {lines, environment} = facts;
	const found = find(lines, /Package ['‘"](?<name>[^'’"]+)['’"] in .*(?:refusing to evaluate|is not available|has an unfree|is marked as)/)
		?? find(lines, /Refusing to evaluate package ['‘"](?<name>[^'’"]+)['’"] in/);
	if (!found) {
		return undefined;
	}

	const name = found.groups.name!;
	const near = lines.slice(found.index, found.index + 3);
	const culprit = packageOf(name, environment);
	const remove: readonly Action[] = culprit ? [{kind: 'remove-package', attribute: culprit.attribute}] : [];
	const shown = culprit ? `\`${culprit.distribution}\`` : `\`${name}\`, which something that you asked for needs,`;
	const issues = lines.slice(found.index).filter(line => /^\s+- \S*CVE-/.test(line)).slice(0, 3);
	const why = [...evidence(lines, found.index, 3), ...issues];
	for (const [permission, pattern, what] of reasons) {
		if (find(near, pattern)) {
			return {
				code: permission,
				title: `${shown} ${what}.`,
				evidence: why,
				actions: [...(permission === 'broken' ? remove : []), permit(permission, name, facts), ...(permission === 'broken' ? [] : remove)],
			};
		}
	}

	const explanation: Explanation = {
		code: 'unsupported-system',
		title: `${shown} is not made for this kind of machine.`,
		evidence: why,
		actions: [...remove, {kind: 'advise', text: 'it may work elsewhere: the files are right for the systems that it supports'}],
	};
	return find(near, /is not available on the requested hostplatform|unsupported(?: system)?/i) && explanation;
};
