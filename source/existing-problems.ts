import type {ExistingFile} from './existing.js';
import {literal} from './literal.js';
import {staticKey} from './nix/syntax/access.js';
import {positionAt, type NixSyntaxError} from './nix/syntax/syntax-error.js';
import {walk} from './nix/syntax/walk.js';
import {overridesIn} from './nix/reading/overrides.js';
import type {Reading} from './nix/reading/read.js';
import type {Problem, ShellReading} from './nix/reading/shell.js';
import {permitsIn} from './own-text.js';
import type {Warning} from './warning.js';

const conflictMarker = /^(?:<{7}|\|{7}|={7}|>{7})(?: |\r?$)/m;

/** Why a text is not read, and what to do about it. */
export const unreadable = (text: string, error: NixSyntaxError): {readonly reason: string; readonly hint: string} => {
	if (text.startsWith('\uFEFF')) {
		return {reason: 'it begins with a byte order mark, which Nix does not take', hint: 'save it as UTF-8 without a byte order mark'};
	}

	// Inside of a string these are text like any other; what does not parse is where they count.
	const marker = conflictMarker.exec(text);
	if (marker && marker.index <= error.offset) {
		const {line} = positionAt(text, marker.index);
		return {reason: `line ${line} is a mark of a merge conflict`, hint: 'resolve the conflict first'};
	}

	return {reason: error.message.replace(/\.$/, '').replace(/^L/, 'l'), hint: `mend line ${error.line} first`};
};

/** What is in the way of finding an environment. */
export const whyNothing = ({text, meanings}: Reading): string => {
	for (const node of walk(meanings.scoped.tree.root)) {
		const names = node.kind === 'select' ? node.path.names : [];
		if (node.kind === 'select' && staticKey(text, names.at(-1)!) === 'withPackages' && !meanings.of(node)) {
			const written = text.slice(node.start, names.at(-2)?.end ?? node.target.end);
			return `line ${positionAt(text, node.start).line}: what ${literal(written)} is cannot be told from this file`;
		}
	}

	return 'no Python environment is found in it';
};

/** What was not understood of the overrides of a shell. */
const overrideProblems = ({text, meanings, reach}: Reading, {python}: ShellReading): readonly Problem[] => {
	const {sets, unread, hidden} = reach(python);
	const {broken, untested} = permitsIn(text);
	const ours = new Set([...broken, ...untested]);
	const at = ({start}: {readonly start: number}, reason: string): Problem => ({line: positionAt(text, start).line, reason});
	return [
		...unread.map(({node}) => at(node, 'these overrides are not written out in this file')),
		...hidden.map(node => at(node, 'this overlay is not written out in this file, and what it overrides is not seen')),
		...sets.flatMap(set => overridesIn(meanings, set))
			.filter(({attribute, source}) => !source && !ours.has(attribute))
			.map(({attribute, node}) => at(node, `this override of ${literal(attribute)} is not just another version`)),
	];
};

/** What a person should know before a file is edited. */
export const readingWarnings = ({path, shell, reading}: ExistingFile): readonly Warning[] => {
	if (!shell) {
		return [];
	}

	const problems = [...shell.problems, ...overrideProblems(reading, shell)];
	const sharing = reading.shells.filter(({environment}) => environment && environment.node === shell.environment?.node).map(({name}) => literal(name));
	return [
		...problems.map(({line, reason}) => ({code: 'not-read', message: `\`${path}\`, line ${line}: ${reason}.`, hint: 'it stays as it is'})),
		...(sharing.length > 1
			? [{
				code: 'shared-environment',
				message: `The shells ${sharing.join(' and ')} of \`${path}\` have one Python environment: what changes in it changes for all of them.`,
				hint: 'give the shell an environment of its own by hand, if that is not wanted',
			}]
			: []),
	];
};
