import t from 'tap';
import {editRows} from '../../../source/wizard/state/steps/edit-rows.js';
import type {State} from '../../../source/wizard/state/types.js';
import {press, reduce, stateAt} from '../../support/wizard.js';

const editing = {files: 'shell.nix', isByHand: false};
const edit = (change: Partial<State> = {}): State => stateAt('edit', {editing, ...change});

t.test('whatever is changed leads back to the list of what can be', async t => {
	for (const [row, keys, step] of [[0, '<escape>', 'packages'], [1, '<enter>', 'interpreter'], [2, '<enter>', 'style'], [1, '<escape>', 'interpreter'], [2, '<left>', 'style']] as const) {
		const there = press(edit(), `<home> ${'<down> '.repeat(row)}<enter>`);
		t.match(there.screen, {step});
		t.match(press(there, keys).screen, {step: 'edit'}, `${step} ${keys}`);
	}
});

t.test('what was chosen stays, and the changes are next', async t => {
	const changed = press(edit(), '<home> <down> <enter> <down> <enter>');
	t.equal(changed.chosen.interpreter, 'python314');
	t.match(changed.screen, {step: 'edit', cursor: editRows.length - 1});
	t.match(press(changed, '<enter>').screen, {step: 'preview'});
	t.match(press(changed, '<enter> <escape>').screen, {step: 'edit'});
});

t.test('packages lead on to the preview', async t => {
	const packages = press(edit(), '<home> <enter> numpy <enter>');
	t.match(press(packages, '<enter>').screen, {step: 'preview'});
});

t.test('the options know of the pin that is there', async t => {
	const options = press(edit(), 'o');
	t.match(options.screen, {step: 'options', pane: 'menu'});
	t.ok(press(options, '<down> <enter>').chosen.update);
	t.match(press(options, '<escape>').screen, {step: 'edit'});
	t.notOk(press(press(stateAt(), 'o'), '<down> <enter>').chosen.update, 'where nothing is, there is nothing to update');
});

t.test('of several shells one is chosen, and read', async t => {
	const which: State = {
		...stateAt(), screen: {
			step: 'shell', path: 'flake.nix', shells: ['default', 'ci'], cursor: 0, taken: undefined,
		},
	};
	const taken = press(which, '<down> <enter>');
	t.match(taken.screen, {step: 'shell', taken: 'ci'});
	t.equal(press(taken, '<up> <enter>'), taken, 'it is being read');
	const start = {chosen: {...taken.chosen, interpreter: 'python312'}, kept: undefined, editing, step: 'edit' as const};
	const opened = reduce(taken, {type: 'opened', start});
	t.match([opened.screen, opened.chosen.interpreter], [{step: 'edit'}, 'python312']);
	t.match(press(which, '<cancel>').screen, {step: 'ended', ending: {kind: 'cancelled'}});
	t.match(press(which, '<escape>').screen, {step: 'shell'}, 'there is nothing before it');
});
