import {redact} from '../io/redact.js';
import type {Failure} from '../failure.js';
import type {Report} from '../outcome.js';
import type {FileChange} from '../plan.js';
import {summarise} from '../pypi/requirements/summary.js';
import type {Warning} from '../warning.js';
import type {Paint} from './style.js';
import {verificationText} from './verification.js';

/** A failure for a person: what happened, a blank line, what to do. */
export const failureText = ({message, hint}: Failure, paint: Paint): string =>
	`${paint('red', 'error:')} ${redact(message)}\n${hint ? `\n${paint('cyan', 'hint:')} ${redact(hint)}\n` : ''}`;

const warningText = ({message, hint}: Warning, paint: Paint): string =>
	`${paint('yellow', 'warning:')} ${message}\n${hint ? `  ${paint('cyan', 'hint:')} ${hint}\n` : ''}`;

const lineCount = (text: string): string => {
	const count = text.split('\n').length - 1;
	return `${count} ${count === 1 ? 'line' : 'lines'}`;
};

const changeText = ({path, before, after, keepOriginal}: FileChange, written: boolean, paint: Paint): string => {
	const what = before === undefined
		? `new, ${lineCount(after!)}`
		: (after === undefined ? 'removed' : `changed${keepOriginal ? `, the one that was there is kept as ${path}.orig` : ''}`);
	return `${written ? paint('green', '✔') : ' '} ${path.padEnd(12)} ${what}\n`;
};

const enterCommand = ({directory, environment}: Report): string => {
	const go = directory === undefined ? '' : `cd ${directory} && `;
	const enter = environment.style === 'flake'
		? 'nix --extra-experimental-features "nix-command flakes" develop'
		: 'nix-shell --pure';
	return go + enter;
};

/** What a person reads after a run: the files, what will hurt, and what to do next. */
export const reportText = (report: Report, paint: Paint): string => {
	const {changes, written, warnings, requirements, command, verification} = report;
	const listed = requirements === undefined ? '' : `${summarise(requirements).join('\n')}\n`;
	const files = changes.length === 0
		? 'Nothing to change: the files are as asked.\n'
		: changes.map(change => changeText(change, written, paint)).join('');
	const next = written && changes.length > 0
		? `\n  Enter it      ${enterCommand(report)}\n  Change it     npx create-nix-python\n  Same again    ${command}\n`
		: '';
	const verified = verification ? verificationText(verification, paint) : '';
	return [...warnings.map(warning => warningText(warning, paint)), listed, files, next, verified].join('');
};
