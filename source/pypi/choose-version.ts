import type {DistributionFile, Project} from './project.js';

/** A release taken from the index in place of what the pin has. Everything `fetchPypi` needs is here. */
export type Override = {
	readonly kind: 'override';
	/** As the sdist's file name spells it, since `fetchPypi` builds the address from it. */
	readonly version: string;
	readonly file: DistributionFile;
	readonly stem: string;
	/** Without the leading dot: `tar.gz`. */
	readonly extension: string;
	/** SRI: `sha256-` and 44 characters of base64. */
	readonly hash: string;
	/** One line each, for people. */
	readonly warnings: readonly string[];
};

export type NoChoice = {
	readonly kind: 'none';
	readonly reason: 'bad-specifier' | 'no-match' | 'only-wheels' | 'needs-python' | 'yanked' | 'no-hash' | 'quarantined' | 'pin-unknown';
	/** One line, literals in backticks. */
	readonly message: string;
	/** Versions worth trying instead, best first, at most five. */
	readonly nearest: readonly string[];
};

/** The pin's own version is taken. `version` is absent when the pin's is not known. */
export type PinChoice = {
	readonly kind: 'pin';
	readonly version?: string;
	readonly warnings: readonly string[];
};

export type Choice = PinChoice | Override | NoChoice;

export type Wish = {
	readonly project: Project;
	/** PEP 440, such as `==1.4.0` or `>=1.3,<2`; `''` asks for nothing in particular. */
	readonly specifier: string;
	/** Of the pin, when it is known. */
	readonly pinVersion?: string | undefined;
	/** Of the interpreter: `3.13`. */
	readonly python: string;
};
