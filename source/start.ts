import {exitCodes, Failure} from './failure.js';
import {printable} from './literal.js';

/** The oldest Node that this program runs on: what `engines` in package.json says. */
const oldestNode: readonly number[] = [20, 12];

/** @throws Failure `old-node` where this program can't run. @param version - Such as `20.20.2`. */
export const requireNode = (version: string): void => {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
	if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
		throw new Failure('old-node', `create-nix-python needs Node ${oldestNode.join('.')} or newer, and this is Node ${version}.`, 'nodejs.org has a newer one, and so has `nix-shell -p nodejs`');
	}
};

/** What was thrown and is no `Failure` is a bug of ours: said as one, on one line. */
export const bugOf = (error: unknown): Failure => {
	const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
	const [, at] = error instanceof Error ? error.stack?.split('\n    at ') ?? [] : [];
	return new Failure(
		'bug',
		`Something went wrong that should not: ${printable(what.replaceAll('\n', ' '), 200)}`,
		`this is a bug of create-nix-python; please report it with this line${at === undefined ? '' : ` and \`at ${printable(at)}\``}`,
		exitCodes.failed,
	);
};

/** What the system says of an output that can't be written to is no bug. */
export const outputFailure = (error: unknown): Failure => new Failure(
	'output',
	`What there was to say could not be written: ${printable(error instanceof Error ? error.message : String(error), 200)}`,
	'look where the output of this command goes; what was to be done is done',
);

/** The folder that this was started in is gone. */
export const noFolder = (): Failure => new Failure('no-folder', 'The folder you are in does not exist any more.', '`cd` into one that does, and run again');

/** A failure as `--json` prints it, before anything that prints more is loaded. */
export const failureJson = ({code, message, hint = '', exitCode}: Failure): string =>
	`${JSON.stringify({outcome: 'failed', exitCode, error: {code, message, hint}}, undefined, 2)}\n`;
