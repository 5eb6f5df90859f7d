import {readTree, writeTree} from './tree.js';
import {runMain} from './world.js';

/** A folder as it is before a run that writes, and the run. */
export type WriteScenario = {
	readonly name: string;
	/** Command lines that bring the folder into its first state. */
	readonly before: readonly string[];
	/** Files of somebody else's that are there as well. */
	readonly foreign?: Readonly<Record<string, string>>;
	/** Methods without which it can't be done. */
	readonly failing: readonly string[];
	/** The run that is looked at. */
	readonly words: string;
};

/** A shell.nix that this tool did not write. */
export const foreignShell = '# by hand\n{ pkgs ? import <nixpkgs> { } }:\npkgs.mkShell { }\n';

const hash = `sha256-${'A'.repeat(43)}=`;

/** Every way of writing: new files, changed ones, removed ones, originals kept. */
export const writeScenarios: readonly WriteScenario[] = [
	{
		name: 'new files in a new folder', before: [], words: 'demo/deep --style both --direnv', failing: ['mkdir'],
	},
	{
		name: 'another pin in three files', before: ['--style both -p numpy'], words: '--channel nixos-25.11', failing: ['rename', 'readFile'],
	},
	{
		name: 'from shell to flake', before: ['--style shell -p numpy --direnv'], words: '--style flake', failing: ['rename', 'readFile', 'rm'],
	},
	{
		name: 'from flake to shell', before: ['--style flake -p numpy'], words: '--style shell --direnv', failing: ['readFile', 'rm'],
	},
	{
		name: 'from one commit to another',
		before: [`--style flake -p numpy --rev ${'a'.repeat(40)} --hash ${hash}`],
		words: `--rev ${'b'.repeat(40)} --hash ${hash}`,
		failing: ['rename', 'readFile'],
	},
	{
		name: 'over files written by hand', before: [], foreign: {'shell.nix': foreignShell, 'flake.nix': '{ outputs = _: { }; }\n', '.gitignore': 'dist'}, words: '--style both --overwrite --direnv', failing: ['rename', 'readFile'],
	},
];

export const wordsOf = ({words}: WriteScenario): readonly string[] => [...words.split(' '), '--yes'];

/** The trees before and after an undisturbed run. */
export const undisturbed = async ({before, foreign = {}, words}: WriteScenario, cwd: string): Promise<readonly [before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>]> => {
	await writeTree(cwd, foreign);
	for (const line of before) {
		await runMain([...line.split(' '), '--yes'], cwd);
	}

	const first = await readTree(cwd);
	const {code, stderr} = await runMain([...words.split(' '), '--yes'], cwd);
	if (code !== 0) {
		throw new Error(stderr);
	}

	return [first, await readTree(cwd)];
};
