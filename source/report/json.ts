import {redact} from '../io/redact.js';
import {exitCodeOf, type Outcome} from '../outcome.js';
import {unifiedDiff} from './diff.js';

/** The one object that `--json` prints. */
export const jsonReport = (outcome: Outcome): string => {
	const exitCode = exitCodeOf(outcome);
	if (outcome.kind === 'cancelled' && outcome.report === undefined) {
		return JSON.stringify({outcome: outcome.kind, exitCode}) + '\n';
	}

	if (outcome.kind === 'failed') {
		const {code, message, hint} = outcome.failure;
		return JSON.stringify({outcome: outcome.kind, exitCode, error: {code, message: redact(message), hint: redact(hint ?? '')}}, undefined, 2) + '\n';
	}

	const {environment, changes, written, warnings, requirements, command, verification} = outcome.report!;
	return JSON.stringify({
		outcome: outcome.kind,
		exitCode,
		written,
		environment,
		files: changes.map(change => ({
			path: change.path,
			change: change.before === undefined ? 'create' : (change.after === undefined ? 'delete' : 'modify'),
			diff: unifiedDiff(change),
		})),
		warnings,
		...(requirements === undefined ? {} : {requirements}),
		command,
		verification,
	}, undefined, 2) + '\n';
};
