/** Whether a release or file was withdrawn (PEP 592): no, yes without a word, or yes with the reason given. */
export type Yanked = boolean | string;

/** The kinds of files that an index lists: what can be built, what is built, and what is neither (eggs, installers). */
export type FileKind = 'sdist' | 'wheel' | 'other';

/** One file of a project on an index. Everything but `kind` and `version` is as the index says, checked for shape. */
export type DistributionFile = {
	readonly filename: string;
	/** Absolute. May carry credentials or a signature when the index puts them there: show it through `redactUrl` only. */
	readonly url: string;
	readonly kind: FileKind;
	/** As the file name spells it; absent when the name does not say. */
	readonly version?: string;
	/** What precedes `-<version>` in the file name: `scikit_learn`, `PyYAML`. The `pname` that `fetchPypi` must be given. */
	readonly stem?: string;
	/** Of an sdist, without the leading dot: `tar.gz`, `zip`, `tar.bz2`. */
	readonly extension?: string;
	/** 64 lower-case hexadecimal digits. */
	readonly sha256?: string;
	/** A version specifier, such as `>=3.9`. */
	readonly requiresPython?: string;
	readonly yanked: Yanked;
	/** ISO 8601. */
	readonly uploadTime?: string;
	/** Whether `<url>.metadata` exists (PEP 658, 714), and its sha256 when the index says it. */
	readonly metadata?: string | true;
};

/** What an index says of a project's state (PEP 792). */
export type ProjectStatus = {
	readonly status: 'active' | 'archived' | 'quarantined' | 'deprecated';
	readonly reason?: string;
};

/** Why an answer is older than it should be. */
export type Stale = {
	/** When the copy was fetched, ISO 8601. */
	readonly since: string;
	/** Why no newer one could be had, one line. */
	readonly why: string;
};

/** What a project's page of a package index says beside its files. */
export type ProjectPage = {
	/** Normalised (PEP 503). */
	readonly name: string;
	readonly status: ProjectStatus;
	/** All released versions when the index says them (PEP 700), else those of the files. */
	readonly versions: readonly string[];
	/** Set when this is a stored copy, because the network failed or the run is offline. */
	readonly stale?: Stale;
};

/** A project's page of a package index. */
export type Project = ProjectPage & {
	/** In the order of the index. */
	readonly files: readonly DistributionFile[];
};

/** A project's page that is still on its way. */
export type ArrivingProject = {
	/** In the order of the index, some at a time. */
	readonly files: AsyncIterable<readonly DistributionFile[]>;
	/** What is known when all files have been read. */
	readonly page: () => ProjectPage;
};

/** Makes something of a project's page while it arrives: the largest ones have thousands of files, of which few matter. */
export type ProjectReader<T> = {
	readonly file: (file: DistributionFile) => void;
	readonly end: (page: ProjectPage) => T | Promise<T>;
};

/** Keeps all of it. */
export const wholeProject = (): ProjectReader<Project> => {
	const files: DistributionFile[] = [];
	return {
		file(file) {
			files.push(file);
		},
		end: page => ({...page, files}),
	};
};
