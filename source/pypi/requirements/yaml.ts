import {parseDocument, type Document, type LineCounter} from 'yaml';
import {usageFailure} from '../../failure.js';
import {literal, printable} from '../../literal.js';

/** Deeper than any real file, and far from where the reader of YAML runs out of stack, of which Node does not always recover. */
const deepest = 200;

/** Whether a text may be nested too deeply: by its brackets, or by what stands before the first word of a line. */
const isTooDeep = (text: string): boolean => {
	let depth = 0;
	for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
		depth = Math.max(0, depth + (bracket === '[' || bracket === '{' ? 1 : -1));
		if (depth > deepest) {
			return true;
		}
	}

	return text.split('\n').some(line => /^[\s?:-]*/.exec(line)![0].length > 2 * deepest);
};

/**
Reads YAML.

@throws `Failure` `bad-requirements-file` (exit code 2) that names the line.
*/
export const parseYaml = (file: string, text: string, lineCounter: LineCounter): Document => {
	const bad = (why: string) => usageFailure('bad-requirements-file', `${literal(file)} is not YAML: ${printable(why)}`, 'mend the file and try again');
	if (isTooDeep(text)) {
		throw bad('it is nested too deeply');
	}

	const document = parseDocument(text, {lineCounter, prettyErrors: false, logLevel: 'silent'});
	const [error] = document.errors;
	if (error) {
		throw bad(`line ${lineCounter.linePos(error.pos[0]).line}: ${error.message.split('\n', 1)[0]!}`);
	}

	return document;
};
