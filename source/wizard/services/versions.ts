import {printable} from '../../literal.js';
import {compilationOf} from '../../pypi/compiled.js';
import type {DistributionFile, Project, ProjectReader} from '../../pypi/project.js';
import {listReleases, problemOf, type Release} from '../../pypi/releases.js';
import {compareVersions, isPreRelease, isVersion} from '../../pypi/version-match.js';
import {takeTurns} from '../../turns.js';
import type {Details, VersionRow} from '../state/row.js';

const isWithdrawn = ({files}: Release): boolean => files.length > 0 && files.every(({yanked}) => yanked !== false);

const newestOf = (releases: readonly Release[]): Release | undefined =>
	releases.find(release => !isPreRelease(release.version) && !isWithdrawn(release)) ?? releases[0];

const dayOf = (time: string | undefined): string | undefined => time?.slice(0, 10);

/** What is kept of a release while a page is read. */
type Seen = {isWithdrawn: boolean; readonly file: DistributionFile | undefined};

/** As `newestOf` all releases, but without sorting them: that takes longer than a key may, and this is for whoever is still typing. */
const findNewest = async (releases: ReadonlyMap<string, Seen>): Promise<string | undefined> => {
	const turn = takeTurns();
	let newest: string | undefined;
	let last: string | undefined;
	for (const [version, {isWithdrawn}] of releases) {
		if (!isVersion(version)) {
			continue;
		}

		last = last === undefined || compareVersions(version, last) > 0 ? version : last;
		if (!isPreRelease(version) && !isWithdrawn && (newest === undefined || compareVersions(version, newest) > 0)) {
			newest = version;
		}

		await turn();
	}

	return newest ?? last;
};

/**
Reads what the page of a project says beside the list.

@param version - The pin's version, once it is known.
*/
export const detailsReader = (version: Promise<string | undefined>): ProjectReader<Details> => {
	const releases = new Map<string, Seen>();
	return {
		file(file) {
			if (file.version === undefined || file.kind === 'other') {
				return;
			}

			const isYanked = file.yanked !== false;
			const seen = releases.get(file.version);
			if (seen === undefined || (file.kind === 'sdist' && seen.file?.kind !== 'sdist')) {
				releases.set(file.version, {isWithdrawn: isYanked && (seen?.isWithdrawn ?? true), file});
			} else {
				seen.isWithdrawn &&= isYanked;
			}
		},
		async end({status: {status, reason}, versions}) {
			for (const version of versions) {
				if (!releases.has(version)) {
					releases.set(version, {isWithdrawn: false, file: undefined});
				}
			}

			const newest = await findNewest(releases);
			const file = newest === undefined ? undefined : releases.get(newest)?.file;
			return {
				newest: newest === undefined ? undefined : printable(newest, 30),
				released: dayOf(file?.uploadTime),
				requiresPython: file?.requiresPython === undefined ? undefined : printable(file.requiresPython, 40),
				status: status === 'active' ? undefined : `${status} on the index${reason === undefined ? '' : `: ${printable(reason)}`}`,
				version: await version,
			};
		},
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
