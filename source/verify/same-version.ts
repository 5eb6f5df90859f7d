import {compareVersions, isVersion} from '../pypi/version-match.js';

/** Whether two spellings are one version (PEP 440: `1.0` is `1.0.0`). */
export const isSameVersion = (one: string, other: string): boolean =>
	one === other || (isVersion(one) && isVersion(other) && compareVersions(one, other) === 0);
