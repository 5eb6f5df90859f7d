import fs from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {stripVTControlCharacters} from 'node:util';
import t from 'tap';
import {noCost} from '../../../source/verify/dry-run.js';
import type {VerifyEvent} from '../../../source/verify/verification.js';
import type {State} from '../../../source/wizard/state/types.js';
import {inkFrame} from '../../support/ink-frame.js';
import {
	act, failed, inTheWay, press, previewOf, previewWithNix, reduce, stateAt, verifying,
} from '../../support/wizard.js';

// What each step looks like, as text. UPDATE_FRAMES=1 writes what comes out, to be looked at before it is committed.
const folder = fileURLToPath(new URL('../../fixtures/wizard', import.meta.url));

const frameOf = (state: State): string => {
	const frame = inkFrame(state, {color: false, unicode: true, links: false}, '~/code/demo');
	return stripVTControlCharacters(frame).split('\n').map(line => line.trimEnd()).join('\n');
};

const details = {
	newest: '2.4.0', released: '2026-11-12', requiresPython: '>=3.11', status: undefined, version: undefined,
};

const found = act(press(stateAt('packages'), 'pandas==2.0 <enter> n'), {type: 'details-loaded', name: 'numpy', details});
const ready = act(stateAt('preview'), {type: 'previewed', preview: previewOf()});

const begun: readonly VerifyEvent[] = [
	{kind: 'stage', way: 'nix-shell', stage: 'evaluate'},
	{kind: 'stage', way: 'nix-shell', stage: 'build'},
	...([
		{
			kind: 'start', id: '1', activity: 104, text: '', fields: [],
		},
		{
			kind: 'result', id: '1', result: 105, fields: [37, 61, 1, 0],
		},
		{
			kind: 'start', id: '2', activity: 105, text: 'building', fields: ['/nix/store/8xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-python3.13-scikit-learn-1.4.0.drv', '', 1, 1],
		},
		{
			kind: 'result', id: '2', result: 104, fields: ['installPhase'],
		},
		{
			kind: 'result', id: '2', result: 101, fields: ['[12/140] Compiling C object sklearn/_isotonic.cpython-313.so.p/meson-generated_sklearn__isotonic.pyx.c.o'],
		},
	] as const).map((entry): VerifyEvent => ({kind: 'log', entry})),
];

const building = reduce(verifying(), {type: 'verify-events', events: begun, seconds: 41});

const imported = (name: string, distribution: string, version: string, isThere = true): readonly VerifyEvent[] => [
	{
		kind: 'distribution', way: 'nix-shell', result: {
			attribute: distribution, distribution, found: distribution, version, wanted: undefined, names: [name],
		},
	},
	{
		kind: 'import', way: 'nix-shell', result: {
			name, distribution, seconds: 0.12, output: [], ...(isThere ? {status: 'imported'} : {status: 'timed-out'}),
		},
	},
];

const imports: readonly VerifyEvent[] = [
	{kind: 'log', entry: {kind: 'stop', id: '2'}},
	{kind: 'stage', way: 'nix-shell', stage: 'import'},
	...imported('numpy', 'numpy', '2.3.4'),
	...imported('pandas', 'pandas', '2.3.1'),
	...imported('sklearn', 'scikit-learn', '1.4.0', false),
];

const logLines = Array.from({length: 40}, (_, index): VerifyEvent => ({kind: 'log', entry: {kind: 'message', level: 1, text: `line ${index + 1} of what Nix says`}}));

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
	shell: {
		...stateAt(), screen: {
			step: 'shell', path: 'flake.nix', shells: ['default', 'ci', 'docs'], cursor: 1, taken: undefined,
		},
	},
	edit: stateAt('edit', {editing: {files: 'shell.nix, flake.nix', isByHand: true}, kept: {channel: undefined, time: undefined, isUnknown: true}}),
	'write-with-nix': press(reduce(stateAt('preview'), {type: 'previewed', preview: previewWithNix()}), '<enter>'),
	verify: building,
	'verify-imports': reduce(building, {type: 'verify-events', events: imports, seconds: 53}),
	cost: reduce(building, {type: 'cost-asked', cost: {...noCost, builds: ['python3.13-scikit-learn-1.4.0', 'python3-3.13.9-env'], fetches: 61, downloadMiB: 212}}),
	failed: failed(),
	'failed-log': press(reduce(verifying(), {type: 'verify-events', events: logLines, seconds: 9}), 'l'),
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
