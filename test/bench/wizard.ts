import {Buffer} from 'node:buffer';
import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {createInterface} from 'node:readline';
import {namePlaces, writeNameNote} from '../../source/io/name-store.js';
import {encodeNames} from '../../source/pypi/search/names-encode.js';
import {openTerminal, type Person} from '../support/pty.js';
import {figure, median, type Figure} from './figure.js';
import {firstFrameFigures} from './first-frame.js';
import {readNames} from './names.js';
import {type, type Cost} from './typing.js';

/** Popular names, import names, parts, mistyped ones, and such as only the full list has. */
const words = ['scikit-learn', 'django', 'cv2', 'mtplotlib', 'zope-interface', 'learn', 'a', 'azure-core', 'py', 'numyp', 'sqlalchemy', 'xqzvwk'];

/** Milliseconds between two keys: at once, as a key that repeats, and so slowly that what is highlighted is looked up in between. */
const paces = [0, 30, 220];

/** What Linux tells of a process; undefined elsewhere. */
const told = (file: string, pattern: RegExp): number | undefined => {
	try {
		const found = pattern.exec(fs.readFileSync(file, 'utf8'))?.[1];
		return found === undefined ? undefined : Number(found);
	} catch {
		return undefined;
	}
};

/** Milliseconds that the main thread of a process has been on a CPU: whatever else the machine does adds nothing to it. */
const busyOf = (pid: number): number | undefined => {
	const nanoseconds = told(`/proc/${pid}/task/${pid}/schedstat`, /^(\d+)/);
	return nanoseconds === undefined ? undefined : nanoseconds / 1e6;
};

/** The word that makes the bench a process that stores every name: what that leaves in memory would hold up whoever measures. */
export const storeOnce = 'store-names';

/** Makes a cache folder with every name in it, as an earlier run has left it. */
export const storeNames = async (folder: string, indexUrl: string, file: string | undefined): Promise<void> => {
	const {chunks, count} = await encodeNames(readNames(file));
	const bytes = Buffer.concat(chunks);
	fs.mkdirSync(folder, {recursive: true});
	fs.writeFileSync(namePlaces(folder, indexUrl).list, bytes);
	await writeNameNote(folder, indexUrl, {storedAt: new Date().toISOString(), count, size: bytes.length});
};

/** What the terminal, its emulator and this program take by themselves: a program that only says again what it hears. */
const echoCosts = async (cwd: string): Promise<readonly number[]> => {
	const ends: Array<() => void> = [];
	const teardown = (handler: () => void) => {
		ends.push(handler);
	};

	const person = openTerminal({teardown}, [], {cwd, programWords: ['-e', 'process.stdin.setRawMode(true).on("data", data => { console.log(String(data)); }); console.log("ready")']});
	await person.sees('ready');
	const times: number[] = [];
	for (let index = 0; index < 100; index++) {
		const text = `<${index}>`;
		const begin = performance.now();
		person.press(text);
		await person.sees(text);
		times.push(performance.now() - begin);
	}

	for (const end of ends) {
		end();
	}

	return times;
};

const percentile = (values: readonly number[], share: number): number => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)]!;

const rounded = (value: number): string => `${Math.round(value * 10) / 10}`;

/** The keys that took longest, to be looked for first. */
const slowestOf = (costs: readonly Cost[]): string => costs.toSorted((a, b) => b.shown - a.shown).slice(0, 3)
	.map(({shows, pause, shown, busy}) => `${rounded(shown)} ms (${busy === undefined ? '?' : rounded(busy)} on a CPU) to “${shows.trim()}”, ${pause} ms after the one before`).join(', ');

/** From the first question to the packages, with all names loaded. */
const toPackages = async (person: Person): Promise<void> => {
	await person.sees('works on every Nix');
	person.press('\r');
	await person.sees('PyPy');
	person.press('\r');
	await person.sees(/Search.*\d{3},\d{3} names/);
};

const typingFigures = (costs: readonly Cost[], echo: readonly number[]): readonly Figure[] => {
	const shown = costs.map(cost => cost.shown);
	const busy = costs.map(cost => cost.busy).filter(value => value !== undefined);
	const note = `of ${costs.length} keys, until it is on the screen; an echo alone: median ${rounded(median(echo))}, slowest ${rounded(Math.max(...echo))} ms`;
	return [
		figure('wizard-keystroke-p50', median(shown), 'ms', {goal: 16, note}),
		figure('wizard-keystroke-p95', percentile(shown, 0.95), 'ms', {goal: 16, note}),
		figure('wizard-keystroke-max', Math.max(...shown), 'ms', {goal: 16, note: `the slowest: ${slowestOf(costs)}`}),
		busy.length === 0
			? {
				name: 'wizard-keystroke-cpu', value: undefined, unit: 'ms', goal: 16, holds: null, note: 'only Linux tells',
			}
			: figure('wizard-keystroke-cpu', Math.max(...busy), 'ms', {goal: 16, note: `the most that a key kept the wizard busy (p50 ${rounded(median(busy))}, p95 ${rounded(percentile(busy, 0.95))}): other work on the machine adds nothing to it`}),
	];
};

/** How soon a key shows and what it takes, with every name and an index that answers. */
const packageStepFigures = async (file: string | undefined): Promise<readonly Figure[]> => {
	const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
	const server = spawn(process.execPath, [path.resolve('.tap/bench/index-server.js')], {stdio: ['pipe', 'pipe', 'inherit']});
	const ends: Array<() => void> = [];
	try {
		const [indexUrl] = await once(createInterface(server.stdout), 'line') as [string];
		execFileSync(process.execPath, [process.argv[1]!, storeOnce, path.join(scratch, 'create-nix-python'), indexUrl, ...(file === undefined ? [] : ['--names', file])]);
		const echo = await echoCosts(scratch);
		const teardown = (handler: () => void) => {
			ends.push(handler);
		};

		const person = openTerminal({teardown}, [], {cwd: scratch, programWords: [path.resolve('dist/cli.js')], env: {XDG_CACHE_HOME: scratch, PIP_INDEX_URL: indexUrl}});
		await toPackages(person);
		const peakOf = (): number | undefined => told(`/proc/${person.pid}/status`, /^VmHWM:\s+(\d+)/m);
		const costs: Cost[] = [];
		let before: number | undefined;
		for (const pace of paces) {
			// Only whoever waits has anything looked up.
			before = pace === paces.at(-1) ? peakOf() : undefined;
			for (const word of words) {
				costs.push(...await type(person, word, pace, () => busyOf(person.pid)));
			}
		}

		const peak = peakOf();
		return [
			...typingFigures(costs, echo),
			peak === undefined
				? {
					name: 'wizard-memory', value: undefined, unit: 'MB', goal: 120, holds: null, note: 'only Linux tells',
				}
				: figure('wizard-memory', peak / 1024, 'MB', {goal: 120, note: `the most that was ever resident, in the package step with every name; ${Math.round((before ?? 0) / 1024)} MB before pages of up to 7 MB were looked up`}),
		];
	} finally {
		for (const end of ends) {
			end();
		}

		server.kill();
		fs.rmSync(scratch, {recursive: true, force: true, maxRetries: 3});
	}
};

/**
How soon the wizard is there, how soon a key shows, and what it takes.

@param file - A list of names, one a line, gzipped or not; without it as many as PyPI has are made up.
*/
export const wizardFigures = async (file?: string): Promise<readonly Figure[]> => [
	...await firstFrameFigures(),
	...await packageStepFigures(file),
];
