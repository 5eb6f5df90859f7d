import fsSync from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import {setInterval} from 'node:timers/promises';
import t from 'tap';
import {testNixpkgs} from '../support/nix.js';
import {
	keys, openTerminal, type Person, type TerminalOptions,
} from '../support/pty.js';
import {startSdistIndex} from '../support/sdist-index.js';
import {startServer} from '../support/server.js';
import {foldersGoLast} from '../support/teardown.js';
import {readTree} from '../support/tree.js';

foldersGoLast(t);

const index = await startSdistIndex();
t.teardown(() => {
	index.close();
});

type Teardown = {readonly teardown: (handler: () => void) => void};

const words = ['--nixpkgs', testNixpkgs];
const open = (t: Teardown, options: TerminalOptions, more: readonly string[] = []): Person =>
	openTerminal(t, [...words, ...more], {...options, env: {PIP_INDEX_URL: index.url, ...options.env}});

/** From the first question to the packages. */
const toPackages = async (person: Person): Promise<void> => {
	await person.sees('shell.nix');
	person.press(keys.enter);
	await person.sees('PyPy');
	person.press(keys.enter);
	await person.sees('Search');
};

const add = async (person: Person, name: string): Promise<void> => {
	person.press(name);
	await person.sees(new RegExp(`❯ ${name}`));
	person.press(keys.enter);
	await person.sees(new RegExp(`Packages .*${name}`));
};

t.test('back and forth keeps what was chosen', async t => {
	const person = open(t, {cwd: t.testdir({})});
	await person.sees('shell.nix');
	person.press(keys.down + keys.down + keys.enter);
	await person.sees(/✔ Style +both/);
	person.press(keys.down + keys.enter);
	await person.sees(/✔ Interpreter +Python 3\.14/);
	await add(person, 'numpy');
	person.press(keys.left);
	await person.sees(/❯ Python 3\.14/);
	person.press(keys.escape);
	await person.sees(/❯ both/);
	person.press(keys.enter);
	await person.sees(/✔ Style +both/);
	person.press(keys.enter);
	await person.sees(/❯ Packages +numpy/);
});

t.test('a requirements list, pasted: marked by the terminal or not', async t => {
	for (const [start, end] of [['\u001B[200~', '\u001B[201~'], ['', '']] as const) {
		const person = open(t, {cwd: t.testdir({})});
		await toPackages(person);
		person.press(`${start}# what we need\nnumpy>=1.20\nPyYAML\nno-such-thing-here\n${end}`);
		await person.sees(/❯ Packages +numpy>=1\.20 {2}pyyaml/);
		await person.sees('no-such-thing-here (not in nixpkgs)');
	}
});

t.test('the version picker marks the pin\'s version and takes another one', async t => {
	const person = open(t, {cwd: t.testdir({})});
	await toPackages(person);
	person.press('numpy');
	await person.sees(/❯ numpy/);
	person.press(keys.tab);
	const picker = await person.sees('in this pin');
	t.match(picker, /● [\d.]+ +(?:newest, )?in this pin/);
	t.match(picker, /○ 1\.26\.4/);
	person.press('\u001B[F');
	await person.sees(/❯ ○ 1\.26\.4/);
	person.press(keys.enter);
	await person.sees(/❯ Packages +numpy==1\.26\.4/);
});

t.test('Ctrl+C at every step: exit 130, nothing written, the terminal as it was', async t => {
	const steps: ReadonlyArray<readonly [string, (person: Person) => Promise<unknown>]> = [
		['style', async person => person.sees('shell.nix')],
		['interpreter', async person => {
			await person.sees('shell.nix');
			person.press(keys.enter);
			return person.sees('PyPy');
		}],
		['packages', toPackages],
		['version', async person => {
			await toPackages(person);
			person.press('numpy');
			await person.sees(/❯ numpy/);
			person.press(keys.tab);
			return person.sees('in this pin');
		}],
		['options', async person => {
			await person.sees('shell.nix');
			person.press('o');
			return person.sees('direnv');
		}],
		['preview', async person => {
			await toPackages(person);
			person.press(keys.enter);
			return person.sees('new, ');
		}],
		['write', async person => {
			await toPackages(person);
			person.press(keys.enter);
			await person.sees('new, ');
			person.press(keys.enter);
			return person.sees('Yes, write');
		}],
	];
	for (const [step, go] of steps) {
		const cwd = t.testdir({[step]: {}});
		const folder = path.join(cwd, step);
		// The shell around it tells how the terminal was left.
		const person = open(t, {
			cwd: folder, program: 'sh', programWords: ['-c', 'before=$(stty -g); "$@"; echo "exit $?"; [ "$before" = "$(stty -g)" ] && echo modes restored', 'sh', process.env.NODE_UNDER_TEST ?? process.execPath, path.resolve('dist/cli.js')],
		});
		await go(person);
		person.press(keys.cancel);
		await person.sees('exit 130');
		await person.sees('modes restored');
		t.strictSame(await readTree(folder), {}, `${step}: untouched`);
		const written = person.written();
		t.ok(written.lastIndexOf('\u001B[?25h') > written.lastIndexOf('\u001B[?25l'), `${step}: the cursor is there again`);
		t.ok(written.lastIndexOf('\u001B[?2004l') > written.lastIndexOf('\u001B[?2004h'), `${step}: pastes are plain again`);
		t.notOk(written.includes('\u001B[3J'), `${step}: nobody's scrollback is wiped`);
	}
});

t.test('what something else wrote over the picture goes with Ctrl+L, and when the program goes on after a stop', async t => {
	const person = open(t, {cwd: t.testdir({})});
	const litter = async (): Promise<void> => {
		// Another program in this terminal.
		await fs.writeFile(`/proc/${person.pid}/fd/1`, '\u001B7\u001B[1;1HLITTER\u001B8');
		await person.sees('LITTER');
	};

	await person.sees('works on every Nix');
	person.press('o');
	await person.sees('direnv');
	const before = person.screen();
	await litter();
	person.press('\u000C');
	t.equal(await person.seesNo('LITTER'), before);
	await litter();
	process.kill(person.pid, 'SIGSTOP');
	process.kill(person.pid, 'SIGCONT');
	t.equal(await person.seesNo('LITTER'), before);
	person.press('\u001B');
	await person.sees('works on every Nix');
	person.press('?');
	await person.sees('draw the screen once more');
	person.press('\u000C');
	person.press('?');
	t.match(await person.seesNo('draw the screen once more'), 'works on every Nix', 'it is an answer to nothing');
});

t.test('sequences that no key of ours is do no harm', async t => {
	const person = open(t, {cwd: t.testdir({})});
	await toPackages(person);
	person.press('nu\u001B[1;5P\u001B[<0;10;10M\u001B[?1;2c\u001BOx\u001B[99~\u0000\u001B]11;rgb:ff/ff/ff\u0007mpy');
	await person.sees(/numpy/);
	person.press('\u0015numpy');
	await person.sees(/Search +numpy▏/);
	await person.sees(/❯ numpy/);
});

t.test('resized in the middle: the frame is whole, once, and never as tall as the terminal', async t => {
	// Nothing is looked up: a frame that is on its way while the size changes is drawn for the old size, in every terminal.
	const person = open(t, {cwd: t.testdir({}), env: {PATH: '/nowhere'}}, ['--offline']);
	await toPackages(person);
	person.press('py');
	await person.sees(/❯ py/);
	for (const [columns, rows] of [[200, 50], [60, 20], [300, 80], [80, 24], [40, 12]] as const) {
		person.resize(columns, rows);
		// The title reaches from one side to the other; where there is no room for it, the keys are what is cut.
		const title = new RegExp(String.raw`^ create-nix-python.{${columns - 19}}$`, 'm');
		await person.sees(columns > 40 ? title : /^ enter (?:add|why not) {3}\S+ choose {3}\? keys$/m);
		person.press('t');
		await person.sees(/Search +pyt▏/);
		person.press(keys.backspace);
		const screen = await person.sees(/Search +py▏/);
		t.equal(screen.match(/Search/g)?.length, 1, `${columns}x${rows}\n${screen}`);
		t.ok(screen.split('\n').every(line => line.length <= columns));
	}

	t.notOk(person.written().includes('\u001B[3J'));
});

t.test('in a small terminal every step fits', async t => {
	const cwd = t.testdir({});
	const person = open(t, {cwd, columns: 40, rows: 12});
	await toPackages(person);
	await add(person, 'numpy');
	person.press(keys.enter);
	await person.sees('more below');
	person.press(keys.enter);
	await person.sees('Yes, write');
	t.strictSame(person.lines().filter(line => line.includes('❯ Write')).length, 1, 'nothing was pushed out at the top');
	person.press(keys.enter);
	t.equal(await person.ends(), 0);
	t.strictSame(Object.keys(await readTree(cwd)), ['shell.nix']);
});

t.test('a dead index and no network: said once, and one goes on', async t => {
	const cwd = t.testdir({});
	const person = open(t, {cwd, env: {PIP_INDEX_URL: 'http://127.0.0.1:9/simple'}});
	await toPackages(person);
	person.press('numpy');
	await person.sees(/❯ numpy/);
	await person.sees('can\'t be reached');
	t.equal(person.screen().match(/can't be reached/g)?.length, 1);
	person.press(keys.enter);
	await person.sees(/Packages +numpy/);
	person.press(keys.enter);
	await person.sees('new, ');
	person.press(`${keys.enter}`);
	await person.sees('Yes, write');
	person.press('y');
	t.equal(await person.ends(), 0);
	t.strictSame(Object.keys(await readTree(cwd)), ['shell.nix']);
});

t.test('--offline opens no connection', async t => {
	const server = await startServer(t, (_, response) => {
		response.end();
	});
	const person = open(t, {cwd: t.testdir({}), env: {PIP_INDEX_URL: `${server.url}/simple`}}, ['--offline']);
	await toPackages(person);
	person.press('numpy');
	await person.sees('offline: names and versions as far as known here');
	t.equal(server.connections(), 0);
});

t.test('a slow index keeps nobody from typing', async t => {
	const server = await startServer(t, () => {
		// It never answers.
	});
	const person = open(t, {cwd: t.testdir({}), env: {PIP_INDEX_URL: `${server.url}/simple`}});
	await toPackages(person);
	await add(person, 'numpy');
	person.press('pandas');
	await person.sees(/❯ pandas/);
	person.press(keys.tab);
	await person.sees('asking the index');
	person.press(keys.escape);
	await person.seesNo('asking the index');
	person.press(keys.cancel);
	t.equal(await person.ends(), 130);
});

t.test('files of its own: it starts with their answers, and changes only what is asked', async t => {
	const cwd = t.testdir({});
	const first = open(t, {cwd});
	await toPackages(first);
	await add(first, 'numpy');
	first.press(keys.enter);
	await first.sees('new, ');
	first.press(keys.enter);
	await first.sees('Yes, write');
	first.press('y');
	t.equal(await first.ends(), 0);

	const second = open(t, {cwd});
	await second.sees(/❯ Packages +numpy/);
	t.match(second.screen(), /Change +shell\.nix\n/);
	second.press(keys.enter);
	await second.sees('Search');
	await add(second, 'pyyaml');
	second.press(keys.up + keys.enter);
	await second.sees(/shell\.nix +changed/);
	second.press(keys.enter);
	await second.sees(/❯ No, back to the preview/);
	second.press('y');
	t.equal(await second.ends(), 0);
	const tree = await readTree(cwd);
	t.match(tree['shell.nix'], 'ps.numpy');
	t.match(tree['shell.nix'], 'ps.pyyaml');
});

t.test('somebody else\'s file is in the way: Enter does nothing, k keeps it beside', async t => {
	const cwd = t.testdir({'shell.nix': '{ mine = true; }\n'});
	const person = open(t, {cwd});
	await toPackages(person);
	person.press(keys.enter);
	await person.sees('is there and not as this tool wrote it');
	person.press(keys.enter + keys.enter);
	person.press('k');
	await person.sees('yours is kept as shell.nix.orig');
	t.strictSame(await readTree(cwd), {'shell.nix': '{ mine = true; }\n'});
	person.press(keys.enter);
	await person.sees('❯ No, back');
	person.press('y');
	t.equal(await person.ends(), 0);
	t.equal((await readTree(cwd))['shell.nix.orig'], '{ mine = true; }\n');
});

t.test('the last answers are highlighted the next time, and never answer for anybody', async t => {
	const cwd = t.testdir({one: {}, two: {}});
	const env = {XDG_CONFIG_HOME: path.join(cwd, 'settings')};
	const first = open(t, {cwd: path.join(cwd, 'one'), env});
	await first.sees('shell.nix');
	first.press(keys.down + keys.enter);
	await first.sees('PyPy');
	first.press(keys.down + keys.enter);
	await first.sees('Search');
	first.press(keys.enter);
	await first.sees('new, ');
	first.press(keys.enter);
	await first.sees('Yes, write');
	first.press('y');
	t.equal(await first.ends(), 0);

	const second = open(t, {cwd: path.join(cwd, 'two'), env});
	await second.sees(/❯ flake\.nix/);
	second.press(keys.enter);
	await second.sees(/❯ Python 3\.14/);
	second.press(keys.cancel);
	t.equal(await second.ends(), 130);

	const file = path.join(cwd, 'settings/create-nix-python/settings.json');
	await fs.writeFile(file, '{"style": "fla');
	const third = open(t, {cwd: path.join(cwd, 'two'), env});
	await third.sees(/❯ shell\.nix/);
	t.equal(await fs.readFile(`${file}.broken`, 'utf8'), '{"style": "fla');
});

t.test('without colour no word is lost', async t => {
	const cwd = t.testdir({});
	const plain = open(t, {cwd, env: {NO_COLOR: '1'}});
	const colored = open(t, {cwd, env: {FORCE_COLOR: '1'}});
	await Promise.all([plain, colored].map(async person => toPackages(person)));
	await Promise.all([plain, colored].map(async person => {
		person.press('numpy');
		return person.sees(/❯ numpy/);
	}));
	t.notMatch(plain.written(), /\u001B\[[\d;]*m/); // eslint-disable-line no-control-regex -- colours are control sequences
	t.match(colored.written(), /\u001B\[36m/); // eslint-disable-line no-control-regex -- colours are control sequences
});

t.test('read aloud: what is highlighted is said in words', async t => {
	const person = open(t, {cwd: t.testdir({}), env: {INK_SCREEN_READER: 'true'}});
	await person.sees(/selected.*shell\.nix/);
	person.press(keys.down);
	await person.sees(/selected.*flake\.nix/);
	person.press(keys.enter);
	await person.sees(/selected.*Python 3\.13/);
});

/** Whether a process is there: one that has ended, but that nobody has asked about yet, is not. */
const isThere = (pid: number): boolean => {
	try {
		return !fsSync.readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
	} catch {
		return false;
	}
};

t.test('a terminal that is closed ends it, at every step', {skip: fsSync.existsSync('/proc/self/stat') ? false : 'only Linux tells which processes there are in this way'}, async t => {
	for (const go of [async (person: Person) => person.sees('shell.nix'), toPackages]) {
		const cwd = t.testdir({});
		const person = open(t, {cwd});
		await go(person);
		t.ok(isThere(person.pid));
		person.close();
		for await (const _ of setInterval(50, undefined, {signal: AbortSignal.timeout(20_000)})) {
			if (!isThere(person.pid)) {
				break;
			}
		}

		t.strictSame(await readTree(cwd), {});
	}
});

t.test('SIGTERM leaves nothing behind', async t => {
	const cwd = t.testdir({});
	const person = open(t, {cwd});
	await person.sees('shell.nix');
	process.kill(person.pid, 'SIGTERM');
	await person.ends();
	t.ok(person.written().lastIndexOf('\u001B[?2004l') > person.written().lastIndexOf('\u001B[?2004h'));
	t.strictSame(await readTree(cwd), {});
});
