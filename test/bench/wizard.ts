import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {openTerminal, type Person} from '../support/pty.js';
import {figure, median, type Figure} from './figure.js';

const rounds = 11;

type Started = {readonly person: Person; readonly close: () => void};

const start = (program: readonly string[], cwd: string, cache: string): Started => {
	const ends: Array<() => void> = [];
	const person = openTerminal({
		teardown(handler) {
			ends.push(handler);
		},
	}, [], {cwd, programWords: program, env: {XDG_CACHE_HOME: cache, PIP_INDEX_URL: 'http://127.0.0.1:9/'}});
	return {
		person,
		close() {
			for (const end of ends) {
				end();
			}
		},
	};
};

/** Milliseconds from the start of a program to something on the screen. */
const untilSeen = async (program: readonly string[], what: RegExp, cwd: string): Promise<number> => {
	const begin = performance.now();
	const {person, close} = start(program, cwd, cwd);
	await person.sees(what);
	const time = performance.now() - begin;
	close();
	return time;
};

/** Milliseconds from each of some keys to the screen that it leads to. */
const keystrokes = async (person: Person, word: string): Promise<readonly number[]> => {
	const times: number[] = [];
	for (let length = 1; length <= word.length; length++) {
		const begin = performance.now();
		person.press(word[length - 1]!);
		await person.sees(`${word.slice(0, length)}▏`);
		times.push(performance.now() - begin);
	}

	return times;
};

/** Resident megabytes of a process, as Linux tells. */
const memoryOf = (pid: number): number | undefined => {
	try {
		return Number(/^VmRSS:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
	} catch {
		return undefined;
	}
};

/** How soon the wizard is there, next to another one, how soon a key shows, and what it takes. */
export const wizardFigures = async (): Promise<readonly Figure[]> => {
	const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
	const cli = path.resolve('dist/cli.js');
	const vite = path.resolve('.tap/bench/create-vite/node_modules/create-vite/index.js');
	const ours: number[] = [];
	const theirs: number[] = [];
	for (let round = 0; round <= rounds; round++) {
		const own = await untilSeen([cli], /shell\.nix/, scratch);
		const other = fs.existsSync(vite) ? await untilSeen([vite], /project name/i, scratch) : undefined;
		// The first round only warms the disk.
		if (round > 0) {
			ours.push(own);
			theirs.push(...(other === undefined ? [] : [other]));
		}
	}

	const {person, close} = start([cli], scratch, scratch);
	await person.sees('shell.nix');
	person.press('\r');
	await person.sees('PyPy');
	person.press('\r');
	await person.sees(/Search.*names/);
	const times: number[] = [];
	for (const word of ['scikit-learn', 'django', 'matplotlib', 'zope-interface']) {
		times.push(...await keystrokes(person, word));
		person.press('\u0015');
		await person.sees('Search  ▏');
	}

	const memory = memoryOf(person.pid);
	close();
	fs.rmSync(scratch, {recursive: true, force: true});
	const first = median(ours);
	return [
		theirs.length === 0
			? {
				name: 'wizard-first-frame', value: undefined, unit: 'x', goal: 2, holds: null, note: `create-vite could not be installed; ${Math.round(first)} ms`,
			}
			: figure('wizard-first-frame', first / median(theirs), 'x', {goal: 2, note: `of create-vite in a terminal, ${Math.round(first)} ms`}),
		figure('wizard-keystroke', times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!, 'ms', {goal: 16, note: `95th percentile of ${times.length}, from the key to the screen`}),
		memory === undefined
			? {
				name: 'wizard-memory', value: undefined, unit: 'MB', goal: 120, holds: null, note: 'only Linux tells',
			}
			: figure('wizard-memory', memory, 'MB', {goal: 120, note: 'resident, in the package step'}),
	];
};
