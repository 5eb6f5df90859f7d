import type {PackageAnswer} from '../answers.js';
import {literal} from '../literal.js';
import {isPypy, pythonVersion} from '../nixpkgs/interpreters.js';
import {markerEnvironment, type MarkerEnvironment} from '../pypi/marker-environment.js';
import {settle} from '../pypi/requirements/settle.js';
import type {Warning} from '../warning.js';

/**
What the variables of markers are for an interpreter of nixpkgs.

@param interpreter - Its attribute.
@param system - As Nix names it: `x86_64-linux`.
*/
export const markersOf = (interpreter: string, system: string): MarkerEnvironment => markerEnvironment({
	pythonVersion: pythonVersion(interpreter),
	implementation: isPypy(interpreter) ? 'pypy' : 'cpython',
	system,
});

/** Sets aside what is wanted by name under a condition that does not hold, and says so. Files settle their own markers. */
export const withoutUnmet = (answers: readonly PackageAnswer[], environment: MarkerEnvironment): {readonly answers: readonly PackageAnswer[]; readonly warnings: readonly Warning[]} => {
	const warnings: Warning[] = [];
	const kept = answers.filter(answer => {
		if (answer.kind !== 'wanted') {
			return true;
		}

		const {requirement} = answer;
		const [settled] = settle([{
			kind: 'requirement', requirement, origin: {file: ''}, groups: [],
		}], environment);
		if (settled?.kind !== 'skipped') {
			return true;
		}

		warnings.push({
			code: 'marker',
			message: `${literal(requirement.name)} is left out: it is wanted ${settled.reason}.`,
			hint: 'leave out what follows the `;` if it is wanted all the same',
		});
		return false;
	});
	return {answers: kept, warnings};
};
