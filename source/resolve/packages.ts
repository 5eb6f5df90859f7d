import type {PackageAnswer} from '../answers.js';
import type {Package} from '../environment.js';
import {exceptions} from '../nixpkgs/exceptions.js';
import {normaliseName} from '../pypi/name.js';
import type {ReportEntry} from '../pypi/requirements/summary.js';
import type {Warning} from '../warning.js';
import {resolveListed} from './listed.js';
import {
	resolveOne, type Ground, type PackageSources, type Resolved,
} from './package.js';

export type ResolvedPackages = {
	readonly packages: readonly Package[];
	readonly warnings: readonly Warning[];
	/** What became of each listed one, in their order. */
	readonly entries: readonly ReportEntry[];
};

/** The attributes that the wanted names may turn out to be. */
export const candidatesOf = (answers: readonly PackageAnswer[]): readonly string[] => answers.flatMap(answer => {
	if (answer.kind === 'known') {
		return [answer.package.attribute];
	}

	const name = normaliseName(answer.requirement.name);
	const exception = exceptions.get(name);
	return [name, answer.requirement.name, ...(exception === undefined ? [] : [exception])];
});

/**
Turns what is asked for into packages that can be written.

@param answers - Packages known already, and those to look up.
@throws Failure for a requirement that can't be met, with what could be.
*/
export const resolvePackages = async (answers: readonly PackageAnswer[], ground: Ground, sources: PackageSources): Promise<ResolvedPackages> => {
	const resolved = await Promise.all(answers.map(async (answer): Promise<Partial<Resolved & {entry: ReportEntry}>> => {
		switch (answer.kind) {
			case 'known': {
				return {package: answer.package};
			}

			case 'wanted': {
				return resolveOne(answer.requirement, ground, sources);
			}

			case 'listed': {
				return resolveListed(answer, ground, sources);
			}
		}
	}));
	return {
		packages: resolved.flatMap(one => one.package ?? []),
		warnings: resolved.flatMap(({warnings}) => warnings ?? []),
		entries: resolved.flatMap(({entry}) => entry ?? []),
	};
};
