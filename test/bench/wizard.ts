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
import {
	figure, median, unmeasured, type Figure,
} from './figure.js';
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

/** How long the host of a virtual machine has given its processors to somebody else while there was work for them, in hundredths of a second (proc(5), `steal`). */
const stolenTime = (): number | undefined => told('/proc/stat', /^cpu (?: \d+){7} (\d+)/);

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
	.map(({shows, pause, shown, busy}) => `${rounded(shown)} ms${busy === undefined ? '' : ` (${rounded(busy)} on a CPU)`} to “${shows.trim()}”, ${pause} ms after the one before`).join(', ');

/** From the first question to the packages, with all names loaded. */
const toPackages = async (person: Person): Promise<void> => {
	await person.sees('works on every Nix');
	person.press('\r');
	await person.sees('PyPy');
	person.press('\r');
	await person.sees(/Search.*\d{3},\d{3} names/);
};

/** One wizard's worth of typing: what each key cost, and the most memory that it had, in kilobytes, at the end and before anything was looked up. */
type Round = {readonly costs: readonly Cost[]; readonly peak: number | undefined; readonly peakBefore: number | undefined};

/** The same key in every round. */
const keysOf = (rounds: readonly Round[]): ReadonlyArray<readonly Cost[]> => rounds[0]!.costs.map((_, index) => rounds.map(({costs}) => costs[index]!));

const typingFigures = (rounds: readonly Round[], echo: readonly number[]): readonly Figure[] => {
	const costs = rounds.flatMap(round => round.costs);
	const shown = costs.map(cost => cost.shown);
	const own = costs.filter(({isStolen}) => !isStolen);
	const busy = costs.map(cost => cost.busy).filter(value => value !== undefined);
	const goal = 16;
	const note = `of ${costs.length} keys, until it is on the screen; an echo alone: median ${rounded(median(echo))}, slowest ${rounded(Math.max(...echo))} ms`;
	const each = keysOf(rounds).map(same => ({...same[0]!, shown: median(same.map(cost => cost.shown)), busy: undefined}));
	const slowest = (name: string, among: readonly Cost[], what: string): Figure =>
		figure(name, Math.max(...among.map(cost => cost.shown)), 'ms', {goal, note: `${what}; ${among.filter(cost => cost.shown > goal).length} of ${among.length} are over ${goal}: ${slowestOf(among)}`});
	return [
		figure('wizard-keystroke-p50', median(shown), 'ms', {goal, note}),
		figure('wizard-keystroke-p95', percentile(shown, 0.95), 'ms', {goal, note}),
		slowest('wizard-keystroke-each', each, `the slowest key, each by its median of ${rounds.length} wizards: whatever takes long takes long each time`),
		slowest('wizard-keystroke-max', costs, 'the slowest of all, whatever the machine did meanwhile'),
		own.length === 0
			? unmeasured('wizard-keystroke-own', 'ms', {goal, note: 'the host of this virtual machine took its processors during every key'})
			: slowest('wizard-keystroke-own', own, 'the slowest during which no host of this machine took its processors'),
		busy.length === 0
			? unmeasured('wizard-keystroke-cpu', 'ms', {goal, note: 'only Linux tells'})
			: figure('wizard-keystroke-cpu', Math.max(...busy), 'ms', {goal, note: `the most that a key kept the wizard busy (p50 ${rounded(median(busy))}, p95 ${rounded(percentile(busy, 0.95))}): other work on the machine adds nothing to it`}),
	];
};

const memoryFigure = (rounds: readonly Round[]): Figure => {
	const peaks = rounds.map(({peak}) => peak).filter(value => value !== undefined);
	const before = Math.max(...rounds.map(({peakBefore}) => peakBefore ?? 0));
	return peaks.length === 0
		? unmeasured('wizard-memory', 'MB', {goal: 120, note: 'only Linux tells'})
		: figure('wizard-memory', Math.max(...peaks) / 1024, 'MB', {goal: 120, note: `the most that was ever resident, in the package step with every name; ${Math.round(before / 1024)} MB before pages of up to 7 MB were looked up`});
};

/** Types words in a wizard that has every name and has looked nothing up yet: all of them at one pace, then at the next. */
const typeWords = async (folder: string, indexUrl: string, words: readonly string[], paces: readonly number[]): Promise<Round> => {
	const ends: Array<() => void> = [];
	const teardown = (handler: () => void) => {
		ends.push(handler);
	};

	try {
		const person = openTerminal({teardown}, [], {cwd: folder, programWords: [path.resolve('dist/cli.js')], env: {XDG_CACHE_HOME: folder, PIP_INDEX_URL: indexUrl}});
		await toPackages(person);
		const peakOf = (): number | undefined => told(`/proc/${person.pid}/status`, /^VmHWM:\s+(\d+)/m);
		const costs: Cost[] = [];
		let peakBefore: number | undefined;
		for (const pace of paces) {
			// Only whoever waits has anything looked up.
			peakBefore = pace === paces.at(-1) ? peakOf() : undefined;
			for (const word of words) {
				costs.push(...await type(person, word, pace, {busy: () => busyOf(person.pid), stolen: stolenTime}));
			}
		}

		return {costs, peak: peakOf(), peakBefore};
	} finally {
		for (const end of ends) {
			end();
		}
	}
};

/** How soon a key shows and what it takes, with every name and an index that answers. */
const packageStepFigures = async (file: string | undefined): Promise<readonly Figure[]> => {
	const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
	const server = spawn(process.execPath, [path.resolve('.tap/bench/index-server.js')], {stdio: ['pipe', 'pipe', 'inherit']});
	try {
		const [indexUrl] = await once(createInterface(server.stdout), 'line') as [string];
		const names = path.join(scratch, 'names');
		execFileSync(process.execPath, [process.argv[1]!, storeOnce, path.join(names, 'create-nix-python'), indexUrl, ...(file === undefined ? [] : ['--names', file])]);
		const echo = await echoCosts(scratch);
		const play = async (round: string, words: readonly string[], paces: readonly number[]): Promise<Round> => {
			const folder = path.join(scratch, round);
			fs.cpSync(names, folder, {recursive: true});
			return typeWords(folder, indexUrl, words, paces);
		};

		// The emulator's own code runs slowly at first, too, and is none of the wizard's.
		await play('warm-up', words.slice(0, 3), [0]);
		const rounds: Round[] = [];
		for (const round of ['first', 'second', 'third']) {
			rounds.push(await play(round, words, paces));
		}

		return [...typingFigures(rounds, echo), memoryFigure(rounds)];
	} finally {
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
