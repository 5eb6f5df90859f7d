import type {PackageAnswer} from '../answers.js';
import {loadEmbeddedAttributes} from '../data/catalogue.js';
import {pythonVersion} from '../nixpkgs/interpreters.js';
import type {Pin} from '../nixpkgs/pins.js';
import {resolveName} from '../nixpkgs/resolve-name.js';
import {learnPin, type KnowledgeSources} from './knowledge.js';
import {markersOf, withoutUnmet} from './markers.js';
import type {PackageSources} from './package.js';
import {
	candidatesOf, resolvePackages, type ResolvedPackages,
} from './packages.js';

/**
Looks packages up: first what the pin holds, then each package in it.

@param interpreter - Interpreter attribute.
@throws Failure as `learnPin` and `resolvePackages` do.
*/
export const lookUpPackages = async (
	wished: readonly PackageAnswer[],
	pin: Pin,
	interpreter: string,
	sources: KnowledgeSources & PackageSources,
): Promise<ResolvedPackages> => {
	const {answers, warnings: leftOut} = withoutUnmet(wished, markersOf(interpreter, sources.system));
	const {attributes} = await loadEmbeddedAttributes();
	// Plain names that are long known need no download.
	const worthFetching = answers.some(answer => answer.kind !== 'known'
		&& (answer.requirement.specifier !== '' || resolveName(answer.requirement.name, attributes).kind !== 'attribute'));
	const {knowledge, warnings} = await learnPin({
		pin, interpreter, candidates: candidatesOf(answers), worthFetching,
	}, sources);
	const resolved = await resolvePackages(answers, {knowledge, interpreter, python: pythonVersion(interpreter)}, sources);
	return {...resolved, warnings: [...leftOut, ...warnings, ...resolved.warnings]};
};
