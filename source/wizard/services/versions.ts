import {printable} from '../../literal.js';
import {compilationOf} from '../../pypi/compiled.js';
import type {DistributionFile, Project} from '../../pypi/project.js';
import {listReleases, problemOf, type Release} from '../../pypi/releases.js';
import {compareVersions, isPreRelease, isVersion} from '../../pypi/version-match.js';
import {takeTurns} from '../../turns.js';
import type {Details, VersionRow} from '../state/row.js';

const isWithdrawn = ({files}: Release): boolean => files.length > 0 && files.every(({yanked}) => yanked !== false);

const newestOf = (releases: readonly Release[]): Release | undefined =>
	releases.find(release => !isPreRelease(release.version) && !isWithdrawn(release)) ?? releases[0];

const dayOf = (time: string | undefined): string | undefined => time?.slice(0, 10);

/** As `newestOf` all releases, but without sorting them: that takes longer than a key may, and this is for whoever is still typing. */
const findNewest = async (project: Project): Promise<Release | undefined> => {
	const turn = takeTurns();
	const files = new Map<string, DistributionFile[]>(project.versions.map(version => [version, []]));
	for (const file of project.files) {
		if (file.version !== undefined && file.kind !== 'other') {
			const own = files.get(file.version) ?? [];
			own.push(file);
			files.set(file.version, own);
		}
	}

	let newest: Release | undefined;
	let last: Release | undefined;
	for (const [version, own] of files) {
		if (!isVersion(version)) {
			continue;
		}

		const release = {version, files: own};
		last = last === undefined || compareVersions(version, last.version) > 0 ? release : last;
		if (!isPreRelease(version) && !isWithdrawn(release) && (newest === undefined || compareVersions(version, newest.version) > 0)) {
			newest = release;
		}

		await turn();
	}

	return newest ?? last;
};

/** What the page of a project says beside the list. */
export const detailsOf = async (project: Project, version: string | undefined): Promise<Details> => {
	const newest = await findNewest(project);
	const file = newest?.files.find(({kind}) => kind === 'sdist') ?? newest?.files[0];
	const {status, reason} = project.status;
	return {
		newest: newest === undefined ? undefined : printable(newest.version, 30),
		released: dayOf(file?.uploadTime),
		requiresPython: file?.requiresPython === undefined ? undefined : printable(file.requiresPython, 40),
		status: status === 'active' ? undefined : `${status} on the index${reason === undefined ? '' : `: ${printable(reason)}`}`,
		version,
	};
};

const isSame = (version: string, other: string | undefined): boolean =>
	other !== undefined && (version === other || (isVersion(version) && isVersion(other) && compareVersions(version, other) === 0));

const overrideNote = (project: Project, release: Release): string => {
	const compilation = compilationOf(project.name, release.files);
	if (!compilation) {
		return 'built here from its source';
	}

	return compilation.needsMore ? 'needs Rust: changing the version alone will not build' : 'compiled here from its source';
};

/**
The versions that an index has, newest first, and what taking each would mean.

@param python - The interpreter's Python version: `3.13`.
@param pinVersion - The pin's own, where it is known; it is in the list even when the index has it no more.
*/
export const versionRows = (project: Project, python: string, pinVersion: string | undefined): readonly VersionRow[] => {
	const releases = listReleases(project);
	const newest = newestOf(releases)?.version;
	const rows = releases.map((release): VersionRow => {
		const version = printable(release.version, 30);
		const first = release.version === newest ? 'newest, ' : '';
		if (isSame(release.version, pinVersion)) {
			return {version, kind: 'pin', note: `${first}in this pin`};
		}

		const problem = problemOf(release, python, false);
		return problem
			? {version, kind: 'unusable', note: printable(problem.text.replaceAll('`', ''))}
			: {version, kind: 'override', note: first + overrideNote(project, release)};
	});
	return rows.some(({kind}) => kind === 'pin')
		? rows
		: [{version: pinVersion ?? 'the pin\'s', kind: 'pin', note: pinVersion === undefined ? 'whichever it is' : 'in this pin'}, ...rows];
};
