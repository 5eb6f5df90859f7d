import {parseFlags, type Command, type Options} from './flags.js';
import {exitCodes, Failure} from './failure.js';
import {exitCodeOf, type Outcome, type Report} from './outcome.js';
import {shownDiff} from './report/diff.js';
import {jsonReport, safeJson} from './report/json.js';
import {canRedraw} from './report/moving-line.js';
import {archiveUrl} from './nix/shell-nix.js';
import {painter, wantsColor} from './report/style.js';
import {failureText, reportText, warningText} from './report/text.js';
import {runScripted} from './scripted.js';
import {finishing} from './io/unfinished.js';
import {startWizard} from './wizard/start-wizard.js';
import type {Addresses, Terminal, World} from './world.js';

export {isUnfinished} from './io/unfinished.js';

/** Where everything really is. */
export const internet: Addresses = {
	channels: 'https://channels.nixos.org/',
	flake: rev => `github:NixOS/nixpkgs/${rev}`,
	archive: archiveUrl,
};

type Presentation = Pick<Options, 'json' | 'color' | 'diff' | 'dryRun' | 'check'>;

const cancelledText = (report: Report | undefined): string => {
	if (report?.isPutBack) {
		return 'Cancelled; what was written is put back as it was.\n';
	}

	return report?.written ? 'Cancelled; the files are written, but not verified.\n' : 'Cancelled; nothing was written.\n';
};

/** Says how a run ended: data to stdout, everything else to stderr. */
const present = async (outcome: Outcome, {json, color, diff, dryRun, check}: Presentation, {stdout, stderr, env}: World): Promise<void> => {
	if (json) {
		stdout.write(jsonReport(outcome));
		return;
	}

	const paint = painter(wantsColor(stderr.isTerminal, color, env));
	if (outcome.kind === 'cancelled') {
		stderr.write(cancelledText(outcome.report));
	} else if (outcome.kind === 'failed') {
		stderr.write(failureText(outcome.failure, paint));
	} else {
		if (diff ?? (dryRun || check)) {
			const paintDiff = painter(wantsColor(stdout.isTerminal, color, env));
			stdout.write(outcome.report.changes.map(change => shownDiff(change, paintDiff)).join(''));
		}

		stderr.write(reportText(outcome.report, paint));
	}
};

/** `--search`: the names found to stdout, where they come from to stderr. */
const presentSearch = async (query: string, options: Options, world: World): Promise<number> => {
	const {runSearch, searchText} = await import('./search-command.js');
	try {
		const {report, renew} = await runSearch(query, options, world);
		if (options.json) {
			world.stdout.write(safeJson({outcome: 'done', ...report}));
		} else {
			const paint = painter(wantsColor(world.stderr.isTerminal, options.color, world.env));
			world.stderr.write(report.warnings.map(warning => warningText(warning, paint)).join(''));
			world.stdout.write(searchText(report));
			world.stderr.write(`(${report.sources.names}; ${report.sources.nixpkgs})\n`);
		}

		await renew();
		return exitCodes.done;
	} catch (error) {
		if (!(error instanceof Failure)) {
			throw error;
		}

		const outcome: Outcome = world.signal.aborted ? {kind: 'cancelled'} : {kind: 'failed', failure: error};
		await present(outcome, options, world);
		return exitCodeOf(outcome);
	}
};

/** The terminal to ask questions in, where there is one and nobody said that none are wanted. */
const questionsIn = ({options}: Command, world: World): Terminal | undefined => {
	const {env} = world;
	const isWanted = !options.yes && !options.json && !options.check && !options.dryRun;
	return isWanted && canRedraw(env) ? world.terminal : undefined;
};

/** Asks what is open, where that can be asked; else the command line has to say all. */
const run = async (command: Command, world: World): Promise<Outcome> => {
	const terminal = questionsIn(command, world);
	if (!terminal) {
		const {json, color} = command.options;
		return runScripted(command, world, json
			? undefined
			: warnings => {
				const paint = painter(wantsColor(world.stderr.isTerminal, color, world.env));
				world.stderr.write(warnings.map(warning => warningText(warning, paint)).join(''));
			});
	}

	// However often a signal comes: the terminal is put right first.
	return finishing(async () => startWizard(command, world, terminal));
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

	if (command.options.search !== undefined) {
		return presentSearch(command.options.search, command.options, world);
	}

	const outcome = await run(command, world);
	await present(outcome, command.options, world);
	return exitCodeOf(outcome);
};
