import t from 'tap';
import {newestPin} from '../../source/nixpkgs/pins.js';
import {startServer} from '../support/server.js';
import {snapshot} from '../support/snapshot.js';
import {runMain} from '../support/world.js';

type Told = {readonly code: string; readonly message: string; readonly hint: string};
type Answer = {readonly exit: number; readonly pin?: {readonly rev: string; readonly channel?: string}; readonly warnings: readonly Told[]; readonly error?: Told};

const rev = 'a'.repeat(40);
const hash = `sha256-${'A'.repeat(43)}=`;
const embedded = newestPin('nixos-26.05');

const ask = async (words: string, cwd: string, channels?: string): Promise<Answer> => {
	const {code: exit, stdout} = await runMain(['--yes', '--json', ...words.split(' ')], cwd, channels === undefined
		? {}
		: {addresses: {channels, flake: () => 'path:/nowhere', archive: () => 'http://127.0.0.1:9/'}});
	const {environment, warnings = [], error} = JSON.parse(stdout) as {environment?: {pin: Answer['pin']}; warnings?: readonly Told[]; error?: Told};
	return {exit, warnings, ...(environment ? {pin: environment.pin!} : {}), ...(error ? {error} : {})};
};

t.test('--update leaves a pin whose channel nobody knows', async t => {
	for (const date of ['', ' --date 2026-11-01']) {
		for (const style of ['shell', 'flake']) {
			const cwd = t.testdir({});
			await ask(`--style ${style} --rev ${rev} --hash ${hash}${date}`, cwd);
			const before = await snapshot(cwd);
			const {exit, pin, warnings} = await ask('--update --offline', cwd);
			t.equal(exit, 0);
			t.equal(pin!.rev, rev);
			t.match(warnings, [{code: 'channel-unknown', hint: 'name the channel to move to: `--update --channel nixos-26.05`'}]);
			t.strictSame(await snapshot(cwd), before, 'nothing is changed');

			const moved = await ask('--update --offline --channel nixos-26.05', cwd);
			t.equal(moved.pin!.rev, embedded.rev);
		}
	}
});

t.test('a commit that is known to be of another channel', async t => {
	const cwd = t.testdir({});
	const {exit, error} = await ask(`--channel nixos-23.11 --rev ${embedded.rev}`, cwd);
	t.equal(exit, 2);
	t.match(error, {code: 'wrong-channel', message: /that commit is of nixos-26\.05\.$/, hint: /`--channel nixos-26\.05`/});
	t.match(await ask(`--channel nixos-26.05-small --rev ${embedded.rev}`, cwd), {exit: 0, pin: {channel: 'nixos-26.05-small'}}, 'a channel of the same release is believed');
});

t.test('a channel newer than this program is asked for', async t => {
	const server = await startServer(t, (request, response) => {
		response.end(`${request.url?.startsWith('/nixos-26.11/') ? embedded.rev : rev}\n`);
	});
	const cwd = t.testdir({});
	t.match(await ask('--channel nixos-26.11 --update', cwd, `${server.url}/`), {exit: 0, pin: {rev: embedded.rev, channel: 'nixos-26.11'}});
	t.match(await ask('--channel nixos-27.05 --update', cwd, `${server.url}/`), {exit: 1, error: {code: 'no-pin', message: /a{12}/, hint: /install Nix/}}, 'a commit that nobody here can fetch');
	t.match(await ask('--channel nixos-26.11 --update --offline', t.testdir({})), {exit: 1, error: {code: 'no-pin', message: /could not be looked up/}});
	t.match(await ask('--channel nixos-26.11', t.testdir({})), {exit: 2, error: {code: 'unknown-channel', hint: /`--update` asks/}});
});

t.test('a pin of a small channel is updated, and is of its release', async t => {
	const server = await startServer(t, (_request, response) => {
		response.end(`${rev}\n`);
	});
	const cwd = t.testdir({});
	await ask(`--channel nixos-26.05-small --rev ${rev} --hash ${hash}`, cwd);
	t.match(await ask('--update', cwd, `${server.url}/`), {exit: 0, pin: {rev, channel: 'nixos-26.05-small'}});
	t.match(await ask('--update --offline', cwd), {exit: 0, pin: {rev, channel: 'nixos-26.05-small'}, warnings: [{code: 'pin-not-newest'}]});
	t.match(await ask('--python 3.10', cwd), {exit: 2, error: {code: 'interpreter-not-in-pin'}});
});
