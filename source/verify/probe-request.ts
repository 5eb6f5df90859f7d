import type {Environment} from '../environment.js';

/** What the program in the shell is asked; the names are those of its Python. */
export type ProbeRequest = {
	readonly packages: ReadonlyArray<{readonly attribute: string; readonly distribution: string; readonly wanted: string | undefined}>;
	/** Import names that the user added. */
	readonly imports: readonly string[];
	/** Distribution and import name of what the user's own Python has. */
	readonly outside: ReadonlyArray<readonly [string, string]>;
	/** Seconds that each import may take. */
	readonly seconds: number;
	/** `/nix/store` as a rule. */
	readonly store: string;
};

/** The command that is the interpreter: a PyPy of nixpkgs has no `python`. */
export const executableOf = (interpreter: string): string =>
	interpreter.startsWith('pypy') ? interpreter.replace(/(\d)(\d+)$/, '$1.$2') : 'python';

/**
What to ask of an environment.

@param outside - What the user's own Python has; what was asked for is left out, for it is meant to be there.
@param seconds - Time limit of each import.
@param drvPath - A derivation of the store, which tells where the store is.
*/
export const probeRequest = (
	{packages, imports}: Environment,
	outside: ProbeRequest['outside'],
	seconds: number,
	drvPath: string,
): ProbeRequest => ({
	packages: packages.map(({attribute, distribution, override}) => ({attribute, distribution, wanted: override?.version})),
	imports,
	outside,
	seconds,
	store: drvPath.replace(/\/[^/]*$/, ''),
});
