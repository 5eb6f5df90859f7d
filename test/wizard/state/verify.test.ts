import t from 'tap';
import {Failure} from '../../../source/failure.js';
import {noCost} from '../../../source/verify/dry-run.js';
import type {VerifyEvent} from '../../../source/verify/verification.js';
import {failedChoices} from '../../../source/wizard/state/steps/verify.js';
import type {Failed, State, VerifyScreen} from '../../../source/wizard/state/types.js';
import {
	act, failed, press, previewOf, previewWithNix, reduce, verificationOf, verifying,
} from '../../support/wizard.js';

const verifyScreen = ({screen}: State): VerifyScreen => {
	if (screen.step !== 'verify') {
		throw new Error(`It is at ${screen.step}`);
	}

	return screen;
};

const kindOf = (state: State): string => verifyScreen(state).content.kind;

const cost = {...noCost, builds: ['python3.13-pandas-2.3.1']};

t.test('what happens is seen: the stage, the cost, every import, and what Nix says', async t => {
	const events: readonly VerifyEvent[] = [
		{kind: 'stage', way: 'nix-shell', stage: 'evaluate'},
		{kind: 'cost', way: 'nix-shell', cost},
		{kind: 'stage', way: 'nix-shell', stage: 'build'},
		{kind: 'log', entry: {kind: 'message', level: 0, text: 'one\ntwo'}},
		{
			kind: 'import', way: 'nix-shell', result: {
				name: 'numpy', distribution: 'numpy', seconds: 0.1, output: [], status: 'imported',
			},
		},
	];
	const {content} = verifyScreen(reduce(verifying(), {type: 'verify-events', events, seconds: 3.5}));
	t.match(content, {
		kind: 'running', watched: {
			way: 'nix-shell', stage: 'build', cost, log: ['one', 'two'], seconds: 3.5, imports: [{name: 'numpy'}],
		},
	});
	const second = verifyScreen(act(verifying(), {type: 'verify-events', events, seconds: 3.5}, {type: 'verify-events', events: [{kind: 'stage', way: 'nix develop', stage: 'evaluate'}], seconds: 9}));
	t.match(second.content, {watched: {way: 'nix develop', imports: [], log: ['one', 'two']}}, 'the second way imports everything anew');
});

t.test('the log is shown and hidden', async t => {
	const log = press(verifying(), 'l');
	t.match(verifyScreen(log).content, {kind: 'running', shows: 'log'});
	t.match(verifyScreen(press(log, 'l')).content, {kind: 'running', shows: 'progress'});
});

t.test('what costs much is asked for first', async t => {
	const asking = reduce(verifying(), {type: 'cost-asked', cost});
	t.equal(kindOf(asking), 'asking');
	t.equal(kindOf(press(asking, '<enter>')), 'running');
	t.equal(kindOf(press(asking, 'y')), 'running');
	for (const keys of ['n', '<down> <enter>']) {
		const no = press(asking, keys);
		t.match(verifyScreen(no).content, {kind: 'stopping', goal: 'finish'}, keys);
		t.match(reduce(no, {type: 'verify-ended', verification: verificationOf('cancelled')}).screen, {step: 'ended', ending: {kind: 'written', report: {verification: undefined}}});
	}

	t.match(reduce(press(asking, '<escape>'), {type: 'verify-ended', verification: verificationOf('cancelled')}).screen, {step: 'packages'});
});

t.test('stopping waits until Nix has ended', async t => {
	const back = press(verifying(), '<escape>');
	t.match(verifyScreen(back).content, {kind: 'stopping', goal: 'back'});
	t.equal(kindOf(press(back, '<enter> y <escape>')), 'stopping');
	t.match(reduce(back, {type: 'verify-ended', verification: verificationOf('cancelled')}).screen, {step: 'packages'});
	const quit = press(verifying(), '<cancel>');
	t.match(verifyScreen(quit).content, {kind: 'stopping', goal: 'quit'});
	t.match(verifyScreen(press(back, '<cancel>')).content, {goal: 'quit'}, 'one may want out after all');
	t.match(reduce(quit, {type: 'verify-ended', verification: verificationOf('cancelled')}).screen, {step: 'ended', ending: {kind: 'cancelled', report: {written: true}}});
});

t.test('verified: that is the end, with what was proved', async t => {
	const done = reduce(verifying(), {type: 'verify-ended', verification: verificationOf('verified')});
	t.match(done.screen, {step: 'ended', ending: {kind: 'written', report: {verification: {kind: 'verified'}}}});
});

t.test('failed: what mends it comes first, and the files may be kept, or put back', async t => {
	const kinds = failedChoices(verifyScreen(failed()).content as Failed).map(choice => choice.kind === 'repair' ? choice.action.kind : choice.kind);
	t.strictSame(kinds, ['skip-tests', 'remove-package', 'again', 'log', 'packages', 'undo', 'keep']);
	t.match(verifyScreen(press(failed(), '<enter>')).content, {kind: 'mending', action: {kind: 'action', action: {kind: 'skip-tests', attribute: 'pandas'}}});
	t.equal(kindOf(press(failed(), '<down> <down> <enter>')), 'running');
	t.match(verifyScreen(press(failed(), 'l')).content, {kind: 'failed', shows: 'log'});
	t.match(verifyScreen(press(failed(), '<down> l <escape>')).content, {kind: 'failed', shows: 'choices', cursor: 1});
	t.match(press(failed(), '<escape>').screen, {step: 'packages'});
	t.match(press(failed(), '<end> <enter>').screen, {step: 'ended', ending: {kind: 'written', report: {written: true, verification: {kind: 'failed'}}}});
	t.match(press(failed(), '<cancel>').screen, {step: 'ended', ending: {kind: 'cancelled', report: {written: true}}});
	const undoing = press(failed(), '<end> <up> <enter>');
	t.equal(press(undoing, '<cancel> <escape> <enter>'), undoing, 'it is all or nothing');
	t.match(reduce(undoing, {type: 'undone'}).screen, {step: 'ended', ending: {report: {written: false, verification: {kind: 'failed'}}}});
});

t.test('what mends a failure is looked at before it is written, and one can go back to the others', async t => {
	const changes = [{
		path: 'shell.nix', before: '{ }\n', after: '[ ]\n', keepOriginal: false,
	}];
	const mended = reduce(press(failed(), '<enter>'), {type: 'mended', preview: previewWithNix({changes})});
	t.match(mended.screen, {step: 'preview', content: {kind: 'ready'}, mends: {content: {kind: 'failed'}}});
	t.match(verifyScreen(press(mended, '<escape>')).content, {kind: 'failed', cursor: 0});
	const asked = press(mended, '<enter>');
	t.match(asked.screen, {step: 'write', cursor: 0}, 'trying it is under Enter: nobody\'s work is in what was written a moment ago');
	t.match(press(asked, '<escape> <escape>').screen, {step: 'verify', content: {kind: 'failed'}});
	const again = reduce(press(asked, '<enter>'), {type: 'written', report: previewOf({changes, written: true}).report});
	t.equal(kindOf(again), 'running');
	t.match(again.written?.changes, [{path: 'shell.nix', before: undefined, after: '[ ]\n'}], 'all that was written is one change, which can be undone');
});

t.test('what can\'t be mended is said beside the choices', async t => {
	const failure = new Failure('cannot-mend', 'There is nothing to change.');
	t.match(verifyScreen(reduce(press(failed(), '<enter>'), {type: 'mend-failed', failure})).content, {kind: 'failed', refusal: failure});
});
