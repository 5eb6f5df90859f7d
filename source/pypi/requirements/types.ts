import type {Requirement} from '../requirement.js';

/** Which kinds of file are read. */
export type Format = 'requirements' | 'pyproject' | 'conda' | 'pipfile' | 'pylock' | 'uv-lock' | 'poetry-lock';

/** Where something stands; a line that could not be told is left out. */
export type Origin = {readonly file: string; readonly line?: number};

/** An optional part of a project: an extra (`optional-dependencies`), or a dependency group (PEP 735, Poetry, Pipenv). */
export type Group = {
	readonly kind: 'extra' | 'group';
	readonly name: string;

	/** Whether the file's own tool installs it without being asked, as it does `dev`. */
	readonly isDefault: boolean;
};

/** Where an entry stands and what it belongs to. */
export type Place = {
	readonly origin: Origin;

	/** The optional parts it belongs to, first the one it is written in; empty for what is always needed. */
	readonly groups: readonly Group[];
};

/** A limit on a requirement that does not ask for it, from a `-c` file. */
export type Constraint = {readonly requirement: Requirement; readonly origin: Origin};

/**
Why an entry asks nothing of nixpkgs.

- `bad`: it cannot be understood; the person should mend it
- `path`, `url`: something local, or an address that does not say which distribution is behind it
- `project`: the project itself
- `interpreter`: Python itself, which is a question of its own
- `not-python`: conda packages that are no Python distribution
- `transitive`: a lock's entry that something else brings along; nixpkgs pins those itself
- `marker`, `group`: not for this interpreter or platform, or not asked for
*/
export type SkipCode = 'bad' | 'path' | 'url' | 'project' | 'interpreter' | 'not-python' | 'transitive' | 'marker' | 'group';

/** One entry of a file: exactly one of these, whatever it is. */
export type RequirementItem = (Place & {
	readonly kind: 'requirement';
	readonly requirement: Requirement;

	/** The version a lock file has: a wish, where `requirement.specifier` is a demand. */
	readonly locked?: string;

	/** What `-c` files say about it; `settle` works them into the specifier. */
	readonly constraints?: readonly Constraint[];
}) | (Place & {
	readonly kind: 'skipped';

	/** The entry, fit to be shown. */
	readonly text: string;
	readonly code: SkipCode;

	/** One line, fit to be shown. */
	readonly reason: string;
	readonly hint?: string;

	/** The top-level attribute of nixpkgs that this may be, for programs that are not Python. */
	readonly tool?: string;
});

/** Something in the file that is no entry, yet should not pass unsaid: pip's options, sources, dynamic fields. */
export type Note = {readonly text: string; readonly origin: Origin};

/** Which Python the file asks for. */
export type PythonWish = {readonly specifier: string; readonly origin: Origin};

/** What one format's reader gives back. */
export type Reading = {
	readonly items: readonly RequirementItem[];
	readonly notes: readonly Note[];
	readonly python?: PythonWish;
};

/** A file and everything it includes. */
export type RequirementFile = Reading & {
	readonly format: Format;

	/** How many entries there are: one item each. */
	readonly count: number;
};

/** What a reader may ask of the world. */
export type ReadContext = {
	/** The decoded text of another file that the first one names. Raises `Failure`. */
	readonly readText: (path: string, origin: Origin) => string;

	/** Like `readText`, for a file that need not be there. */
	readonly readOptional: (path: string) => string | undefined;

	/** An environment variable, for pip's `${NAME}`. */
	readonly variable: (name: string) => string | undefined;
};

/** A reader: all of one format's knowledge. */
export type Reader = (path: string, text: string, context: ReadContext) => Reading;
