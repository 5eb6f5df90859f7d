import t from 'tap';
import {hintsOf} from '../../../source/wizard/state/key-hints.js';
import {press, stateAt} from '../../support/wizard.js';

/** What the key line says of Enter, and of up and down. */
const said = (keys: string) => {
	const hints = new Map(hintsOf(press(stateAt('packages'), keys)));
	return [hints.get('enter'), hints.get('{up}')];
};

t.test('packages: what Enter does to the highlighted name', async t => {
	t.same(said('numpy'), ['add', 'choose']);
	t.same(said('poetry'), ['add as a tool', 'choose']);
	t.same(said('scikit'), ['why not', 'choose']);
});

t.test('packages: where no name is found there is nothing to move to', async t => {
	t.same(said('xqz'), ['take', undefined]);
});
