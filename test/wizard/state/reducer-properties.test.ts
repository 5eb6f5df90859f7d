import fc from 'fast-check';
import t from 'tap';
import {Failure} from '../../../source/failure.js';
import {namedKeys, type Key} from '../../../source/wizard/input/key.js';
import {answersAbove, layoutOf} from '../../../source/wizard/state/layout.js';
import {noCost} from '../../../source/verify/dry-run.js';
import type {Action, State} from '../../../source/wizard/state/types.js';
import {
	act, failed, failingTests, inTheWay, press, previewOf, previewWithNix, reduce, stateAt, verificationOf,
} from '../../support/wizard.js';

const key: fc.Arbitrary<Key> = fc.oneof(
	{arbitrary: fc.constantFrom(...namedKeys.filter(kind => kind !== 'cancel')).map(kind => ({kind})), weight: 4},
	{arbitrary: fc.constantFrom('n', 'numpy', 'pandas==2', 'o', 'c', 'k', 'y', '?', ' ', '==', ',', '日', 'poetry').map(text => ({kind: 'text' as const, text})), weight: 3},
	{arbitrary: fc.constantFrom('numpy\npandas', 'x', '').map(text => ({kind: 'paste' as const, text})), weight: 1},
);

const {report} = previewOf();
const changing = previewOf({
	changes: [{
		path: 'shell.nix', before: 'a', after: undefined, keepOriginal: false,
	}],
});

const answer: fc.Arbitrary<Action> = fc.constantFrom<Action>(
	{type: 'resize', size: {columns: 40, rows: 12}},
	{type: 'resize', size: {columns: 300, rows: 80}},
	{type: 'names-changed', label: 'names'},
	{type: 'went-offline', why: 'no network'},
	{type: 'versions-loaded', name: 'numpy', versions: [{version: '1.0', kind: 'override', note: ''}, {version: '0.9', kind: 'unusable', note: ''}]},
	{type: 'versions-loaded', name: 'numpy', versions: []},
	{type: 'versions-failed', name: 'numpy', message: 'no network'},
	{
		type: 'list-read', requirements: [{name: 'numpy', extras: [], specifier: ''}], tools: ['git'], refused: [],
	},
	{type: 'previewed', preview: previewOf()},
	{type: 'previewed', preview: changing},
	{type: 'previewed', preview: {...previewOf({changes: []}), panes: []}},
	{type: 'refused', failure: inTheWay},
	{type: 'refused', failure: new Failure('no-version', 'none')},
	{type: 'write-failed', failure: new Failure('not-written', 'full')},
	{type: 'previewed', preview: previewWithNix()},
	{type: 'written', report},
	{type: 'verify-events', events: [{kind: 'stage', way: 'nix-shell', stage: 'build'}], seconds: 2},
	{type: 'cost-asked', cost: noCost},
	{type: 'verify-ended', verification: verificationOf('failed', [failingTests])},
	{type: 'verify-ended', verification: verificationOf('verified')},
	{type: 'verify-ended', verification: verificationOf('declined')},
	{type: 'mended', preview: changing},
	{type: 'mend-failed', failure: inTheWay},
);

const action: fc.Arbitrary<Action> = fc.oneof({arbitrary: key.map(one => ({type: 'key' as const, key: one})), weight: 3}, {arbitrary: answer, weight: 1});

/** In an empty folder, or where files are already; in the middle of anything. */
const anyState = fc.tuple(fc.constantFrom<State>(stateAt(), stateAt('edit', {editing: {files: 'shell.nix', isByHand: true}}), failed()), fc.array(action, {maxLength: 60}))
	.map(([start, actions]) => act(start, ...actions))
	.filter(({screen}) => screen.step !== 'ended');

/** While files are written there is nothing to decide, and Nix has to end: it does by itself, one way or the other. */
const settle = (state: State): State => {
	if (state.screen.step === 'writing') {
		return reduce(state, {type: 'write-failed', failure: inTheWay});
	}

	return act(state, {type: 'verify-ended', verification: verificationOf('failed', [failingTests])}, {type: 'mend-failed', failure: inTheWay});
};

t.test('from wherever one is, Ctrl+C leads out', async t => {
	fc.assert(fc.property(anyState, state => {
		const {screen} = press(settle(state), '<cancel>');
		return screen.step === 'ended' && screen.ending.kind === 'cancelled';
	}), {numRuns: 500});
	t.pass();
});

t.test('from wherever one is, Escape leads back to the first step, and every package is still there', async t => {
	fc.assert(fc.property(anyState, state => {
		const settled = settle(state);
		const back = press(settled, '<escape> '.repeat(12));
		return back.screen.step === (settled.editing ? 'edit' : 'style') && !back.help && back.chosen.packages.length === settled.chosen.packages.length;
	}), {numRuns: 500});
	t.pass();
});

t.test('from wherever one is, there is a way to written files', async t => {
	fc.assert(fc.property(anyState, state => {
		const first = press(settle(state), '<escape> '.repeat(12));
		const preview = press(first, first.editing ? '<end> <enter>' : '<enter> <enter> <enter>');
		const yes = press(reduce(preview, {type: 'previewed', preview: changing}), '<enter> y');
		const {screen} = reduce(yes, {type: 'written', report});
		return screen.step === 'ended' && screen.ending.kind === 'written';
	}), {numRuns: 500});
	t.pass();
});

t.test('nothing is ever written without the question before it', async t => {
	fc.assert(fc.property(fc.array(action, {maxLength: 60}), actions => {
		let state = stateAt();
		for (const one of actions) {
			const next = reduce(state, one);
			if (next.screen.step === 'writing' && state.screen.step !== 'writing' && (state.screen.step !== 'write' || one.type !== 'key')) {
				return false;
			}

			state = next;
		}

		return true;
	}), {numRuns: 500});
	t.pass();
});

t.test('highlights stay on what is there, and a step always has room', async t => {
	fc.assert(fc.property(anyState, state => {
		const {screen} = state;
		const {body, most} = layoutOf(state);
		const fits = body >= 1 && body + answersAbove(screen).length + 2 <= Math.max(most, answersAbove(screen).length + 3);
		return fits && (screen.step !== 'packages' || (screen.cursor >= -1 && screen.cursor < Math.max(1, screen.rows.length)));
	}), {numRuns: 500});
	t.pass();
});
