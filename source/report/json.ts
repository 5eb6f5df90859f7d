import {redact} from '../io/redact.js';
import {exitCodeOf, type Outcome, type Report} from '../outcome.js';
import {unifiedDiff} from './diff.js';

/** JSON of the same meaning in which nothing can move a terminal's cursor: JSON itself escapes only what is below a space. */
const stringify = (value: unknown): string => JSON.stringify(value, undefined, 2)
	.replaceAll(/[\u007F-\u009F\p{Cf}\p{Zl}\p{Zp}]/gu, text => Array.from({length: text.length}, (_, index) =>
		String.raw`\u` + text.charCodeAt(index).toString(16).padStart(4, '0')).join('')) + '\n'; // eslint-disable-line unicorn/prefer-code-point -- JSON escapes code units

const filesOf = ({changes, originals}: Report) => changes.map(change => ({
	path: change.path,
	change: change.before === undefined ? 'create' : (change.after === undefined ? 'delete' : 'modify'),
	original: originals?.get(change.path),
	diff: unifiedDiff(change),
}));

/** The one object that `--json` prints. */
export const jsonReport = (outcome: Outcome): string => {
	const exitCode = exitCodeOf(outcome);
	if (outcome.kind === 'cancelled' && outcome.report === undefined) {
		return stringify({outcome: outcome.kind, exitCode});
	}

	if (outcome.kind === 'failed') {
		const {code, message, hint} = outcome.failure;
		return stringify({
			outcome: outcome.kind,
			exitCode,
			error: {code, message: redact(message), hint: redact(hint ?? '')},
			...(outcome.report ? {written: outcome.report.written, files: filesOf(outcome.report)} : {}),
		});
	}

	const {environment, written, warnings, requirements, command, verification} = outcome.report!;
	return stringify({
		outcome: outcome.kind,
		exitCode,
		written,
		environment,
		files: filesOf(outcome.report!),
		warnings,
		...(requirements === undefined ? {} : {requirements}),
		command,
		verification,
	});
};
