import {parseFlags, type Command, type Options} from './flags.js';
import {Failure} from './failure.js';
import {exitCodeOf, type Outcome} from './outcome.js';
import {painter, wantsColor} from './report/style.js';
import {failureText, reportText} from './report/text.js';
import {runScripted} from './scripted.js';
import type {World} from './world.js';

type Presentation = Pick<Options, 'json' | 'color' | 'diff' | 'dryRun' | 'check'>;

/** Says how a run ended: data to stdout, everything else to stderr. */
const present = async (outcome: Outcome, {json, color, diff, dryRun, check}: Presentation, {stdout, stderr, env}: World): Promise<void> => {
	if (json) {
		const {jsonReport} = await import('./report/json.js');
		stdout.write(jsonReport(outcome));
		return;
	}

	const paint = painter(wantsColor(stderr.isTerminal, color, env));
	if (outcome.kind === 'cancelled') {
		stderr.write(outcome.report?.written ? 'Cancelled; the files are written, but not verified.\n' : 'Cancelled; nothing was written.\n');
	} else if (outcome.kind === 'failed') {
		stderr.write(failureText(outcome.failure, paint));
	} else {
		if (diff ?? (dryRun || check)) {
			const {shownDiff} = await import('./report/diff.js');
			const paintDiff = painter(wantsColor(stdout.isTerminal, color, env));
			stdout.write(outcome.report.changes.map(change => shownDiff(change, paintDiff)).join(''));
		}

		stderr.write(reportText(outcome.report, paint));
	}
};

const understand = (argv: readonly string[]): Command | Failure => {
	try {
		return parseFlags(argv);
	} catch (error) {
		if (error instanceof Failure) {
			return error;
		}

		throw error;
	}
};

/**
One run, from the command line to the exit code.

@param argv - The words after the program's name.
@returns The exit code.
*/
export const main = async (argv: readonly string[], world: World): Promise<number> => {
	const command = understand(argv);
	if (command instanceof Failure) {
		// The command line is not understood, but how the answer should look can still be told from it.
		const outcome: Outcome = {kind: 'failed', failure: command};
		await present(outcome, {
			json: argv.includes('--json'), color: !argv.includes('--no-color'), diff: false, dryRun: false, check: false,
		}, world);
		return exitCodeOf(outcome);
	}

	const outcome = await runScripted(command, world);
	await present(outcome, command.options, world);
	return exitCodeOf(outcome);
};
