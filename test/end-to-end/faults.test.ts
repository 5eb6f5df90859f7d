import path from 'node:path';
import t from 'tap';
import {runFaultyHere, type Fault} from '../support/fault.js';
import {snapshot} from '../support/snapshot.js';
import {readTree, writeTree} from '../support/tree.js';
import {runMain} from '../support/world.js';
import {
	foreignShell, undisturbed, wordsOf, writeScenarios,
} from '../support/write-scenarios.js';

// One call to the file system fails, whichever it is: either all is done, or exit 1 and everything as it was, to the byte.
for (const scenario of writeScenarios) {
	t.test(scenario.name, async t => {
		const cwd = path.join(t.testdir({}), 'project');
		const [before, after] = await undisturbed(scenario, cwd);
		const failed = new Set<string>();
		for (let at = 1; ; at++) {
			await writeTree(cwd, before);
			const first = await snapshot(cwd);
			const {hit: [hit], code, stderr} = await runFaultyHere(wordsOf(scenario), cwd, {at, action: 'EIO'});
			if (hit === undefined) {
				t.equal(code, 0, stderr);
				break;
			}

			if (code === 0) {
				const left = await readTree(cwd);
				const whole = Object.entries(left).filter(([name]) => !name.endsWith('.create-nix-python'));
				t.strictSame(Object.fromEntries(whole), after, `call ${at}, ${hit}: done all the same`);
			} else {
				failed.add(hit);
				t.equal(code, 1, `call ${at}, ${hit}`);
				t.match(stderr, /^(?:warning: .+\n {2}hint: .+\n)*error: .*EIO.*\n\nhint: .+\n$/, `call ${at}, ${hit}: one line and a hint`);
				t.strictSame(await snapshot(cwd), first, `call ${at}, ${hit}: everything is as it was`);
			}
		}

		for (const method of ['stat', 'open', 'writeFile', 'sync', ...scenario.failing]) {
			t.ok(failed.has(method), `a failing ${method} was noticed`);
		}
	});
}

const overwrite = writeScenarios.at(-1)!;

t.test('the hint fits the failure', async t => {
	const cwd = t.testdir({});
	for (const [action, hint] of [['ENOSPC', /the disk is full/], ['EROFS', /read-only/], ['EDQUOT', /quota/], ['EACCES', /you may not write there/]] as const) {
		const {code, stderr} = await runFaultyHere(['--yes'], cwd, {at: 2, action, methods: ['writeFile', 'sync']});
		t.equal(code, 1);
		t.match(stderr, hint);
		t.match(stderr, /^warning: There is no Nix here[^]*\nerror: /, 'what will hurt is said before anything is written');
		t.strictSame(await readTree(cwd), {});
	}
});

t.test('names are on the disk before anybody is told that they are', async t => {
	for (const [words, which] of [[['--yes'], 2], [['demo', '--yes'], 2], [['demo', '--yes'], 3]] as const) {
		// The first is that of the file's text; then that of the folder, and of the one in which a new folder is.
		const cwd = t.testdir({});
		const {hit, code, stderr} = await runFaultyHere(words, cwd, {at: which, action: 'EIO', methods: ['sync']});
		t.equal(hit.length, 1, `${words.join(' ')}: there is a sync number ${which}`);
		t.equal(code, 1);
		t.match(stderr, /EIO/);
		t.strictSame(await readTree(cwd), {}, 'and everything is as it was');
	}

	t.equal((await runFaultyHere(['--yes'], t.testdir({}), {at: 2, action: 'EINVAL', methods: ['sync']})).code, 0, 'a file system that can sync no folder');
});

t.test('when even putting back fails, it says where the old text is', async t => {
	const cwd = t.testdir({'shell.nix': foreignShell});
	// The look at the backup after the rename fails, and so does the rename back.
	const {code, stderr} = await runFaultyHere(
		['--yes', '--overwrite'],
		cwd,
		{at: 4, action: 'EIO', methods: ['readFile']},
		{at: 2, action: 'EIO', methods: ['rename']},
	);
	t.equal(code, 1);
	t.match(stderr, /so did putting everything back/);
	t.match(stderr, /\.old\.create-nix-python/);
	const left = await readTree(cwd);
	t.ok(Object.entries(left).some(([name, text]) => name.endsWith('.old.create-nix-python') && text === foreignShell), 'and there it is');
});

// Somebody else writes into the file, or puts another in its place, at any moment: theirs is never lost.
const theirs = '# edited in this very moment\n';
const swaps: ReadonlyArray<readonly [action: string, methods: readonly string[] | undefined]> = [
	['swap-write', undefined],
	// Node has no rename that looks before it replaces: between our last look and the rename is a moment without help.
	['swap-rename', ['stat', 'lstat', 'readFile', 'mkdir', 'realpath', 'readdir', 'open', 'writeFile', 'chmod', 'sync', 'link', 'rm']],
];

for (const [action, methods] of swaps) {
	t.test(`a file changed during the run: ${action}`, async t => {
		const cwd = t.testdir({});
		const file = path.join(cwd, 'shell.nix');
		const codes = new Set<string>();
		for (let at = 1; ; at++) {
			await writeTree(cwd, {'shell.nix': foreignShell, 'flake.nix': '{ }\n'});
			const fault: Fault = {
				at, action, file, text: theirs, ...(methods ? {methods} : {}),
			};
			const {hit: [hit], code, stderr} = await runFaultyHere(wordsOf(overwrite), cwd, fault);
			if (hit === undefined) {
				break;
			}

			codes.add(String(code));
			const left = await readTree(cwd);
			t.ok(left['shell.nix'] === theirs || left['shell.nix.orig'] === theirs, `call ${at}, ${hit}: theirs is there`);
			if (code === 1) {
				t.match(stderr, /`shell\.nix` was changed by somebody else while this ran; nothing was written\./);
				t.strictSame(left, {'shell.nix': theirs, 'flake.nix': '{ }\n'}, `call ${at}, ${hit}: and nothing of ours`);
			}
		}

		t.strictSame([...codes].toSorted(), ['0', '1']);
	});
}

t.test('a file made during the run is not replaced', async t => {
	const cwd = t.testdir({});
	const codes = new Set<string>();
	for (let at = 1; ; at++) {
		await writeTree(cwd, {});
		const {hit: [hit], code, stderr} = await runFaultyHere(['--style', 'both', '--yes'], cwd, {
			at, action: 'swap-write', file: path.join(cwd, 'flake.nix'), text: theirs,
		});
		if (hit === undefined) {
			break;
		}

		const left = await readTree(cwd);
		t.equal(left['flake.nix'], theirs, `call ${at}, ${hit}`);
		codes.add(code === 0 ? 'done' : /`flake\.nix` (?:was changed by somebody else|is there and not)/.exec(stderr)?.[0] ?? stderr);
		if (code !== 0) {
			t.strictSame(left, {'flake.nix': theirs}, `call ${at}, ${hit}: nothing of ours`);
		}
	}

	t.strictSame([...codes].toSorted(), ['`flake.nix` is there and not', '`flake.nix` was changed by somebody else', 'done']);
});

t.test('what a killed run left goes with the next run, what a living one has stays', async t => {
	const cwd = t.testdir({});
	await runMain(['--yes'], cwd);
	const dead = '.shell.nix.4194999.old.create-nix-python';
	const alive = `.shell.nix.${process.pid}.new.create-nix-python`;
	const tree = await readTree(cwd);
	await writeTree(cwd, {...tree, [dead]: 'old', [alive]: 'new'});
	await runMain(['--yes', '--dry-run'], cwd);
	t.strictSame(await readTree(cwd), {...tree, [dead]: 'old', [alive]: 'new'}, 'a dry run touches nothing');
	const {code, stderr} = await runMain(['--yes'], cwd);
	t.equal(code, 0);
	t.match(stderr, /Nothing to change/);
	t.strictSame(await readTree(cwd), {...tree, [alive]: 'new'});
});
