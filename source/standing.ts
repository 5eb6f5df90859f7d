import {missingAnswers, type Answers} from './answers.js';
import {noPermits, type Environment} from './environment.js';
import type {Asked} from './edit-existing.js';
import type {Existing} from './existing.js';
import {Failure, usageFailure} from './failure.js';
import type {Options} from './flags.js';
import {readFolder, type FolderTexts} from './io/folder.js';
import {readOwn, type OwnFiles} from './own-files.js';
import {
	managedPaths, plan, type ExistingFiles, type FileChange,
} from './plan.js';

/** What stands in a project's folder. */
export type Standing = {
	readonly existing: FolderTexts;
	/** The files that this tool wrote and nobody changed. */
	readonly own: OwnFiles;
	/** An environment read from files that somebody wrote or changed by hand. */
	readonly found: Existing | undefined;
};

/**
Refuses to guess what nobody has said.

@param yes - Whether defaults are wanted for what is not given.
@throws Failure `missing-answers` (exit 2), naming the flags.
*/
export const requireAnswers = (answers: Answers, yes: boolean): void => {
	const missing = yes ? [] : missingAnswers(answers);
	if (missing.length > 0) {
		throw usageFailure('missing-answers', `There is no answer yet for ${missing.map(flag => `\`${flag}\``).join(', ')}.`, 'give them, or add `--yes` for the defaults');
	}
};

/** Files that say what an environment is, and need a reader where this tool did not write them. */
const nixPaths = ['shell.nix', 'flake.nix', 'default.nix'];

/** Files of somebody's own, read; nothing where ours say all, or where they are to be replaced. */
const readForeign = async (existing: ExistingFiles, {environment, paths}: OwnFiles, {overwrite, shell, yes}: Options, given: Answers): Promise<Existing | undefined> => {
	const foreign = nixPaths.filter(path => existing.has(path) && !paths.has(path));
	const matter = environment ? foreign.filter(path => path === 'flake.nix' && environment.style === 'both') : foreign;
	if (overwrite || matter.length === 0) {
		return undefined;
	}

	const {readExisting} = await import('./existing.js');
	try {
		return readExisting(existing, shell);
	} catch (error) {
		// A default.nix may be a package of which nothing is wanted here, and a file of another style is nobody's business.
		const isInTheWay = (path: string): boolean => path !== 'default.nix' && path !== (given.style === 'shell' ? 'flake.nix' : (given.style === 'flake' ? 'shell.nix' : ''));
		if (error instanceof Failure && error.code === 'not-ours' && !matter.some(path => isInTheWay(path))) {
			return undefined;
		}

		// Whoever has not said yet what is wanted is asked for that first.
		if (error instanceof Failure && error.code === 'not-ours' && shell === undefined) {
			requireAnswers(given, yes);
		}

		throw error;
	}
};

/**
Reads what stands in a folder, whoever wrote it.

@param folder - Absolute; it need not exist.
@param given - What the command line says.
@throws Failure `not-ours` for files that can't be read, `which-shell` (exit 2) where one of several has to be named.
*/
export const readStanding = async (folder: string, options: Options, given: Answers): Promise<Standing> => {
	const existing = await readFolder(folder, [...managedPaths, 'default.nix']);
	const own = readOwn(existing);
	return {existing, own, found: await readForeign(existing, own, options, given)};
};

/** The environment that stands there, as far as it can be told; undefined where there is none. */
export const standingEnvironment = ({own, found}: Pick<Standing, 'own' | 'found'>): Environment | undefined => found
	? {
		style: found.style,
		interpreter: found.interpreter,
		packages: found.environment.packages,
		tools: found.environment.tools,
		pin: found.pin,
		direnv: found.direnv,
		imports: [],
		permits: noPermits,
	}
	: own.environment;

/**
What has to change for a folder to hold an environment: the smallest edits where somebody's own files hold one, else the files anew.

@throws Failure `cannot-edit` and `not-ours` where that would lose something.
*/
export const changesTo = async ({existing, own, found}: Standing, environment: Environment, asked: Asked, overwrite: boolean): Promise<readonly FileChange[]> => {
	if (!found) {
		return plan(environment, existing, own.paths, overwrite);
	}

	const {editExisting} = await import('./edit-existing.js');
	return editExisting(found, environment, asked, {existing, ours: own.paths});
};
