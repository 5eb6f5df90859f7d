import type {DistributionFile, Project} from './project.js';
import {
	compareVersions, isVersion, parseSpecifier, satisfies,
} from './version-match.js';

/** All files of one version. */
export type Release = {
	readonly version: string;
	readonly files: readonly DistributionFile[];
};

type Sdist = DistributionFile & {readonly version: string; readonly stem: string; readonly extension: string; readonly sha256: string};

/** A release with an sdist that can be taken. */
export type Usable = Release & {readonly sdist: Sdist};

/** Why a release cannot be taken; `text` continues a sentence that begins with its version. */
export type Problem = {
	readonly reason: 'only-wheels' | 'needs-python' | 'yanked' | 'no-hash';
	readonly text: string;
};

/** PEP 440 releases of a project, newest first. Files whose name tells no version are left out. */
export const listReleases = (project: Project): readonly Release[] => {
	const files = new Map<string, DistributionFile[]>(project.versions.map(version => [version, []]));
	for (const file of project.files) {
		if (file.version !== undefined && file.kind !== 'other') {
			files.set(file.version, [...files.get(file.version) ?? [], file]);
		}
	}

	const releases: Release[] = [];
	const sorted = [...files].filter(([version]) => isVersion(version)).toSorted(([left], [right]) => compareVersions(right, left));
	for (const [version, own] of sorted) {
		const last = releases.at(-1);
		// `1.0` and `1.0.0` are one version that two files spell differently.
		if (last !== undefined && compareVersions(last.version, version) === 0) {
			releases[releases.length - 1] = {...last, files: [...last.files, ...own]};
		} else {
			releases.push({version, files: own});
		}
	}

	return releases;
};

/**
Whether an interpreter may use a file (PEP 345, Requires-Python). What cannot be read forbids nothing, as in pip.

@param python - `3.13`, or `3.13.2`. Of `3.13` only the minor version is known, so that any late patch release of it counts.
*/
export const admitsPython = (requires: string | undefined, python: string): boolean => {
	const clauses = parseSpecifier(requires ?? '');
	return clauses === undefined || satisfies(/^\d+\.\d+$/.test(python) ? `${python}.99` : python, clauses);
};

/** The kinds of sdists that `fetchPypi` is asked for, best first. */
const extensions: readonly string[] = ['tar.gz', 'zip', 'tar.bz2', 'tar.xz', 'tgz'];

const rank = (file: DistributionFile): number => extensions.indexOf(file.extension ?? '');

const sdistsOf = (release: Release): DistributionFile[] => release.files
	.filter(file => file.kind === 'sdist' && rank(file) !== -1)
	.toSorted((left, right) => rank(left) - rank(right));

const isComplete = (file: DistributionFile): file is Sdist =>
	file.sha256 !== undefined && file.version !== undefined && file.stem !== undefined && file.extension !== undefined;

/** What stands in the way of taking a release, or nothing. `allowYanked`: it was named exactly. */
export const problemOf = (release: Release, python: string, allowYanked: boolean): Problem | undefined => {
	const {files} = release;
	const withdrawn = files.find(file => file.yanked !== false);
	if (!allowYanked && withdrawn !== undefined && files.every(file => file.yanked !== false)) {
		return {reason: 'yanked', text: `was withdrawn by its authors${withdrawn.yanked === true ? '' : `: ${String(withdrawn.yanked)}`}`};
	}

	if (files.length > 0 && !files.some(file => admitsPython(file.requiresPython, python))) {
		return {reason: 'needs-python', text: `needs Python \`${files[0]!.requiresPython ?? ''}\`, and this is ${python}`};
	}

	const sdists = sdistsOf(release).filter(file => (allowYanked || file.yanked === false) && admitsPython(file.requiresPython, python));
	if (sdists.length === 0) {
		return {reason: 'only-wheels', text: files.length === 0 ? 'has no files' : 'has no sdist, only built files'};
	}

	return sdists.some(file => isComplete(file)) ? undefined : {reason: 'no-hash', text: 'has an sdist without a sha256 on this index'};
};

/** The same release with its best sdist, when there is nothing in the way. */
export const usableOf = (release: Release, python: string, allowYanked: boolean): Usable | undefined => {
	const sdist = sdistsOf(release).find((file): file is Sdist =>
		isComplete(file) && (allowYanked || file.yanked === false) && admitsPython(file.requiresPython, python));
	return sdist === undefined ? undefined : {...release, sdist};
};
