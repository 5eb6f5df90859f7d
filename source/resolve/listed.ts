import type {ListedPackage} from '../answers.js';
import type {Package} from '../environment.js';
import type {Failure} from '../failure.js';
import {redact} from '../io/redact.js';
import type {ReportEntry} from '../pypi/requirements/summary.js';
import {requirementText} from './join.js';
import type {Ground} from './package.js';

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

/** The report of an entry that became a package. */
export const foundEntry = ({requirement, locked}: ListedPackage, found: Package, ground: Ground): ReportEntry => {
	const detail = versionDetail(found, locked, ground);
	return {
		outcome: found.override ? 'overridden' : 'taken',
		text: requirementText(requirement),
		...(detail === undefined ? {} : {detail}),
		...(!found.override && detail?.startsWith('locked at ') && {differs: true}),
	};
};

/** The report of an entry that can't be had. */
export const refusedEntry = ({requirement}: ListedPackage, {code, message, hint}: Failure): ReportEntry => ({
	outcome: absence.has(code) ? 'absent' : 'skipped',
	text: requirementText(requirement),
	detail: [message.replace(/\.$/, ''), hint ?? ''].filter(part => part !== '').map(part => redact(part)).join('; '),
});
