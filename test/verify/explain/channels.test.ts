import t from 'tap';
import {newestPin} from '../../../source/nixpkgs/pins.js';
import {explain} from '../../../source/verify/explain.js';
import {entriesOf, environmentOf, plainPackage} from '../../support/recorded.js';
import {saidIn} from '../../../source/verify/said.js';

const offered = (channel: string, nixVersion: string | undefined): readonly string[] => explain({
	...saidIn(entriesOf('error: attribute \'nummpy\' missing'), 'nix'),
	exitCode: 1,
	signal: undefined,
	way: 'nix-shell',
	environment: environmentOf([plainPackage('nummpy')], {pin: newestPin(channel)}),
	missing: false,
	platform: 'linux',
	nixVersion,
	neededBy: [],
}).actions.flatMap(action => action.kind === 'use-channel' ? [action.channel] : []);

t.test('another release is offered only where it is one, and the Nix here can evaluate it', async t => {
	t.same(offered('nixos-25.05', '2.26.3'), ['nixos-unstable']);
	t.same(offered('nixos-25.05', undefined), ['nixos-unstable']);
	t.same(offered('nixos-unstable', '2.26.3'), []);
	t.same(offered('nixos-25.05', '2.8.0'), []);
});
