import type {Override} from '../pypi/choose-version.js';
import type {Project} from '../pypi/project.js';
import {elsewhereHint} from './elsewhere.js';
import type {PackageSources, Resolved} from './package.js';
import {compileWarnings} from './package-warnings.js';
import {requirementWarnings} from './requires.js';
import type {Asked} from './version.js';

/** A release of the index in the place of the pin's version, and all that should be known before it is built. */
export const overridden = async (choice: Override, page: Project, asked: Asked, sources: PackageSources): Promise<Resolved> => {
	const {wish: {requirement}, found, ground, judged} = asked;
	const {version, stem, extension, hash} = choice;
	const elsewhere = await elsewhereHint(found.attribute, requirement.specifier, ground.interpreter, sources.cacheDir);
	const own = judged.version === undefined ? '' : `, ${judged.version}`;
	return {
		package: {
			...found,
			override: {
				version, stem, extension, hash,
			},
		},
		warnings: [
			...compileWarnings(choice, page, `take the version of the pin${own}: \`--package ${found.distribution}\`; or another channel's: ${elsewhere}`),
			...await requirementWarnings(choice, page, {extras: requirement.extras, ground}, sources),
		],
	};
};
