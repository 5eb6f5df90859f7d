import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {noPermits} from '../../source/environment.js';
import {newestPin} from '../../source/nixpkgs/pins.js';
import {shellNix} from '../../source/nix/shell-nix.js';
import {builtCli, node} from '../support/cli.js';
import {buildShell, nixEnvironment, testNixpkgs} from '../support/nix.js';
import {figure, type Figure} from './figure.js';
import {timeProcesses} from './processes.js';

const attributes = ['numpy', 'requests', 'six'];

/**
The tests' nixpkgs, slowed down to what the real one takes: there, an environment of a few packages is evaluated in one to
three seconds; here in 50 ms, next to which everything would look slow. As there, the builder is a bash of the store.
*/
const heavy = `args: let pkgs = import ${testNixpkgs} args; in pkgs // {
	mkShellNoCC = shell:
		builtins.seq (builtins.foldl' (sum: n: sum + builtins.stringLength (builtins.hashString "sha256" (toString n))) 0 (builtins.genList (n: n) 1600000)) (pkgs.mkShellNoCC (shell // { realBuilder = "\${pkgs.bashInteractive}/bin/bash"; }));
}`;

const rounds = 9;

/**
What the whole command takes to verify an environment that is as asked and built, over a bare `nix-shell --pure` of the same
imports.
*/
export const verifyFigures = async (): Promise<readonly Figure[]> => {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'bench-verify-'));
	try {
		const nixpkgs = path.join(folder, 'heavy.nix');
		await fs.writeFile(nixpkgs, heavy);
		await fs.writeFile(path.join(folder, 'shell.nix'), shellNix({
			style: 'shell', interpreter: 'python313', tools: [], pin: newestPin('nixos-25.05'), direnv: false, imports: [], permits: noPermits,
			packages: attributes.map(name => ({attribute: name, distribution: name, extras: []})),
		}));
		const env = {
			...nixEnvironment, NIX_BUILD_SHELL: await buildShell(), HOME: folder, XDG_CACHE_HOME: path.join(folder, 'cache'), XDG_CONFIG_HOME: path.join(folder, 'config'),
		};
		const before = (): string => folder;
		const times = timeProcesses([
			{
				name: 'bare', program: 'nix-shell', words: ['--pure', '--argstr', 'nixpkgs', nixpkgs, '--run', `python -c "import ${attributes.join(', ')}"`], env, before,
			},
			{
				name: 'evaluation', program: 'nix-instantiate', words: ['shell.nix', '--argstr', 'nixpkgs', nixpkgs], env, before,
			},
			{
				name: 'verified', program: node, words: [builtCli, '--yes', '--verify', '--nixpkgs', nixpkgs], env, before,
			},
		], rounds);
		const bare = times.get('bare')!;
		const verified = times.get('verified')!;
		const note = `${Math.round(verified)} ms and ${Math.round(bare)} ms, of which ${Math.round(times.get('evaluation')!)} ms evaluate the tests' nixpkgs, slowed down to the real one's weight`;
		return [
			figure('verify-ratio', verified / bare, 'times', {goal: 1.3, note}),
			figure('verify-adds', verified - bare, 'ms', {goal: 1000}),
		];
	} finally {
		await fs.rm(folder, {recursive: true, force: true});
	}
};
