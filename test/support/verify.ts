import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type {Test} from 'tap';
import {runCli, type CliOptions, type CliRun} from './cli.js';
import {nixEnvironment, testNixpkgs} from './nix.js';

/** What `--json` says of a verification, as far as tests look at it. */
export type VerificationJson = {
	readonly outcome: string;
	readonly exitCode: number;
	readonly written: boolean;
	readonly verification: {
		readonly kind: string;
		readonly ways: ReadonlyArray<{
			readonly way: string;
			readonly drvPath?: string;
			readonly cost?: {readonly builds: readonly string[]; readonly fetches: number};
			readonly sighting?: {
				readonly interpreter: {readonly path: string; readonly version: string; readonly implementation: string};
				readonly distributions: ReadonlyArray<{readonly distribution: string; readonly found?: string; readonly version?: string; readonly names: readonly string[]}>;
				readonly imports: ReadonlyArray<{readonly name: string; readonly distribution?: string; readonly status: string; readonly seconds: number; readonly output: readonly string[]}>;
				readonly purity: {readonly absent: readonly string[]; readonly leaked: readonly unknown[]};
			};
		}>;
		readonly problems: ReadonlyArray<{readonly code: string; readonly title: string; readonly evidence: readonly string[]; readonly actions: ReadonlyArray<Readonly<Record<string, string>>>}>;
		readonly logFile?: string;
	};
};

type VerifyOptions = Partial<CliOptions> & {readonly cwd: string; readonly nixpkgs?: string};

/** Runs `--yes --verify` with words of its own, in the tests' nixpkgs. */
export const runVerify = async (words: readonly string[], {nixpkgs = testNixpkgs, env, ...options}: VerifyOptions): Promise<CliRun> => runCli(
	['--yes', '--verify', ...(nixpkgs === '' ? [] : ['--nixpkgs', nixpkgs]), ...words],
	{
		...options,
		env: {
			NIX_CONFIG: nixEnvironment.NIX_CONFIG, NIX_PATH: '', NIX_USER_CONF_FILES: '/dev/null', ...env,
		},
	},
);

/** The same with `--json`, read. */
export const verifyJson = async (words: readonly string[], options: VerifyOptions): Promise<CliRun & {readonly report: VerificationJson}> => {
	const ran = await runVerify(['--json', ...words], options);
	return {...ran, report: JSON.parse(ran.stdout) as VerificationJson};
};

/** Another nixpkgs of the tests: a file beside its default.nix. */
export const nixpkgsVariant = (name: string): string => path.join(testNixpkgs, name);

/** An empty folder that is in no git repository, where a flake would see only what git tracks. */
export const outsideGit = async (t: Test): Promise<string> => {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'verify-'));
	t.teardown(async () => fs.rm(folder, {recursive: true, force: true}));
	return folder;
};
