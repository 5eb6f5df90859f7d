import {redact} from '../io/redact.js';
import {printable} from '../literal.js';
import {actionText} from '../verify/action-text.js';
import {costText} from '../verify/dry-run.js';
import type {Explanation} from '../verify/explanation.js';
import type {ImportResult, Verification, WayResult} from '../verify/verification.js';
import type {Paint} from './style.js';

const shown = (text: string): string => redact(printable(text, 400));

/** A cause for a person: what happened, the lines that tell it, what to do. */
export const explanationText = ({title, evidence, actions}: Explanation, paint: Paint): string => [
	`${paint('red', 'error:')} ${shown(title)}`,
	...(evidence.length > 0 ? ['', ...evidence.map(line => `  ${paint('dim', '|')} ${shown(line)}`)] : []),
	...(actions.length > 0 ? ['', ...actions.map(action => `${paint('cyan', 'hint:')} ${shown(actionText(action))}`)] : []),
	'',
].join('\n');

const importText = ({name, distribution, status, seconds}: ImportResult, version: string | undefined, paint: Paint): string => {
	const whose = distribution === undefined ? '' : `${distribution}${version === undefined ? '' : ` ${version}`}`;
	const mark = status === 'imported' ? paint('green', '✔') : paint('red', '✘');
	return `${mark} import ${shown(name).padEnd(20)} ${shown(whose).padEnd(28)} ${status === 'imported' ? `${seconds.toFixed(2)} s` : status}`;
};

const wayText = ({way, sighting, cost, problems}: WayResult, paint: Paint): string => {
	if (!sighting) {
		return `${paint('red', '✘')} ${way}\n`;
	}

	const {interpreter, imports, distributions, purity} = sighting;
	const version = (distribution: string | undefined): string | undefined =>
		distributions.find(one => one.distribution === distribution)?.version;
	const [absent] = purity?.absent ?? [];
	return [
		`${paint('bold', way)}${cost && problems.length > 0 ? ` (${costText(cost)})` : ''}`,
		...imports.map(result => importText(result, version(result.distribution), paint)),
		...distributions.filter(({names, found}) => names.length === 0 && found !== undefined)
			.map(one => `${paint('green', '✔')} ${shown(`${one.distribution} ${one.version ?? ''}`)} is there and has nothing to import`),
		...(absent === undefined ? [] : [`${paint('green', '✔')} pure: ${shown(absent)}, which your own Python has, is not in here`]),
		...(interpreter ? [`  Interpreter   ${shown(`${interpreter.path} (${interpreter.version})`)}`] : []),
		'',
	].join('\n');
};

/** The second way into what is one derivation: the same imports, tried once more. */
const againText = ({way, sighting}: WayResult, paint: Paint): string => {
	const imports = sighting?.imports ?? [];
	const slowest = Math.max(0, ...imports.map(({seconds}) => seconds));
	return `${paint('bold', way)}\n${paint('green', '✔')} the same ${imports.length === 1 ? 'import' : `${imports.length} imports`}, ${slowest.toFixed(2)} s at most\n`;
};

/** What came of a verification, for a person. */
export const verificationText = ({kind, ways, problems, seconds, logFile}: Verification, paint: Paint): string => [
	'\n',
	...ways.map((way, index) => index > 0 && kind === 'verified' ? againText(way, paint) : wayText(way, paint)),
	...problems.map(problem => explanationText(problem, paint)),
	kind === 'verified'
		? `\n${paint('green', '✔ Verified')} in ${seconds.toFixed(1)} s${ways.length > 1 ? '; both ways are one derivation' : ''}.\n`
		: '',
	...(logFile === undefined ? [] : [`  Whole log     ${logFile}\n`]),
].join('');
