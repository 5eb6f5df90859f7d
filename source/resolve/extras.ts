import {literal} from '../literal.js';
import {normaliseName} from '../pypi/name.js';
import type {Requirement} from '../pypi/requirement.js';
import type {Warning} from '../warning.js';

export type ResolvedExtras = {readonly extras: readonly string[]; readonly warnings: readonly Warning[]};

/**
Extras by the names that nixpkgs gives them; compared as PEP 685 normalises them.

@param known - The extras that nixpkgs has of the package; undefined where nobody can tell.
*/
export const resolveExtras = ({name, extras}: Requirement, known: readonly string[] | undefined): ResolvedExtras => {
	if (extras.length === 0) {
		return {extras, warnings: []};
	}

	if (known === undefined) {
		return {
			extras: extras.map(extra => normaliseName(extra)),
			warnings: [{
				code: 'extra-unchecked',
				message: `Whether nixpkgs' ${literal(name)} has ${extras.map(extra => `the extra ${literal(extra)}`).join(' and ')} is not known here.`,
				hint: 'if it has not, Nix will say that the attribute is missing',
			}],
		};
	}

	const found = extras.map(extra => ({extra, attribute: known.find(one => normaliseName(one) === normaliseName(extra))}));
	return {
		extras: found.flatMap(({attribute}) => attribute ?? []),
		warnings: found.filter(({attribute}) => attribute === undefined).map(({extra}) => ({
			code: 'extra-missing',
			message: `nixpkgs' ${literal(name)} has no extra ${literal(extra)}, so it is left out.`,
			hint: known.length > 0 ? `it has ${known.join(', ')}` : 'name the packages that the extra stands for, as `--package NAME`',
		})),
	};
};
