import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {figure, unmeasured, type Figure} from './figure.js';
import {createVite} from './installed.js';
import {timeProcesses} from './processes.js';

const cli = path.resolve('dist/cli.js');

/** How long a whole run takes, next to a bare Node and to another wizard's help. */
export const startUpFigures = async (): Promise<readonly Figure[]> => {
	const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
	const env = {XDG_CACHE_HOME: scratch};
	let count = 0;
	const freshFolder = (): string => {
		const folder = path.join(scratch, String(count++));
		fs.mkdirSync(folder);
		return folder;
	};

	const vite = createVite();
	const node = process.execPath;
	const times = timeProcesses([
		{name: 'node', program: node, words: ['-e', '0']},
		{name: 'help', program: node, words: [cli, '--help']},
		{
			name: 'scripted', program: node, words: [cli, '--yes', '--package', 'numpy,pandas', '--offline'], env, before: freshFolder,
		},
		{
			name: 'first', program: node, words: [cli, '--yes', '--package', 'numpy,pandas', '--offline'], env: {XDG_CACHE_HOME: '/dev/null'}, before: freshFolder,
		},
		...(vite === undefined ? [] : [{name: 'create-vite', program: node, words: [vite, '--help']}]),
	], 21);
	fs.rmSync(scratch, {recursive: true});
	const ratio = (name: string, to: string): number => Number((times.get(name)! / times.get(to)!).toFixed(2));
	const comparison = (name: string, of: string): Figure => vite === undefined
		? unmeasured(name, 'x', {note: 'create-vite could not be installed'})
		: figure(name, ratio(of, 'create-vite'), 'x', {note: 'of create-vite --help'});
	return [
		figure('node-bare', Math.round(times.get('node')!), 'ms', {note: 'node -e 0'}),
		figure('help-to-node', ratio('help', 'node'), 'x', {goal: 1.3, note: `--help, ${Math.round(times.get('help')!)} ms`}),
		figure('scripted-to-node', ratio('scripted', 'node'), 'x', {goal: 1.6, note: `--yes --package numpy,pandas, ${Math.round(times.get('scripted')!)} ms`}),
		figure('first-run-to-node', ratio('first', 'node'), 'x', {note: 'the same with an empty cache, and Nix asked for its version'}),
		comparison('help-to-create-vite', 'help'),
		comparison('scripted-to-create-vite', 'scripted'),
	];
};
