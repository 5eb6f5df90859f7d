import type {ListedPackage} from '../answers.js';
import type {Package} from '../environment.js';
import {Failure} from '../failure.js';
import {redact} from '../io/redact.js';
import type {ReportEntry} from '../pypi/requirements/summary.js';
import {
	resolveOne, type Ground, type PackageSources, type Resolved,
} from './package.js';

/** Failures that mean: nixpkgs does not have it, at least not as a package. */
const absence = new Set(['not-in-pin', 'top-level-only', 'never-packaged', 'false-friend', 'meant-name']);

const versionDetail = ({attribute, override}: Package, locked: string | undefined, {knowledge}: Ground): string | undefined => {
	if (override) {
		return `${override.version}, built from PyPI's sdist`;
	}

	const version = knowledge.facts.get(attribute)?.version ?? '';
	if (locked === undefined || locked === version) {
		return version === '' ? undefined : version;
	}

	return version === '' ? `locked at ${locked}, the pin's version is not known here` : `locked at ${locked}, the pin has ${version}`;
};

/** Looks one entry of a requirements file up; what can't be had becomes an entry of the report and stops nothing. */
export const resolveListed = async ({requirement, locked}: ListedPackage, ground: Ground, sources: PackageSources): Promise<Partial<Resolved> & {entry: ReportEntry}> => {
	const text = `${requirement.name}${requirement.specifier}`;
	try {
		const resolved = await resolveOne(requirement, ground, sources);
		const detail = versionDetail(resolved.package, locked, ground);
		return {...resolved, entry: {outcome: resolved.package.override ? 'overridden' : 'taken', text, ...(detail === undefined ? {} : {detail})}};
	} catch (error) {
		if (!(error instanceof Failure) || error.code === 'cancelled') {
			throw error;
		}

		const detail = `${redact(error.message)} ${redact(error.hint ?? '')}`.trim();
		return {entry: {outcome: absence.has(error.code) ? 'absent' : 'skipped', text, detail}};
	}
};
