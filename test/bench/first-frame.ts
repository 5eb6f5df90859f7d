import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {openTerminal} from '../support/pty.js';
import {
	figure, median, unmeasured, type Figure,
} from './figure.js';
import {createVite, node24} from './installed.js';

const rounds = 15;

/** Milliseconds from the start of a program to something on the screen, in a folder where nothing is. */
const untilSeen = async (node: string, program: string, what: RegExp, cache: string | undefined): Promise<number> => {
	const cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
	const ends: Array<() => void | Promise<void>> = [];
	const begin = performance.now();
	const person = openTerminal({
		teardown(handler) {
			ends.push(handler);
		},
	}, [], {cwd, program: node, programWords: [program], env: cache === undefined ? {} : {XDG_CACHE_HOME: cache}});
	await person.sees(what);
	const time = performance.now() - begin;
	// As a person leaves it: whoever is killed stores no compiled code for the next time.
	person.press('\u0003');
	await person.ends();
	for (const end of ends) {
		await end();
	}

	fs.rmSync(cwd, {recursive: true, force: true});
	return time;
};

type Run = {
	readonly name: string;
	readonly goal: number;
	readonly node: string | undefined;
	/** Where compiled code is kept from run to run; undefined for first runs, each with an empty cache. */
	readonly cache: string | undefined;
	readonly note: string;
};

const firstFrame = async ({name, goal, node, cache, note}: Run): Promise<Figure> => {
	const vite = createVite();
	if (node === undefined || vite === undefined) {
		return unmeasured(name, 'x', {goal, note: 'what it is compared with could not be installed'});
	}

	const ours: number[] = [];
	const theirs: number[] = [];
	for (let round = 0; round <= rounds; round++) {
		const own = await untilSeen(node, path.resolve('dist/cli.js'), /works on every Nix/, cache);
		const other = await untilSeen(node, vite, /project name/i, cache);
		// The first round only warms the disk, and the caches of compiled code.
		if (round > 0) {
			ours.push(own);
			theirs.push(other);
		}
	}

	const [own, other] = [median(ours), median(theirs)];
	return figure(name, own / other, 'x', {goal, note: `${Math.round(own)} ms, create-vite ${Math.round(other)} ms, both in a terminal${note}`});
};

/** How soon the wizard is there, next to another one. */
export const firstFrameFigures = async (): Promise<readonly Figure[]> => {
	const cache = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
	try {
		return [
			await firstFrame({
				name: 'wizard-first-frame', goal: 2, node: process.execPath, cache: undefined, note: `, Node ${process.versions.node}, first runs`,
			}),
			await firstFrame({
				name: 'wizard-first-frame-24', goal: 1.5, node: node24(), cache, note: ', Node 24, code compiled before',
			}),
		];
	} finally {
		fs.rmSync(cache, {recursive: true, force: true});
	}
};
