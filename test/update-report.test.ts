import t from 'tap';
import {noPermits, type Environment} from '../source/environment.js';
import {newestPin} from '../source/nixpkgs/pins.js';
import {updateReport, type KnownPin} from '../source/update-report.js';

const known = (channel: string, versions: Readonly<Record<string, string>>): KnownPin => ({
	pin: newestPin(channel),
	knowledge: {
		kind: 'evaluation', label: 'a test', isOfPin: true, attributes: new Set(Object.keys(versions)), facts: new Map(Object.entries(versions).map(([attribute, version]) => [attribute, {
			version, broken: false, unfree: false, insecure: false, unsupported: false,
		}])),
	},
});

const environment: Environment = {
	style: 'shell', interpreter: 'python313', tools: [], direnv: false, imports: [], permits: noPermits, pin: newestPin('nixos-unstable'), packages: [
		{attribute: 'numpy', distribution: 'numpy', extras: []},
		{attribute: 'six', distribution: 'six', extras: []},
		{
			attribute: 'requests', distribution: 'requests', extras: [], override: {
				version: '2.31.0', stem: 'requests', extension: 'tar.gz', hash: `sha256-${'A'.repeat(43)}=`,
			},
		},
	],
};

const before = known('nixos-25.11', {numpy: '2.3.1', six: '1.17.0', requests: '2.30.0'});

t.test('another pin: versions, interpreters, systems and overrides', async t => {
	const messages = updateReport(environment, before, known('nixos-unstable', {numpy: '2.4.0', six: '1.17.0', requests: '2.32.0'})).map(({message}) => message);
	t.strictSame(messages, [
		'The new pin has other versions: numpy 2.3.1 -> 2.4.0.',
		'The new pin no longer has Python 3.10, x86_64-darwin.',
		'The new pin has requests 2.32.0, so the override with 2.31.0 is no longer needed.',
	]);
});

t.test('what is not known or still needed is not said', async t => {
	t.strictSame(updateReport(environment, before, before), [], 'the pin stays');
	t.strictSame(updateReport(environment, known('nixos-25.11', {}), known('nixos-26.05', {requests: '2.31.0rc1'})).map(({code}) => code), ['pin-drops']);
});
