import {commandLine} from '../../command-line.js';
import type {Environment} from '../../environment.js';
import {Failure} from '../../failure.js';
import type {Options} from '../../flags.js';
import type {Report} from '../../outcome.js';
import {changesTo, readStanding} from '../../standing.js';
import {applyAction} from '../../verify/apply-action.js';
import {actionTitle} from '../../verify/action-text.js';
import type {Action} from '../../verify/explanation.js';
import {foreseen} from '../../warnings.js';
import type {Written} from '../state/types.js';

/** What of an environment is asked for anew; what is not stays as the files say it. */
const askedOf = (before: Environment, after: Environment) => ({
	interpreter: after.interpreter === before.interpreter ? undefined : after.interpreter,
	pin: after.pin.rev === before.pin.rev ? undefined : {kind: 'known' as const, pin: after.pin},
	update: false,
});

/**
What would be written for an action to be done.

@throws Failure `cannot-mend` for an action that changes nothing here; `cannot-edit` where somebody's own files would have to be edited by hand.
*/
export const mendedReport = async ({folder, report}: Written, action: Action, options: Options): Promise<Report> => {
	const environment = applyAction(report.environment, action);
	const standing = await readStanding(folder, options, {});
	const changes = environment ? await changesTo(standing, environment, askedOf(report.environment, environment), options.overwrite) : [];
	if (!environment || changes.length === 0) {
		throw new Failure('cannot-mend', `There is nothing in the files to change for this: ${actionTitle(action)}.`, 'change them by hand, then verify again');
	}

	return {
		...report, environment, changes, written: false, warnings: foreseen(environment), requirements: undefined, command: commandLine(environment, report.directory),
	};
};
