import {execFileSync} from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import {testNixpkgs} from './nix.js';

/** The processes that mention a text, as `ps` shows them. */
export const processesWith = (text: string): readonly string[] =>
	execFileSync('ps', ['-A', '-o', 'pid=,args='], {encoding: 'utf8'}).split('\n').filter(line => line.includes(text) && !line.includes('ps -A'));

/** A package set whose shells need something that builds until it is stopped; its process can be found by the digits of `marker`. */
export const endless = async (folder: string, marker: string): Promise<string> => {
	const file = path.join(folder, 'endless.nix');
	await fs.writeFile(file, `args: let pkgs = import ${testNixpkgs} args; in pkgs // {
		mkShellNoCC = shell: pkgs.mkShellNoCC (shell // { packages = shell.packages ++ [ (derivation {
			name = "${marker}"; system = builtins.currentSystem; builder = "/bin/bash";
			args = [ "-c" "PATH=/bin:/usr/bin; echo running; while :; do sleep 1000.${marker.replaceAll(/\D/g, '')}; done" ];
		}) ]; });
	}`);
	return file;
};
