
import {execFile} from 'node:child_process';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** What a program did. `code` is its exit code, or 1 when a signal ended it. */
export type Run = {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
};

/** The tests' own small nixpkgs: a folder with default.nix and flake.nix, see its default.nix. */
export const testNixpkgs = fileURLToPath(new URL('../../test/nixpkgs', import.meta.url));

/** This machine in Nix's words, such as `x86_64-linux`. */
export const system = `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-${process.platform}`;

/**
The environment for every Nix in tests: no binary cache (there is no network), no sandbox (builders use the host's
tools), nobody's own configuration, and no `<nixpkgs>`. Where a daemon builds, its own nix.conf must say `sandbox = false`.
*/
export const nixEnvironment: NodeJS.ProcessEnv = {
	...process.env,
	NIX_CONFIG: 'substitute = false\nsandbox = false',
	NIX_PATH: '',
	NIX_USER_CONF_FILES: '/dev/null',
};

type Options = {
	readonly directory?: string;
	readonly environment?: NodeJS.ProcessEnv;
};

/** Runs a program to its end. Never rejects: a program that cannot be started is code 127. */
export const run = async (program: string, args: readonly string[], options: Options = {}): Promise<Run> =>
	new Promise(resolve => {
		execFile(program, args, {
			cwd: options.directory,
			env: {...nixEnvironment, ...options.environment},
			maxBuffer: 64 * 1024 * 1024,
		}, (error, stdout, stderr) => {
			const code = error ? error.code ?? 1 : 0;
			resolve(typeof code === 'number' ? {code, stdout, stderr} : {code: 127, stdout, stderr: error?.message ?? code});
		});
	});

/** The standard output without its last newline. Rejects with the standard error when the program failed. */
const output = async (running: Promise<Run>): Promise<string> => {
	const {code, stdout, stderr} = await running;
	if (code !== 0) {
		throw new Error(stderr);
	}

	return stdout.trimEnd();
};

/** `nix-instantiate FILE ARGS`: evaluates, and prints the path of the derivation. */
export const instantiate = async (file: string, args: readonly string[] = []): Promise<Run> =>
	run('nix-instantiate', [file, ...args]);

/** `nix-instantiate --parse FILE`: is it valid Nix? */
export const parse = async (file: string): Promise<Run> => run('nix-instantiate', ['--parse', file]);

const withPackages = (expression: string, nixpkgs: string): string =>
	`let pkgs = import ${JSON.stringify(nixpkgs)} { config = { }; overlays = [ ]; }; in ${expression}`;

/** The value of a Nix expression in which `pkgs` is the tests' nixpkgs, as JSON on standard output. */
export const evaluate = async (expression: string, nixpkgs = testNixpkgs): Promise<Run> =>
	run('nix-instantiate', ['--eval', '--strict', '--json', '--expr', withPackages(expression, nixpkgs)]);

/** Builds the derivation of a Nix expression in which `pkgs` is the tests' nixpkgs; its store path on standard output. */
export const build = async (expression: string, nixpkgs = testNixpkgs): Promise<Run> =>
	run('nix-build', ['--no-out-link', '--expr', withPackages(expression, nixpkgs)]);

let shell: Promise<string> | undefined;

/**
The bash for `NIX_BUILD_SHELL`. nix-shell puts this program's folder first in PATH, so the host's own bash would bring
the host's Python into the shell, and with no setting at all (and no `<nixpkgs>`) the folder is `.`.
*/
export const buildShell = async (): Promise<string> => {
	shell ??= output(build('pkgs.bashInteractive'));
	return join(await shell, 'bin', 'bash');
};

const shellArguments = (directory: string, nixpkgs: string): readonly string[] =>
	[join(directory, 'shell.nix'), '--argstr', 'nixpkgs', nixpkgs];

/** The `drvPath` of a folder's shell.nix, whose `nixpkgs` argument is replaced. Rejects with Nix's message. */
export const drvPathOfShell = async (directory: string, nixpkgs = testNixpkgs): Promise<string> =>
	output(run('nix-instantiate', shellArguments(directory, nixpkgs)));

/** Runs a command line in the pure shell of a folder's shell.nix, whose `nixpkgs` argument is replaced. */
export const runInShell = async (directory: string, command: string, nixpkgs = testNixpkgs): Promise<Run> =>
	run('nix-shell', ['--pure', ...shellArguments(directory, nixpkgs), '--run', command], {
		directory,
		environment: {NIX_BUILD_SHELL: await buildShell()},
	});

const flakes = ['--extra-experimental-features', 'nix-command flakes'];

const flakeArguments = (nixpkgs: string): readonly string[] =>
	['--no-write-lock-file', '--override-input', 'nixpkgs', `path:${nixpkgs}`];

/** The `drvPath` of a folder's flake.nix (its default dev shell), whose input `nixpkgs` is replaced. Rejects with Nix's message. */
export const drvPathOfFlake = async (directory: string, nixpkgs = testNixpkgs): Promise<string> =>
	output(run('nix', [
		...flakes,
		'eval',
		'--raw',
		...flakeArguments(nixpkgs),
		`path:${directory}#devShells.${system}.default.drvPath`,
	]));

/** Runs a program in the pure default dev shell of a folder's flake.nix, whose input `nixpkgs` is replaced. */
export const runInFlake = async (directory: string, command: readonly string[], nixpkgs = testNixpkgs): Promise<Run> =>
	run('nix', [
		...flakes,
		'develop',
		'--ignore-environment',
		...flakeArguments(nixpkgs),
		`path:${directory}`,
		'-c',
		...command,
	], {directory});
