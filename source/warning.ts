/** Something that will hurt later if nobody says it now. */
export type Warning = {
	/** A stable kebab-case word for programs. */
	readonly code: string;
	/** One line, literals in backticks. */
	readonly message: string;
	/** What to do about it. */
	readonly hint: string;
};
