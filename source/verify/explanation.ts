/** What can be done about a failure, as data: a front end offers it, `actionText` says it. */
export type Action
	/** Puts another hash in the place of an override's. */
	= | {readonly kind: 'replace-hash'; readonly attribute: string; readonly hash: string}
		/** Drops an override: the version that the pin has. */
		| {readonly kind: 'use-pin-version'; readonly attribute: string}
		| {readonly kind: 'skip-tests'; readonly attribute: string}
		/** Lets one package through by name; never all of them. */
		| {readonly kind: 'permit'; readonly permission: Permission; readonly name: string}
		| {readonly kind: 'use-attribute'; readonly attribute: string; readonly instead: string}
		| {readonly kind: 'remove-package'; readonly attribute: string}
		/** Adds a distribution that is missing. */
		| {readonly kind: 'add-package'; readonly attribute: string; readonly distribution: string}
		/** Drops a check of the user's own. */
		| {readonly kind: 'remove-import'; readonly name: string}
		| {readonly kind: 'use-interpreter'; readonly interpreter: string}
		| {readonly kind: 'use-channel'; readonly channel: string}
		/** A command for the user to run. */
		| {readonly kind: 'run'; readonly command: string; readonly why: string}
		/** Our own command again, with these flags. */
		| {readonly kind: 'flags'; readonly flags: string; readonly why: string}
		/** Something to do by hand. */
		| {readonly kind: 'advise'; readonly text: string};

export type Permission = 'unfree' | 'insecure' | 'broken';

/** A failure in plain words. */
export type Explanation = {
	/** Stable kebab-case word of the cause. */
	readonly code: string;
	/** One line, literals in backticks. */
	readonly title: string;
	/** The original lines that it was told by. */
	readonly evidence: readonly string[];
	/** The best first. */
	readonly actions: readonly Action[];
};
