import type {Pin} from './nixpkgs/pins.js';

/** No flakes, a flake, or a thin flake over shell.nix. */
export type Style = 'shell' | 'flake' | 'both';

export const styles: readonly Style[] = ['shell', 'flake', 'both'];

/** A version that the pin does not have: the sdist to build instead. */
export type Override = {
	readonly version: string;
	/** What stands before `-<version>` in the sdist's file name; `fetchPypi` wants this as `pname`. */
	readonly stem: string;
	/** `tar.gz`, `zip`, ... */
	readonly extension: string;
	/** SRI hash of the sdist. */
	readonly hash: string;
};

/** One Python package of the environment. */
export type Package = {
	/** Attribute in the interpreter's package set: `opencv4`. */
	readonly attribute: string;
	/** Normalised PyPI name: `opencv-python`. */
	readonly distribution: string;
	/** Normalised extras, sorted; each is an attribute of nixpkgs' `optional-dependencies`. */
	readonly extras: readonly string[];
	readonly override?: Override | undefined;
};

/** Exceptions, each for one package by its name; never for all of them. */
export type Permits = {
	/** Names without version, as nixpkgs' `getName` has them: `cuda_nvcc`. */
	readonly unfree: readonly string[];
	/** Names with version, so that the next version is looked at again: `python3.13-ecdsa-0.19.1`. */
	readonly insecure: readonly string[];
	/** Attributes of the interpreter's package set that are used although they are marked as broken. */
	readonly broken: readonly string[];
	/** Attributes whose own tests are not run. */
	readonly untested: readonly string[];
};

export const noPermits: Permits = {
	unfree: [], insecure: [], broken: [], untested: [],
};

/** Permits with every list changed in the same way. */
export const mapPermits = (permits: Permits, change: (names: readonly string[], kind: keyof Permits) => readonly string[]): Permits => ({
	unfree: change(permits.unfree, 'unfree'),
	insecure: change(permits.insecure, 'insecure'),
	broken: change(permits.broken, 'broken'),
	untested: change(permits.untested, 'untested'),
});

/** Complete and valid; everything that is written is a pure function of it. */
export type Environment = {
	readonly style: Style;
	/** Interpreter attribute: `python313`. */
	readonly interpreter: string;
	/** Sorted by attribute, one of each. */
	readonly packages: readonly Package[];
	/** Attribute paths of what else is in the shell, sorted: `git`, `nodePackages.prettier`. */
	readonly tools: readonly string[];
	readonly pin: Pin;
	/** Whether direnv enters the environment by itself. */
	readonly direnv: boolean;
	/** Import names that a verification tries besides those of the packages, sorted: `sklearn.ensemble`. */
	readonly imports: readonly string[];
	readonly permits: Permits;
};

/** Code-unit order: the same on every machine, whatever its locale. */
const byText = (a: string, b: string): number => (a < b ? -1 : (a > b ? 1 : 0));

const sortedSet = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted(byText);

/**
Brings an environment into its one normal form: sorted, without duplicates.

Where two packages have one attribute, the later wins and the extras of both stay.
*/
export const normalise = (environment: Environment): Environment => {
	const packages = new Map<string, Package>();
	for (const one of environment.packages) {
		const extras = sortedSet([...packages.get(one.attribute)?.extras ?? [], ...one.extras]);
		packages.set(one.attribute, {...one, extras});
	}

	return {
		...environment,
		packages: [...packages.values()].toSorted((a, b) => byText(a.attribute, b.attribute)),
		tools: sortedSet(environment.tools),
		imports: sortedSet(environment.imports),
		permits: mapPermits(environment.permits, names => sortedSet(names)),
	};
};
