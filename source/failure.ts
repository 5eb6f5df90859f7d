/** Exit codes of the command, as `--help` lists them. */
export const exitCodes = {
	done: 0,
	failed: 1,
	usage: 2,
	unverified: 3,
	wouldChange: 4,
	cancelled: 130,
} as const;

/**
A failure that the user can do something about: one line of what happened, and the exact thing to do.

Anything thrown that is not a `Failure` is a bug of ours.
*/
export class Failure extends Error {
	override readonly name = 'Failure';

	/**
	@param code - A stable kebab-case word for programs, such as `unknown-interpreter`.
	@param message - One line, literals in backticks.
	@param hint - What to do about it, one line or a few.
	@param exitCode - What the process ends with.
	*/
	constructor(
		readonly code: string,
		message: string,
		readonly hint?: string,
		readonly exitCode: typeof exitCodes[keyof typeof exitCodes] = exitCodes.failed,
	) {
		super(message);
	}
}

/** A `Failure` of the command line itself: exit code 2. */
export const usageFailure = (code: string, message: string, hint?: string): Failure =>
	new Failure(code, message, hint, exitCodes.usage);
