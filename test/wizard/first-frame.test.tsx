import t from 'tap';
import {firstFrame} from '../../source/wizard/first-frame.js';
import type {State} from '../../source/wizard/state/types.js';
import {press, stateAt} from '../support/wizard.js';

// Ink looks once, when it is loaded, whether there are colours.
process.env.FORCE_COLOR = '1';
const {inkFrame} = await import('../support/ink-frame.js');

const both = [true, false];

t.test('the first picture is what Ink draws, to the byte', async t => {
	let count = 0;
	for (const size of [{columns: 40, rows: 12}, {columns: 40, rows: 24}, {columns: 59, rows: 30}, {columns: 60, rows: 18}, {columns: 80, rows: 24}, {columns: 80, rows: 17}, {columns: 200, rows: 50}]) {
		for (const color of both) {
			for (const unicode of both) {
				for (const links of both) {
					for (const [name, state] of Object.entries({first: stateAt('style', {size}), another: press(stateAt('style', {size}), '<down> <down>')})) {
						const theme = {color, unicode, links};
						t.equal(firstFrame(state, theme, '~/dëmo'), inkFrame(state, theme, '~/dëmo'), `${name} ${JSON.stringify({...size, ...theme})}`);
						count++;
					}
				}
			}
		}
	}

	t.equal(count, 112);
});

t.test('what only Ink can draw is left to it', async t => {
	const theme = {color: true, unicode: true, links: false};
	const left: Readonly<Record<string, readonly [State, string]>> = {
		'another step': [stateAt('interpreter'), '~/demo'],
		'files that are there': [stateAt('style', {editing: {files: 'shell.nix', isByHand: false}}), '~/demo'],
		help: [press(stateAt('style'), '?'), '~/demo'],
		'wide characters': [stateAt('style'), '~/コード'],
		'a long way': [stateAt('style'), `~/${'far/'.repeat(30)}`],
	};
	for (const [name, [state, place]] of Object.entries(left)) {
		t.equal(firstFrame(state, theme, place), undefined, name);
	}
});
