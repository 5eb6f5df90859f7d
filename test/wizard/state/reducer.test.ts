import t from 'tap';
import {Failure} from '../../../source/failure.js';
import {createReducer} from '../../../source/wizard/state/reducer.js';
import type {PackagesScreen, State} from '../../../source/wizard/state/types.js';
import {
	act, finder, inTheWay, press, previewOf, previewWithNix, reduce, rowOf, stateAt,
} from '../../support/wizard.js';

const packagesScreen = ({screen}: State): PackagesScreen => {
	if (screen.step !== 'packages') {
		throw new Error(`It is at ${screen.step}`);
	}

	return screen;
};

const labels = ({chosen}: State): readonly string[] => chosen.packages.map(({label}) => label);

t.test('style: each can be chosen, and is still highlighted when one comes back', async t => {
	for (const [keys, style] of [['<enter>', 'shell'], ['<down> <enter>', 'flake'], ['j j <enter>', 'both'], ['<end> k <right>', 'flake']] as const) {
		const next = press(stateAt(), keys);
		t.equal(next.chosen.style, style);
		t.equal(next.screen.step, 'interpreter');
		const back = press(next, '<escape>');
		t.match(back.screen, {step: 'style'});
		t.equal(press(back, '<enter>').chosen.style, style, 'Enter keeps it');
	}
});

t.test('style: there is nothing before it', async t => {
	t.match(press(stateAt(), '<escape> <left>').screen, {step: 'style'});
});

t.test('interpreter: the default comes first, the next are at hand, and going back keeps it', async t => {
	t.equal(press(stateAt('interpreter'), '<enter>').chosen.interpreter, 'python313');
	const next = press(stateAt('interpreter'), '<down> <enter>');
	t.equal(next.chosen.interpreter, 'python314');
	t.equal(press(next, '<left> <left> <enter> <enter>').chosen.interpreter, 'python314');
});

t.test('packages: Enter takes what is highlighted and empties the field', async t => {
	const typed = press(stateAt('packages'), 'num');
	t.strictSame(packagesScreen(typed).rows.map(({name}) => name), ['numpy', 'numpydoc']);
	t.strictSame(labels(press(typed, '<enter>')), ['numpy']);
	const second = press(typed, '<down> <enter>');
	t.strictSame(labels(second), ['numpydoc']);
	t.equal(packagesScreen(second).field.text, '');
});

t.test('packages: an import name finds the package that it comes from', async t => {
	t.strictSame(labels(press(stateAt('packages'), 'cv2 <enter>')), ['opencv-python']);
});

t.test('packages: a requirement typed in full is taken as it is', async t => {
	t.strictSame(labels(press(stateAt('packages'), 'numpy==1.26.4 <enter>')), ['numpy==1.26.4']);
	t.strictSame(labels(press(stateAt('packages'), 'pandas[excel]>=2,<3 <enter>')), ['pandas[excel]>=2,<3']);
	const wrong = press(stateAt('packages'), 'numpy=1.2 <enter>');
	t.strictSame(labels(wrong), []);
	t.equal(packagesScreen(wrong).notice?.kind, 'care');
	t.equal(packagesScreen(wrong).field.text, 'numpy=1.2', 'to be mended');
});

t.test('packages: what the pin has not is not taken, and the reason is said', async t => {
	const refused = press(stateAt('packages'), 'scikit <enter>');
	t.strictSame(labels(refused), []);
	t.match(packagesScreen(refused).notice, {kind: 'care', text: /not in nixpkgs/});
	t.strictSame(labels(press(stateAt('packages'), 'nothing==1.0 <enter>')), []);
	t.match(packagesScreen(press(stateAt('packages'), 'zzz <enter>')).notice, {text: 'no name is like zzz'});
});

t.test('packages: a program comes in as a tool, a broken package with a word about it', async t => {
	const program = press(stateAt('packages'), 'poetry <enter>');
	t.strictSame([program.chosen.tools, labels(program)], [['poetry'], []]);
	const broken = press(stateAt('packages'), 'broken <enter>');
	t.strictSame(labels(broken), ['broken-thing']);
	t.match(packagesScreen(broken).notice, {kind: 'care'});
});

t.test('packages: Backspace edits, and on an empty field removes the last, or the highlighted one', async t => {
	const two = press(stateAt('packages'), 'numpy <enter> pandas <enter>');
	t.strictSame(labels(press(two, 'x <backspace>')), ['numpy', 'pandas']);
	t.strictSame(labels(press(two, '<backspace>')), ['numpy']);
	t.strictSame(labels(press(two, '<backspace> <backspace> <backspace>')), []);
	t.strictSame(labels(press(two, '<down> <backspace>')), ['pandas']);
});

t.test('packages: typing a name once more keeps the version that was chosen', async t => {
	t.strictSame(labels(press(stateAt('packages'), 'numpy==1.26.4 <enter> numpy <enter>')), ['numpy==1.26.4']);
});

t.test('packages: Escape first clears the field, then goes back; the list stays', async t => {
	const typed = press(stateAt('packages'), 'numpy <enter> pan');
	const cleared = press(typed, '<escape>');
	t.equal(packagesScreen(cleared).field.text, '');
	const back = press(cleared, '<escape>');
	t.equal(back.screen.step, 'interpreter');
	t.strictSame(labels(press(back, '<enter>')), ['numpy']);
});

t.test('packages: left and right move in the text before they leave the step', async t => {
	t.equal(packagesScreen(press(stateAt('packages'), 'np <left> u')).field.text, 'nup');
	t.equal(press(stateAt('packages'), '<left>').screen.step, 'interpreter');
	t.equal(press(stateAt('packages'), '<right>').screen.step, 'preview');
});

t.test('packages: where the name itself can\'t be had, the one that is imported by it is highlighted', async t => {
	const squatted = createReducer({...finder, find: () => [rowOf('cv2', {attribute: undefined, mark: 'absent'}), rowOf('opencv-python', {via: 'cv2'})]});
	let state = stateAt('packages');
	for (const text of 'cv2') {
		state = squatted(state, {type: 'key', key: {kind: 'text', text}});
	}

	t.equal(packagesScreen(state).cursor, 1);
	t.strictSame(labels(squatted(state, {type: 'key', key: {kind: 'enter'}})), ['opencv-python']);
});

t.test('packages: what was copied from a readme is understood', async t => {
	for (const typed of ['pip install numpy', '$ python3 -m pip install numpy', 'uv add numpy', 'conda install numpy']) {
		const keys = [...typed].map(text => ({type: 'key' as const, key: {kind: 'text' as const, text}}));
		t.strictSame(labels(act(stateAt('packages'), ...keys, {type: 'key', key: {kind: 'enter'}})), ['numpy'], typed);
	}
});

t.test('packages: of what can\'t be had no version is shown, but why not', async t => {
	const told = press(stateAt('packages'), 'scikit <tab>');
	t.match(packagesScreen(told), {picker: undefined, notice: {kind: 'care', text: 'scikit-surprise is not in nixpkgs'}});
});

t.test('packages: another version than the pin\'s is marked as what it is', async t => {
	t.match(packagesScreen(press(stateAt('packages'), 'numpy==1.26.4 <enter>')).rows, [{name: 'numpy', version: '1.26.4', mark: 'compiles'}]);
	t.match(packagesScreen(press(stateAt('packages'), 'numpy==2.3.4 <enter>')).rows, [{name: 'numpy', version: '2.3.4', mark: 'prebuilt'}]);
});

t.test('packages: Backspace takes the last of what is seen, be it a tool', async t => {
	const both = press(stateAt('packages'), 'numpy <enter> poetry <enter>');
	t.strictSame([labels(both), both.chosen.tools], [['numpy'], ['poetry']]);
	const one = press(both, '<backspace>');
	t.strictSame([labels(one), one.chosen.tools], [['numpy'], []]);
	t.strictSame(labels(press(one, '<backspace>')), []);
});

t.test('packages: what was left out of a list stays known', async t => {
	const pasted = reduce(stateAt('packages'), {type: 'key', key: {kind: 'paste', text: 'numpy\nnumpy>=1\nthing\n'}});
	const read = reduce(pasted, {
		type: 'list-read', tools: [], refused: ['thing (not in nixpkgs)'], requirements: [{name: 'numpy', extras: [], specifier: ''}, {name: 'numpy', extras: [], specifier: '>=1'}],
	});
	t.match(packagesScreen(read).notice, {text: /^1 entry of the list added; left out: thing/});
	t.strictSame(read.chosen.leftOut, ['thing (not in nixpkgs)']);
});

t.test('options: whoever had the default of a release gets that of the next', async t => {
	const there = press(press(stateAt(), 'o'), '<enter> <end> <enter>');
	t.not(there.chosen.channel, stateAt().chosen.channel);
	const back = press(there, '<enter> <home> <enter>');
	t.equal(back.chosen.interpreter, press(stateAt(), 'o <enter> <home> <enter>').chosen.interpreter);
});

t.test('keys that come in one piece are as many keys, where nothing is typed', async t => {
	t.equal(reduce(stateAt(), {type: 'key', key: {kind: 'paste', text: 'jj\r'}}).chosen.style, 'both');
	t.match(reduce(stateAt(), {type: 'key', key: {kind: 'text', text: 'jj'}}).screen, {step: 'style', cursor: 2});
});

t.test('packages: lists, pasted or typed in a line, are read before they are added', async t => {
	const pasted = reduce(stateAt('packages'), {type: 'key', key: {kind: 'paste', text: 'numpy\r\npandas>=2\r\n'}});
	t.equal(packagesScreen(pasted).pasted, 'numpy\npandas>=2\n');
	const read = reduce(pasted, {
		type: 'list-read', tools: ['poetry'], refused: ['thing (not in nixpkgs)'], requirements: [{name: 'numpy', extras: [], specifier: ''}, {name: 'Pandas', extras: [], specifier: '>=2'}],
	});
	t.strictSame([labels(read), read.chosen.tools], [['numpy', 'pandas>=2'], ['poetry']]);
	t.match(packagesScreen(read).notice, {kind: 'care', text: /left out: thing/});
	const inLine = act(stateAt('packages'), ...[...'numpy, pandas'].map(text => ({type: 'key' as const, key: {kind: 'text' as const, text}})), {type: 'key', key: {kind: 'enter'}});
	t.equal(packagesScreen(inLine).pasted, 'numpy\npandas');
	const oneLine = reduce(stateAt('packages'), {type: 'key', key: {kind: 'paste', text: 'numpy\n'}});
	t.equal(packagesScreen(oneLine).field.text, 'numpy', 'one line is typed, not read');
	t.strictSame(labels(reduce(stateAt('packages'), {
		type: 'list-read', requirements: [{name: 'numpy', extras: [], specifier: ''}], tools: [], refused: [],
	})), [], 'an answer that nobody waits for changes nothing');
});

t.test('versions: the pin\'s is highlighted, another one becomes an override, those greyed can\'t be taken', async t => {
	const open = press(stateAt('packages'), 'numpy <tab>');
	t.match(packagesScreen(open).picker, {name: 'numpy', content: {kind: 'loading'}});
	t.strictSame(packagesScreen(press(open, '<escape>')).picker, undefined);
	t.equal(packagesScreen(press(open, '<escape>')).field.text, 'numpy', 'the search is still there');
	const ready = reduce(open, {
		type: 'versions-loaded', name: 'numpy', versions: [
			{version: '2.4.0', kind: 'override', note: 'newest'}, {version: '2.3.4', kind: 'pin', note: 'in this pin'}, {version: '1.0', kind: 'unusable', note: 'was withdrawn'},
		],
	});
	t.strictSame(labels(press(ready, '<enter>')), ['numpy']);
	t.strictSame(labels(press(ready, '<up> <enter>')), ['numpy==2.4.0']);
	t.strictSame(labels(press(ready, '<end> <enter>')), []);
	t.strictSame(labels(press(press(ready, '<up> <enter>'), 'numpy <tab>')), ['numpy==2.4.0']);
	const failed = reduce(open, {type: 'versions-failed', name: 'numpy', message: 'no network'});
	t.match(packagesScreen(failed).picker, {content: {kind: 'failed', message: 'no network'}});
	t.equal(reduce(open, {type: 'versions-failed', name: 'pandas', message: ''}), open, 'another package\'s answer');
});

t.test('options: folded behind o, ctrl+o in the field; they lead back to where one was', async t => {
	for (const step of ['style', 'interpreter', 'preview'] as const) {
		const options = press(stateAt(step), 'o');
		t.equal(options.screen.step, 'options', step);
		t.equal(press(options, '<escape>').screen.step, step);
	}

	t.equal(packagesScreen(press(stateAt('packages'), 'o')).field.text, 'o');
	t.equal(press(stateAt('packages'), '<options>').screen.step, 'options');
});

t.test('options: channel, tools and direnv', async t => {
	const options = press(stateAt('style'), 'o');
	t.ok(press(options, '<down> <down> <enter>').chosen.direnv);
	const channel = press(options, '<enter> <end> <enter>');
	t.not(channel.chosen.channel, options.chosen.channel);
	t.match(channel.screen, {step: 'options', pane: 'menu'});
	const tools = press(options, '<down> <enter>');
	const typed = act(tools, ...[...'git, pkgs.nodePackages.prettier'].map(text => ({type: 'key' as const, key: {kind: 'text' as const, text}})));
	t.strictSame(press(typed, '<enter>').chosen.tools, ['git', 'nodePackages.prettier']);
	const wrong = press(tools, 'rm;-rf <enter>');
	t.strictSame(wrong.chosen.tools, []);
	t.match(wrong.screen, {pane: 'tools', notice: {kind: 'care'}});
	t.match(press(wrong, '<clear-line> <escape>').screen, {pane: 'menu'});
});

t.test('options: an interpreter that the other channel has not gives way to its default', async t => {
	const old = stateAt('interpreter', {chosen: {...stateAt().chosen, interpreter: 'python315'}});
	const next = press(old, 'o <enter> <home> <down> <down> <down> <enter>');
	t.not(next.chosen.channel, old.chosen.channel);
	t.not(next.chosen.interpreter, 'python315');
});

t.test('preview: scrolls within its page, turns pages, shows the command', async t => {
	const ready = reduce(stateAt('preview'), {type: 'previewed', preview: previewOf()});
	t.match(press(ready, '<up>').screen, {content: {top: 0}});
	t.match(press(ready, '<down> <down>').screen, {content: {top: 2}});
	const end = press(ready, '<end> <down> <page-down>');
	t.ok(end.screen.step === 'preview' && end.screen.content.kind === 'ready' && end.screen.content.top > 20 && end.screen.content.top < 60);
	t.match(press(ready, '<down> <tab>').screen, {content: {pane: 1, top: 0}});
	t.match(press(ready, '<shift-tab>').screen, {content: {pane: 1}});
	t.match(press(ready, 'c').screen, {shows: 'command'});
	t.match(press(ready, 'c c').screen, {shows: 'diff'});
	t.equal(press(ready, '<escape>').screen.step, 'packages');
});

t.test('write: only an explicit yes writes', async t => {
	const ready = reduce(stateAt('preview'), {type: 'previewed', preview: previewOf()});
	t.match(press(ready, '<enter>').screen, {step: 'write', cursor: 0});
	t.match(press(ready, '<enter> <enter>').screen, {step: 'writing'});
	t.match(press(ready, '<enter> y').screen, {step: 'writing'});
	for (const keys of ['<enter> n', '<enter> <escape>', '<enter> <left>', '<enter> <down> <enter>']) {
		t.match(press(ready, keys).screen, {step: 'preview', content: {kind: 'ready'}}, keys);
	}
});

t.test('write: where something that is there changes, Enter alone does not write', async t => {
	const preview = previewOf({
		changes: [{
			path: 'shell.nix', before: '{ }\n', after: '[ ]\n', keepOriginal: false,
		}],
	});
	const asked = press(reduce(stateAt('preview'), {type: 'previewed', preview}), '<enter>');
	t.match(asked.screen, {step: 'write', cursor: 1});
	t.match(press(asked, '<enter>').screen, {step: 'preview'});
	t.match(press(asked, '<up> <enter>').screen, {step: 'writing'});
});

t.test('a foreign file in the way: nothing under Enter, and k asks for it to be kept', async t => {
	const refused = reduce(stateAt('preview'), {type: 'refused', failure: inTheWay});
	t.equal(press(refused, '<enter> y <right>'), refused);
	t.notOk(press(refused, '<escape>').chosen.overwrite);
	const kept = press(refused, 'k');
	t.ok(kept.chosen.overwrite);
	t.match(kept.screen, {step: 'preview', content: {kind: 'loading'}});
	const other = reduce(stateAt('preview'), {type: 'refused', failure: new Failure('no-version', 'No release matches.')});
	t.notOk(press(other, 'k').chosen.overwrite);
	t.match(press(other, 'r').screen, {content: {kind: 'loading'}});
});

t.test('write: where there is a Nix, every import is tried, unless one only wants the files', async t => {
	const ready = reduce(stateAt('preview'), {type: 'previewed', preview: previewWithNix()});
	const writing = press(ready, '<enter> <enter>');
	t.match(writing.screen, {step: 'writing', verify: true});
	t.match(reduce(writing, {type: 'written', report: previewOf().report}).screen, {step: 'verify', written: {folder: '/home/ada/demo'}, content: {kind: 'running'}});
	for (const keys of ['<enter> y', '<enter> <down> <enter>']) {
		const plain = press(ready, keys);
		t.match(plain.screen, {step: 'writing', verify: false}, keys);
		t.match(reduce(plain, {type: 'written', report: previewOf().report}).screen, {step: 'ended', ending: {kind: 'written'}});
	}

	t.match(press(ready, '<enter> <down> <down> <enter>').screen, {step: 'preview'});
});

t.test('write: a Nix that is too old for the pin is not what Enter asks', async t => {
	const ready = reduce(stateAt('preview'), {type: 'previewed', preview: {...previewWithNix(), isTooOld: true}});
	t.match(press(ready, '<enter> <enter>').screen, {step: 'writing', verify: false});
});

t.test('writing ends by itself, well or not', async t => {
	const writing = press(reduce(stateAt('preview'), {type: 'previewed', preview: previewOf()}), '<enter> y');
	t.equal(press(writing, '<escape> <cancel> y'), writing, 'it is all or nothing');
	const {report} = previewOf();
	t.match(reduce(writing, {type: 'written', report}).screen, {step: 'ended', ending: {kind: 'written'}});
	const failure = new Failure('not-written', 'The disk is full.');
	t.match(reduce(writing, {type: 'write-failed', failure}).screen, {step: 'write', cursor: 1, failure});
});

t.test('? shows the keys and any key takes them away, everywhere but in the middle of a word', async t => {
	for (const step of ['style', 'interpreter', 'packages', 'preview'] as const) {
		const help = press(stateAt(step), '?');
		t.ok(help.help, step);
		const gone = press(help, '<enter>');
		t.notOk(gone.help);
		t.equal(gone.screen, help.screen, 'the key does nothing else');
	}
});

t.test('names and details arrive without moving the highlight', async t => {
	const typed = press(stateAt('packages'), 'num <down>');
	const changed = reduce(typed, {type: 'names-changed', label: 'more names'});
	t.equal(packagesScreen(changed).cursor, 1);
	t.strictSame(changed.names, {label: 'more names', pin: typed.names.pin});
	const details = {
		newest: '3.0', released: undefined, requiresPython: undefined, status: undefined, version: undefined,
	};
	t.strictSame(reduce(typed, {type: 'details-loaded', name: 'numpydoc', details}).details.get('numpydoc'), details);
	t.strictSame(act(typed, {type: 'went-offline', why: 'one'}, {type: 'went-offline', why: 'two'}).offline, 'one', 'said once');
});

t.test('a terminal of another size', async t => {
	t.strictSame(reduce(stateAt(), {type: 'resize', size: {columns: 40, rows: 12}}).size, {columns: 40, rows: 12});
});
