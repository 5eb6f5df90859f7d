import {setImmediate as nextTurn, setTimeout as pause} from 'node:timers/promises';
import t from 'tap';
import {createStore, watch} from '../../source/wizard/store.js';
import type {State} from '../../source/wizard/state/types.js';
import {reduce, stateAt} from '../support/wizard.js';

/** The name that is highlighted. */
const highlighted = ({screen}: State): string | undefined => screen.step === 'packages' ? screen.rows[screen.cursor]?.name : undefined;

/** A wizard at its packages, and what was done about what is highlighted. */
const open = (rest?: number) => {
	const store = createStore(reduce, stateAt('packages'));
	const done: Array<{readonly name: string; readonly signal: AbortSignal; readonly rested: number}> = [];
	let changed = 0;
	watch(store, highlighted, async (name, signal) => {
		done.push({name, signal, rested: performance.now() - changed});
	}, rest);
	return {
		names: () => done.map(({name}) => name),
		/** How long nothing had changed when it was done, in milliseconds. */
		rests: () => done.map(({rested}) => rested),
		signals: () => done.map(({signal}) => signal.aborted),
		type(text: string) {
			for (const letter of text) {
				store.dispatch({type: 'key', key: {kind: 'text', text: letter}});
				changed = performance.now();
			}
		},
		clear() {
			store.dispatch({type: 'key', key: {kind: 'clear-line'}});
		},
	};
};

t.test('what is watched is done something about when it becomes another, and the old is called off', async t => {
	const {names, signals, type, clear} = open();
	type('numpy');
	const before = names();
	t.equal(before.at(-1), 'numpy');
	t.equal(signals().filter(isAborted => !isAborted).length, 1, 'only the last one goes on');
	clear();
	t.strictSame(names(), before, 'nothing is highlighted any more');
	t.notOk(signals().includes(false));
});

t.test('with a rest, the old is called off once the change is on the screen, and not before', async t => {
	const {names, signals, type, clear} = open(10);
	type('numpy');
	await pause(100);
	t.strictSame(names(), ['numpy']);
	clear();
	await Promise.resolve();
	t.strictSame(signals(), [false], 'what is drawn for a key is drawn by now');
	await nextTurn();
	t.strictSame(signals(), [true]);
});

t.test('with a rest, nothing is done as long as anything changes, even when the highlighted stays the same', async t => {
	const rest = 200;
	const {names, rests, type, clear} = open(rest);
	for (const letter of 'numpy') {
		type(letter);
		await pause(rest / 4);
	}

	await pause(2 * rest);
	t.equal(names().at(-1), 'numpy');
	// A machine that was away for long may have had a rest in between.
	t.strictSame(rests().filter(rested => rested < rest / 2), []);
	const before = names();

	type('x');
	clear();
	type('numpy');
	clear();
	await pause(2 * rest);
	t.strictSame(names(), before, 'what passed by was never asked about');
});
