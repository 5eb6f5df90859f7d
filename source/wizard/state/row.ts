/** How a package would come into the environment, or why it would not. */
export const marks = ['prebuilt', 'in-nixpkgs', 'compiles', 'unfree', 'broken', 'insecure', 'unsupported', 'program', 'absent', 'never'] as const;

export type Mark = typeof marks[number];

/** One package as the list shows it. Everything in it is fit to be shown. */
export type Row = {
	/** The distribution's normalised name. */
	readonly name: string;
	/** What is on the list, with its version and extras; undefined for a name that was only found. */
	readonly label: string | undefined;
	/** In the interpreter's set, where the pin has it. */
	readonly attribute: string | undefined;
	/** In the pin, where that is known. */
	readonly version: string | undefined;
	readonly mark: Mark;
	/** Why it can't be had, where it can't. */
	readonly reason: string | undefined;
	readonly summary: string;
	/** The import name or attribute that was typed in place of the name. */
	readonly via: string | undefined;
};

/** Whether the pin can give it, be it after a warning. */
export const isTakeable = ({mark}: Row): boolean => !['program', 'absent', 'never', 'unsupported'].includes(mark);

/** What the index says of a project. */
export type Details = {
	readonly newest: string | undefined;
	readonly released: string | undefined;
	readonly requiresPython: string | undefined;
	/** Archived, deprecated or quarantined, in words. */
	readonly status: string | undefined;
	/** In the pin, where that took another question to know. */
	readonly version: string | undefined;
};

/** One version in the picker. */
export type VersionRow = {
	readonly version: string;
	readonly kind: 'pin' | 'override' | 'unusable';
	/** What is to be known of it: one line, fit to be shown. */
	readonly note: string;
};
