import {printable} from '../../literal.js';
import {normaliseName} from '../../pypi/name.js';
import {settle} from '../../pypi/requirements/settle.js';
import {readRequirements} from '../../pypi/requirements/read.js';
import type {Requirement} from '../../pypi/requirement.js';
import {markersOf} from '../../resolve/markers.js';
import {isTakeable} from '../state/row.js';
import type {Chosen, Finder} from '../state/types.js';

/** What became of a pasted list: nothing is dropped without a word. */
export type ReadList = {
	readonly requirements: readonly Requirement[];
	/** Programs that go into the shell as tools. */
	readonly tools: readonly string[];
	/** What was left out, and why; one line each, fit to be shown. */
	readonly refused: readonly string[];
};

/** Reads pasted text as a requirements.txt, for the chosen interpreter on this machine. Other files that it names are not read. */
export const readList = async (text: string, chosen: Chosen, finder: Finder, system: string): Promise<ReadList> => {
	const file = 'requirements.txt';
	const others: string[] = [];
	const {items} = await readRequirements(file, path => {
		if (path !== file) {
			// Said as a line of its own; the rest of the list is read all the same.
			others.push(`${printable(path, 60)} (a pasted list stands alone: --requirements reads files)`);
			return '';
		}

		return text;
	});
	const requirements: Requirement[] = [];
	const tools: string[] = [];
	const refused: string[] = [...others];
	for (const item of settle(items, markersOf(chosen.interpreter, system))) {
		if (item.kind === 'skipped') {
			refused.push(`${item.text} (${printable(item.reason.replaceAll('`', ''), 60)})`);
			continue;
		}

		const name = normaliseName(item.requirement.name);
		const row = finder.rowOf(name, chosen);
		if (row.mark === 'program') {
			tools.push(name);
		} else if (isTakeable(row)) {
			const {marker: _, ...requirement} = item.requirement;
			requirements.push(requirement);
		} else {
			refused.push(`${name} (${row.mark === 'absent' ? 'not in nixpkgs' : row.reason ?? row.mark})`);
		}
	}

	return {requirements, tools, refused};
};
