import {Failure} from '../failure.js';
import {literal} from '../literal.js';
import {attributeOf} from '../nixpkgs/package-attribute.js';
import type {Override} from '../pypi/choose-version.js';
import {evaluateMarker} from '../pypi/marker-evaluate.js';
import type {CoreMetadata} from '../pypi/metadata.js';
import {normaliseName} from '../pypi/name.js';
import type {Project} from '../pypi/project.js';
import {admitsPython} from '../pypi/releases.js';
import {parseRequirement, type Requirement} from '../pypi/requirement.js';
import {parseSpecifier, satisfies} from '../pypi/version-match.js';
import type {Warning} from '../warning.js';
import {markersOf} from './markers.js';
import type {Ground, PackageSources} from './package.js';

type Asking = {readonly extras: readonly string[]; readonly ground: Ground};

const requirementOf = (text: string): Requirement | undefined => {
	try {
		return parseRequirement(text);
	} catch {
		// An author's mistake, which the build will show if it matters.
		return undefined;
	}
};

/** What is in the way of one thing that a release needs; nothing where it is there or can't be told. */
const obstacleOf = ({name, specifier}: Requirement, {knowledge: {attributes, facts, isOfPin}}: Ground): string | undefined => {
	const attribute = attributeOf(normaliseName(name), attributes);
	if (attribute === undefined) {
		return `${literal(name)}, which nixpkgs does not have`;
	}

	const version = isOfPin ? facts.get(attribute)?.version ?? '' : '';
	const clauses = parseSpecifier(specifier);
	return version === '' || !clauses || satisfies(version, clauses)
		? undefined
		: `${literal(name + specifier)}, and the pin has ${literal(version)}`;
};

/** The metadata of a release (PEP 658) from any file of it that has some, or nothing: it is worth a warning, not a failure. */
const metadataOf = async ({file}: Override, page: Project, sources: PackageSources): Promise<CoreMetadata | undefined> => {
	const bearer = [file, ...page.files].find(one => one.version === file.version && one.metadata !== undefined);
	try {
		return bearer && await sources.metadata(bearer);
	} catch (error) {
		if (error instanceof Failure && error.code !== 'cancelled') {
			return undefined;
		}

		throw error;
	}
};

/**
What a release says of itself that will hurt in place of the pin's: nixpkgs gives an override what the pin's own version needs, in the pin's
versions, and the release may need something else.
*/
export const requirementWarnings = async (taken: Override, page: Project, {extras, ground}: Asking, sources: PackageSources): Promise<readonly Warning[]> => {
	const metadata = await metadataOf(taken, page, sources);
	if (!metadata) {
		return [];
	}

	const environment = markersOf(ground.interpreter, sources.system);
	const obstacles = metadata.requiresDist
		.map(text => requirementOf(text))
		.filter(one => one !== undefined && (one.marker === undefined || evaluateMarker(one.marker, environment, {extras})))
		.map(one => obstacleOf(one!, ground))
		.filter(one => one !== undefined);
	const what = `${literal(page.name)} ${literal(taken.version)}`;
	const hint = `the version that the pin has: \`--package ${page.name}\``;
	return [
		...(obstacles.length > 0 ? [{code: 'override-requires', message: `${what} needs ${obstacles.join('; ')}.`, hint}] : []),
		...(admitsPython(metadata.requiresPython, ground.python)
			? []
			: [{code: 'override-python', message: `${what} needs Python ${literal(metadata.requiresPython!)}, and this is ${ground.python}.`, hint}]),
	];
};
