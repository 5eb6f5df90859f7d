import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {noPermits} from '../../source/environment.js';
import {verify} from '../../source/io/verify/verify.js';
import {newestPin} from '../../source/nixpkgs/pins.js';
import {shellNix} from '../../source/nix/shell-nix.js';
import {
	buildShell, nixEnvironment, run, testNixpkgs,
} from '../support/nix.js';

export type Figure = {readonly name: string; readonly value: number; readonly unit: string; readonly goal: number; readonly holds: boolean};

const attributes = ['numpy', 'requests', 'six'];

/**
The tests' nixpkgs with an evaluation that takes as long as the real one's: an environment of a few packages is about a
second of nix-instantiate there, and 50 ms here, next to which everything would look slow. As there, the builder is a bash
of the store.
*/
const heavy = `args: let pkgs = import ${testNixpkgs} args; in pkgs // {
	mkShellNoCC = shell:
		builtins.seq (builtins.foldl' (sum: n: sum + builtins.stringLength (builtins.hashString "sha256" (toString n))) 0 (builtins.genList (n: n) 600000)) (pkgs.mkShellNoCC (shell // { builder = "\${pkgs.bashInteractive}/bin/bash"; }));
}`;

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
	const started = performance.now();
	await work();
	return (performance.now() - started) / 1000;
};

/** The least of several tries of each, by turns: what both take when the machine has nothing else to do. */
const best = async (one: () => Promise<unknown>, other: () => Promise<unknown>, tries = 7): Promise<readonly [number, number]> => {
	const all: Array<readonly [number, number]> = [];
	for (let count = 0; count < tries; count++) {
		all.push([await seconds(one), await seconds(other)]);
	}

	return [Math.min(...all.map(([first]) => first)), Math.min(...all.map(([, second]) => second))];
};

/** What a verification of an environment that is built costs over the same imports in a bare `nix-shell --pure`. */
export const verifyFigures = async (): Promise<readonly Figure[]> => {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'bench-verify-'));
	try {
		const nixpkgs = path.join(folder, 'heavy.nix');
		const environment = {
			style: 'shell', interpreter: 'python313', tools: [], pin: newestPin('nixos-25.05'), direnv: false, imports: [], permits: noPermits,
			packages: attributes.map(name => ({attribute: name, distribution: name, extras: []})),
		} as const;
		await fs.writeFile(nixpkgs, heavy);
		await fs.writeFile(path.join(folder, 'shell.nix'), shellNix(environment));
		const shell = await buildShell();
		const bare = async (): Promise<void> => {
			const {code, stderr} = await run('nix-shell', ['--pure', '--argstr', 'nixpkgs', nixpkgs, '--run', `python -c "import ${attributes.join(', ')}"`], {
				directory: folder, environment: {NIX_BUILD_SHELL: shell},
			});
			if (code !== 0) {
				throw new Error(stderr);
			}
		};

		const proved = async (): Promise<void> => {
			const {kind, problems} = await verify({
				folder,
				environment,
				nixpkgs,
				shell: undefined,
				nixArguments: [],
				env: nixEnvironment,
				signal: new AbortController().signal,
				timeout: undefined,
				importTimeout: 60,
				offline: false,
				logFile: path.join(folder, 'log'),
			});
			if (kind !== 'verified') {
				throw new Error(JSON.stringify(problems));
			}
		};

		await bare();
		const [bareSeconds, provedSeconds] = await best(bare, proved);
		const ratio = provedSeconds / bareSeconds;
		return [
			{
				name: 'verifying a built environment, against a bare nix-shell --pure of the same imports', value: Number(ratio.toFixed(2)), unit: 'times', goal: 1.3, holds: ratio <= 1.3,
			},
			{
				name: 'what verifying adds to a bare nix-shell --pure', value: Math.round((provedSeconds - bareSeconds) * 1000), unit: 'ms', goal: 1000, holds: provedSeconds - bareSeconds <= 1,
			},
		];
	} finally {
		await fs.rm(folder, {recursive: true, force: true});
	}
};
