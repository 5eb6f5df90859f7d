import type {Environment} from './environment.js';
import {Failure} from './failure.js';
import {flakeLock} from './nix/flake-lock.js';
import {flakeNix} from './nix/flake-nix.js';
import {shellNix} from './nix/shell-nix.js';

/** Texts of the files that matter to us and are there, by name. */
export type ExistingFiles = ReadonlyMap<string, string>;

/** One file before and after; undefined where it is not there. */
export type FileChange = {
	/** Name inside the project's folder. */
	readonly path: string;
	readonly before: string | undefined;
	readonly after: string | undefined;
	/** Whether what was there stays beside it as `.orig`. */
	readonly keepOriginal: boolean;
};

/** The files that an environment may consist of, in the order they are shown. */
export const managedPaths = ['shell.nix', 'flake.nix', 'flake.lock', '.envrc', '.gitignore'] as const;

type ManagedPath = typeof managedPaths[number];

/** Whether an .envrc enters a Nix environment. */
export const usesNix = (envrc: string): boolean => /^\s*use[ _](?:nix|flake)/m.test(envrc);

const ignored = ['.direnv/', 'result'];

/** A .gitignore is everybody's: ours is only what is missing at its end. */
const gitignore = (before: string | undefined): string => {
	const lines = new Set((before ?? '').split(/\r?\n/));
	const has = (entry: string): boolean => [entry, entry.replace(/\/$/, ''), `/${entry}`].some(line => lines.has(line));
	const missing = ignored.filter(entry => !has(entry));
	if (missing.length === 0) {
		return before!;
	}

	const lineEnd = before?.includes('\r\n') ? '\r\n' : '\n';
	const start = !before || before.endsWith('\n') ? before ?? '' : before + lineEnd;
	return start + missing.map(line => line + lineEnd).join('');
};

const wantedText = (path: ManagedPath, environment: Environment, before: string | undefined): string | undefined => {
	const {style, direnv} = environment;
	switch (path) {
		case 'shell.nix': {
			return style === 'flake' ? undefined : shellNix(environment);
		}

		case 'flake.nix': {
			return style === 'shell' ? undefined : flakeNix(environment);
		}

		case 'flake.lock': {
			return style === 'shell' ? undefined : flakeLock(environment);
		}

		case '.envrc': {
			// `use nix` needs no experimental feature, so it serves whoever has a shell.nix.
			return direnv ? `use ${style === 'flake' ? 'flake' : 'nix'}\n` : undefined;
		}

		case '.gitignore': {
			return direnv ? gitignore(before) : before;
		}
	}
};

/**
The texts of every file of an environment.

@param existing - What is there; a .gitignore is added to, never replaced.
*/
export const renderFiles = (environment: Environment, existing: ExistingFiles): ExistingFiles => {
	const texts = managedPaths.map(path => [path, wantedText(path, environment, existing.get(path))] as const);
	return new Map(texts.filter((entry): entry is [ManagedPath, string] => entry[1] !== undefined));
};

const refusal = (paths: readonly string[]): Failure => new Failure(
	'not-ours',
	`${paths.map(path => `\`${path}\``).join(', ')} ${paths.length === 1 ? 'is' : 'are'} there and not as this tool wrote ${paths.length === 1 ? 'it' : 'them'}.`,
	'`--overwrite` replaces what is there and keeps each file as `.orig` beside it',
);

/**
What direnv needs, as changes.

@param isOwn - Whether the .envrc that is there is one of ours.
@throws Failure `not-ours` when somebody's own would have to go.
*/
export const planDirenv = (environment: Environment, existing: ExistingFiles, isOwn: boolean): readonly FileChange[] => {
	const changes = (['.envrc', '.gitignore'] as const).map((path): FileChange => ({
		path, before: existing.get(path), after: wantedText(path, environment, existing.get(path)), keepOriginal: false,
	}));
	const [envrc, gitignored] = changes;
	if (envrc!.before !== undefined && !isOwn && environment.direnv) {
		return gitignored!.before === gitignored!.after ? [] : [gitignored!];
	}

	if (envrc!.before !== undefined && envrc!.after === undefined && !isOwn && usesNix(envrc!.before)) {
		throw refusal(['.envrc']);
	}

	return changes.filter(({before, after, path}) => before !== after && (path !== '.envrc' || before === undefined || isOwn));
};

/** Changes one after the other, as one: what comes back to what it was is none. */
export const joinChanges = (first: readonly FileChange[], second: readonly FileChange[]): readonly FileChange[] => {
	const joined = new Map(first.map(change => [change.path, change]));
	for (const change of second) {
		const {before, keepOriginal} = joined.get(change.path) ?? change;
		joined.set(change.path, {...change, before, keepOriginal});
	}

	return [...joined.values()].filter(({before, after}) => before !== after);
};

/** Undoes changes: each file as it was before. */
export const reverseChanges = (changes: readonly FileChange[]): readonly FileChange[] => changes.map(({path, before, after}) => ({
	path, before: after, after: before, keepOriginal: false,
}));

/**
What has to change for the folder to hold an environment; nothing where it does already.

@param existing - The files that are there.
@param ours - Which of them this tool wrote and nobody changed; a .gitignore needs no owner.
@param overwrite - Whether others may be replaced; each then keeps its original beside it.
@throws Failure `not-ours` when a file of somebody else's is in the way.
*/
export const plan = (
	environment: Environment,
	existing: ExistingFiles,
	ours: ReadonlySet<string>,
	overwrite: boolean,
): readonly FileChange[] => {
	const wanted = renderFiles(environment, existing);
	const changes = managedPaths.flatMap((path): FileChange[] => {
		const before = existing.get(path);
		const after = wanted.get(path);
		const foreign = before !== undefined && !ours.has(path) && path !== '.gitignore';
		// What is not ours and not wanted is none of our business.
		return before === after || (foreign && after === undefined)
			? []
			: [{
				path, before, after, keepOriginal: foreign,
			}];
	});
	const inTheWay = changes.filter(({keepOriginal}) => keepOriginal).map(({path}) => path);
	if (inTheWay.length > 0 && !overwrite) {
		throw refusal(inTheWay);
	}

	return changes;
};
