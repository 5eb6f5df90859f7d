import {EventEmitter} from 'node:events';
import fs from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {stripVTControlCharacters} from 'node:util';
import {render} from 'ink';
import t from 'tap';
import {App} from '../../../source/wizard/app.js';
import type {State} from '../../../source/wizard/state/types.js';
import {
	act, inTheWay, press, previewOf, stateAt,
} from '../../support/wizard.js';

// What each step looks like, as text. UPDATE_FRAMES=1 writes what comes out, to be looked at before it is committed.
const folder = fileURLToPath(new URL('../../fixtures/wizard', import.meta.url));

/** A frame as Ink draws it, in a terminal of that size. */
const frameOf = (state: State): string => {
	let last = '';
	const stdout = Object.assign(new EventEmitter(), { // eslint-disable-line unicorn/prefer-event-target -- Ink listens with `on`
		...state.size,
		write(text: string) {
			last = text;
		},
	});
	const {unmount} = render(
		<App state={state} theme={{color: false, unicode: true, links: false}} place='~/code/demo' onGone={() => undefined}/>,
		{stdout: stdout as unknown as NodeJS.WriteStream, debug: true, patchConsole: false},
	);
	const frame = last;
	unmount();
	return stripVTControlCharacters(frame).split('\n').map(line => line.trimEnd()).join('\n');
};

const details = {
	newest: '2.4.0', released: '2026-11-12', requiresPython: '>=3.11', status: undefined, version: undefined,
};

const found = act(press(stateAt('packages'), 'pandas==2.0 <enter> n'), {type: 'details-loaded', name: 'numpy', details});
const ready = act(stateAt('preview'), {type: 'previewed', preview: previewOf()});

const states: Readonly<Record<string, State>> = {
	style: stateAt('style'),
	interpreter: press(stateAt('interpreter'), '<down>'),
	packages: found,
	'packages-empty': stateAt('packages', {offline: 'the package index can\'t be reached: built-in names'}),
	'packages-told': press(stateAt('packages'), 'scikit <enter>'),
	version: act(press(found, '<tab>'), {
		type: 'versions-loaded', name: 'numpy', versions: [
			{version: '2.4.0', kind: 'override', note: 'newest, compiled here from its source'},
			{version: '2.3.4', kind: 'pin', note: 'in this pin'},
			{version: '1.19.0', kind: 'unusable', note: 'needs Python <3.10, and this is 3.13'},
		],
	}),
	options: press(found, '<options>'),
	preview: ready,
	command: press(ready, 'c'),
	refused: act(stateAt('preview'), {type: 'refused', failure: inTheWay}),
	write: press(ready, '<enter>'),
	keys: press(stateAt('style'), '?'),
};

for (const size of [{columns: 40, rows: 12}, {columns: 80, rows: 24}, {columns: 200, rows: 50}]) {
	t.test(`at ${size.columns} columns and ${size.rows} rows`, async t => {
		for (const [name, state] of Object.entries(states)) {
			const frame = frameOf({...state, size});
			const file = `${folder}/${name}-${size.columns}.txt`;
			if (process.env.UPDATE_FRAMES === '1') {
				await fs.mkdir(folder, {recursive: true});
				await fs.writeFile(file, `${frame}\n`);
			}

			t.equal(`${frame}\n`, await fs.readFile(file, 'utf8'), name);
			t.ok(frame.split('\n').length < size.rows, `${name} is not as tall as the terminal`);
		}
	});
}
