import type {Report} from '../../outcome.js';
import type {FileChange} from '../../plan.js';
import {printable} from '../../literal.js';
import {redact} from '../../io/redact.js';
import {summarise} from '../../pypi/requirements/summary.js';
import {unifiedDiff} from '../../report/diff.js';
import type {Pane} from '../state/types.js';

const lineCount = (text: string): string => {
	const count = text.split('\n').length - 1;
	return `${count} ${count === 1 ? 'line' : 'lines'}`;
};

const noteOf = ({path, before, after, keepOriginal}: FileChange): string => {
	if (before === undefined) {
		return `new, ${lineCount(after!)}`;
	}

	return after === undefined ? 'removed' : `changed${keepOriginal ? `; yours is kept as ${path}.orig` : ''}`;
};

/** A diff without the names of the files, which the heading has, and with foreign control characters written out. */
const diffLines = (change: FileChange): readonly string[] => {
	const lines = unifiedDiff(change).trimEnd().split('\n').filter(line => !/^(?:-{3}|\+{3}) /.test(line));
	// Of a new file everything is new: where it begins and how long it is says nothing.
	return lines
		.filter(line => change.before !== undefined || !line.startsWith('@@'))
		.map(line => printable(line.replaceAll('\t', '  '), Number.POSITIVE_INFINITY));
};

/** Everything that a preview shows, page by page: the files, then what else is to be known. */
export const panesOf = ({changes, warnings, requirements}: Report, leftOut: readonly string[] = []): readonly Pane[] => {
	const told = [
		...warnings.flatMap(({message, hint}) => [`! ${redact(message)}`, ...(hint ? [`  ${redact(hint)}`] : []), '']),
		...(leftOut.length === 0 ? [] : ['! Left out of what was pasted:', ...leftOut.map(line => `  ${line}`), '']),
		...(requirements === undefined ? [] : summarise(requirements)),
	].map(line => printable(line.replaceAll('`', ''), Number.POSITIVE_INFINITY));
	const count = warnings.length + (leftOut.length === 0 ? 0 : 1);
	return [
		...changes.map(change => ({title: change.path, note: noteOf(change), lines: diffLines(change)})),
		...(told.length > 0 ? [{title: 'Notes', note: count === 0 ? '' : `${count} to know before you go on`, lines: told}] : []),
	];
};
