import {compareVersions, isPreRelease, type Clause} from './version-match.js';

/**
The versions next to the one that a specifier names, nearest first: alternately the one above and the one below.

@param versions - What could be taken, newest first. Final releases are preferred; without any, pre-releases serve.
@returns At most five.
*/
export const nearestVersions = (versions: readonly string[], clauses: readonly Clause[]): readonly string[] => {
	const final = versions.filter(version => !isPreRelease(version));
	const offered = final.length === 0 ? versions : final;
	const target = clauses.find(({operator}) => operator !== '!=' && operator !== '===')?.version;
	if (target === undefined) {
		return offered.slice(0, 5);
	}

	const above = offered.filter(version => compareVersions(version, target) >= 0).toReversed();
	const below = offered.filter(version => compareVersions(version, target) < 0);
	const mixed: string[] = [];
	for (let index = 0; index < 5; index++) {
		mixed.push(...[above[index], below[index]].filter(version => version !== undefined));
	}

	return mixed.slice(0, 5);
};
