import path from 'node:path';
import t from 'tap';
import {mutating, runFaulty, type Fault} from '../support/fault.js';
import {readTree, writeTree} from '../support/tree.js';
import {undisturbed, wordsOf, writeScenarios} from '../support/write-scenarios.js';
import {runMain} from '../support/world.js';

// Kill -9 before every single call that changes something on the disk, and in the middle of every write: each file is wholly old or wholly
// new, nothing is lost, and the next run does what this one should have done, and sweeps up.
const noLinks: Fault = {at: 0, action: 'EPERM', methods: ['link']};

const variants = writeScenarios.flatMap(scenario => [
	{scenario, title: scenario.name, also: []},
	...(scenario.foreign ? [{scenario, title: `${scenario.name}, without hard links`, also: [noLinks]}] : []),
]);

for (const {scenario, title, also} of variants) {
	t.test(title, async t => {
		const cwd = path.join(t.testdir({}), 'project');
		const [before, after] = await undisturbed(scenario, cwd);
		const killed = new Set<string>();
		const states = new Set<string>();
		for (let at = 1; ; at++) {
			await writeTree(cwd, before);
			const {hit: [hit], signal, code, stderr} = await runFaulty(wordsOf(scenario), cwd, {at, action: 'kill', methods: mutating}, ...also);
			if (hit === undefined) {
				t.equal(code, 0, stderr);
				t.ok(at > 10, `${at} calls`);
				break;
			}

			killed.add(hit);
			t.equal(signal, 'SIGKILL');
			const left = await readTree(cwd);
			const scaffolding = (name: string): boolean => name.endsWith('.create-nix-python');
			const torn = Object.entries(left).filter(([name, text]) => !scaffolding(name)
				&& text !== before[name] && text !== after[name] && !(name.includes('.orig') && Object.values(before).includes(text)));
			t.strictSame(torn, [], `call ${at}, ${hit}: every file is whole`);
			const lost = Object.entries(scenario.foreign ?? {}).filter(([name, text]) => name !== '.gitignore'
				&& left[name] !== text && left[`${name}.orig`] !== text);
			t.strictSame(lost, [], `call ${at}, ${hit}: nothing is lost`);
			const missing = Object.keys(before).filter(name => left[name] === undefined && after[name] !== undefined);
			t.strictSame(missing, [], `call ${at}, ${hit}: no file is missing`);

			// The same state needs to be left behind only once.
			const state = JSON.stringify(left).replaceAll(/\.\d+\.(?=new|old|copy)/g, '.');
			if (states.has(state)) {
				continue;
			}

			states.add(state);
			const again = await runMain(wordsOf(scenario), cwd);
			t.equal(again.code, 0, `call ${at}, ${hit}: the next run succeeds ${again.stderr}`);
			const final = Object.entries(await readTree(cwd))
				.filter(([name, text]) => !(/\.orig\.\d$/.test(name) && Object.values(before).includes(text)));
			t.strictSame(Object.fromEntries(final), after, `call ${at}, ${hit}: and ends as it should have`);
		}

		t.ok(killed.has('writeFile') && killed.has('sync'), [...killed].join(' '));
	});
}
