import {createTwoFilesPatch, FILE_HEADERS_ONLY} from 'diff';
import {printable} from '../literal.js';
import type {FileChange} from '../plan.js';
import type {Paint} from './style.js';

/** A unified diff of one file, as `git apply` and `patch -p1` take it; a side that is not there is /dev/null. */
export const unifiedDiff = ({path, before, after}: FileChange): string => createTwoFilesPatch(
	before === undefined ? '/dev/null' : `a/${path}`,
	after === undefined ? '/dev/null' : `b/${path}`,
	before ?? '',
	after ?? '',
	undefined,
	undefined,
	{context: 3, headerOptions: FILE_HEADERS_ONLY},
);

const paintLine = (line: string, paint: Paint): string => {
	if (/^(?:-{3}|\+{3}) /.test(line)) {
		return paint('bold', line);
	}

	if (line.startsWith('@@')) {
		return paint('cyan', line);
	}

	return line.startsWith('+') ? paint('green', line) : (line.startsWith('-') ? paint('red', line) : line);
};

/** A diff for a person: coloured, and with the control characters of a foreign file written out. */
export const shownDiff = (change: FileChange, paint: Paint): string => unifiedDiff(change)
	.split('\n')
	.map(line => paintLine(line.split('\t').map(part => printable(part, Number.POSITIVE_INFINITY)).join('\t'), paint))
	.join('\n');
