import {redact} from '../io/redact.js';
import type {Failure} from '../failure.js';
import {printable} from '../literal.js';
import type {Report} from '../outcome.js';
import type {FileChange} from '../plan.js';
import {summarise} from '../pypi/requirements/summary.js';
import {shellWord} from '../shell-word.js';
import type {Warning} from '../warning.js';
import type {Paint} from './style.js';
import {verificationText} from './verification.js';

/** The last gate before a terminal: no control characters and no credentials, wherever a word of the text came from. */
const shown = (text: string): string => printable(redact(text), Number.POSITIVE_INFINITY);

/** The same for a text of several lines. */
const shownLines = (text: string): string => text.split('\n').map(line => shown(line)).join('\n');

/** A failure for a person: what happened, a blank line, what to do. */
export const failureText = ({message, hint}: Failure, paint: Paint): string =>
	`${paint('red', 'error:')} ${shown(message)}\n${hint ? `\n${paint('cyan', 'hint:')} ${shownLines(hint)}\n` : ''}`;

/** A warning for a person, in the same way. */
export const warningText = ({message, hint}: Warning, paint: Paint): string =>
	`${paint('yellow', 'warning:')} ${shown(message)}\n${hint ? `  ${paint('cyan', 'hint:')} ${shownLines(hint)}\n` : ''}`;

const lineCount = (text: string): string => {
	const count = text.split('\n').length - 1;
	return `${count} ${count === 1 ? 'line' : 'lines'}`;
};

const putBackText = ({path, before}: FileChange): string => `  ${path.padEnd(12)} put back: ${before === undefined ? 'it is gone again' : 'it is as it was'}\n`;

const changeText = ({path, before, after, keepOriginal}: FileChange, {written, originals}: Report, paint: Paint): string => {
	const what = before === undefined
		? `new, ${lineCount(after!)}`
		: (after === undefined ? 'removed' : `changed${keepOriginal ? `, the one that was there is kept as ${originals?.get(path) ?? `${path}.orig`}` : ''}`);
	return `${written ? paint('green', '✔') : ' '} ${path.padEnd(12)} ${what}\n`;
};

const enterCommand = ({directory, environment}: Report): string => {
	const go = directory === undefined ? '' : `cd ${shellWord(directory)} && `;
	const flake = 'nix --extra-experimental-features "nix-command flakes" develop';
	return go + (environment.style === 'flake' ? flake : 'nix-shell --pure');
};

const changeCommand = ({directory}: Report): string => ['npx create-nix-python', ...(directory === undefined ? [] : [shellWord(directory)])].join(' ');

/** What a person reads after a run: the files, what will hurt, and what to do next. */
export const reportText = (report: Report, paint: Paint): string => {
	const {changes, written, isPutBack, warnings, requirements, source, command, isPinKnown, verification} = report;
	const listed = requirements === undefined ? '' : `${summarise(requirements).map(line => shown(line)).join('\n')}\n`;
	const told = source === undefined ? '' : `Packages were looked up in ${shown(source.label)}.\n`;
	const files = changes.length === 0
		? 'Nothing to change: the files are as asked.\n'
		: changes.map(change => isPutBack ? putBackText(change) : changeText(change, report, paint)).join('');
	const again = isPinKnown ? command : 'needs the pin, which is not in these files';
	const next = written && changes.length > 0
		? `\n  Enter it      ${enterCommand(report)}\n  Change it     ${changeCommand(report)}\n  Same again    ${again}\n`
		: '';
	const verified = verification ? verificationText(verification, paint) : '';
	return [...warnings.slice(report.told ?? 0).map(warning => warningText(warning, paint)), listed, told, files, verified, next].join('');
};
