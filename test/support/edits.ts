import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {structuredPatch} from 'diff';
import {Failure} from '../../source/failure.js';
import type {Change} from '../../source/nix/editing/change.js';
import {editShell} from '../../source/nix/editing/edit.js';
import {readNixFile} from '../../source/nix/reading/read.js';

export const editsFolder = fileURLToPath(new URL('../fixtures/edits', import.meta.url));

export type Fixture = {readonly name: string; readonly file: string; readonly text: string};

/** The hand-written files. */
export const fixtures: readonly Fixture[] = readdirSync(editsFolder).flatMap(name => readdirSync(path.join(editsFolder, name))
	.filter(file => ['shell.nix', 'default.nix', 'flake.nix'].includes(file))
	.map(file => ({name, file, text: readFileSync(path.join(editsFolder, name, file), 'utf8')})));

const nothing: Change = {
	put: [], remove: [], addTools: [], removeTools: [],
};

const added = (attribute: string): Change => ({...nothing, put: [{attribute, distribution: attribute, extras: []}]});

/** What is done to each of them, by name. */
export const edits: Readonly<Record<string, Change>> = {
	'add six': added('six'),
	'add certifi': added('certifi'),
	'add scikit-learn': added('scikit-learn'),
	'remove numpy': {...nothing, remove: ['numpy']},
	'numpy 1.26.4': {
		...nothing, put: [{
			attribute: 'numpy', distribution: 'numpy', extras: [], override: {
				version: '1.26.4', stem: 'numpy', extension: 'tar.gz', hash: 'sha256-9WU3ORA1w9yXw88SETy19npJcXcoc0t97kDwnWU06q4=',
			},
		}],
	},
	'extra http2': {...nothing, put: [{attribute: 'httpx', distribution: 'httpx', extras: ['http2']}]},
	'tool ripgrep': {...nothing, addTools: ['ripgrep']},
	'no git': {...nothing, removeTools: ['git']},
	'python314': {...nothing, interpreter: 'python314'}, // eslint-disable-line @stylistic/quote-props -- Names of edits, all alike.
	pin: {...nothing, pin: {rev: '0123456789abcdef0123456789abcdef01234567', hash: `sha256-${'A'.repeat(43)}=`}},
};

/** The new text of a fixture, or why there is none. */
export const edited = ({file, text}: Fixture, change: Change): string | Failure => {
	try {
		return editShell({file, index: 0}, readNixFile(text), change);
	} catch (error) {
		if (error instanceof Failure) {
			return error;
		}

		throw error;
	}
};

/** The lines that differ, without context. */
export const changedLines = (before: string, after: string): readonly string[] =>
	structuredPatch('', '', before, after, undefined, undefined, {context: 0}).hunks.flatMap(({lines}) => lines);

/** The lines that differ, each group of them with the line that it begins at: what goes from there, and what comes. */
const changedPlaces = (before: string, after: string): readonly string[] =>
	structuredPatch('', '', before, after, undefined, undefined, {context: 0}).hunks
		.flatMap(({oldStart, newStart, lines}) => [`@ -${oldStart} +${newStart}`, ...lines]);

/** What all edits make of a fixture, for reading. */
export const outcomeOf = (fixture: Fixture): string => Object.entries(edits).map(([name, change]) => {
	const result = edited(fixture, change);
	const shown = result instanceof Failure
		? [`refused: ${result.message}`, `         ${result.hint}`]
		: changedPlaces(fixture.text, result);
	return [`== ${name}`, ...(shown.length === 0 ? ['nothing to change'] : shown)].join('\n');
}).join('\n') + '\n';
