import fs from 'node:fs/promises';
import path from 'node:path';
import type {Test} from 'tap';
import {runCli, type CliRun} from './cli.js';
import {testNixpkgs} from './nix.js';
import {startSdistIndex} from './sdist-index.js';

export type EditCli = (cwd: string, ...words: readonly string[]) => Promise<CliRun>;

/** The command itself, with the tests' nixpkgs and an index of the sdists that can be built with it. */
export const startEditCli = async (t: Test): Promise<EditCli> => {
	const index = await startSdistIndex();
	t.teardown(() => {
		index.close();
	});
	return async (cwd, ...words) => runCli([...words, '--nixpkgs', testNixpkgs], {cwd, env: {PIP_INDEX_URL: index.url}});
};

export const readIn = async (cwd: string, name = 'shell.nix'): Promise<string> => fs.readFile(path.join(cwd, name), 'utf8');

/** A shell with numpy, the way people begin. */
export const handWritten = '{ pkgs ? import <nixpkgs> { } }:\npkgs.mkShell {\n  packages = [\n    (pkgs.python313.withPackages (ps: with ps; [\n      numpy # arrays\n    ]))\n  ];\n}\n';

/** A commit that is embedded, with its hash. */
export const embedded = {rev: 'ac62194c3917d5f474c1a844b6fd6da2db95077d', hash: 'sha256-16KkgfdYqjaeRGBaYsNrhPRRENs0qzkQVUooNHtoy2w=', channel: 'nixos-25.05'};

/** A fetch of that commit, as people write it. */
export const pinned = `(fetchTarball {\n  url = "https://github.com/NixOS/nixpkgs/archive/${embedded.rev}.tar.gz";\n  sha256 = "${embedded.hash}";\n})`;
