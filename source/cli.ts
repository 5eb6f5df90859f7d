#!/usr/bin/env node
import fs from 'node:fs';
import {homedir} from 'node:os';
import path from 'node:path';
import {helpText} from './help.js';
import {loadCompiled} from './io/code-cache.js';
import {cacheFolder} from './io/places.js';
import {openSink} from './io/sink.js';
import type * as Main from './main.js';
import {version} from './version.js';
import type {World} from './world.js';

const argv = process.argv.slice(2);

const stdout = openSink(1, () => process.stdout);
const stderr = openSink(2, () => process.stderr);

const home = homedir();

/** Both ends of a terminal. Opening stdin takes a moment, and only questions need it. */
const terminal = (): World['terminal'] => stdout.isTerminal && fs.fstatSync(0).isCharacterDevice() && process.stdin.isTTY
	? {input: process.stdin, output: process.stdout}
	: undefined;

const run = async (): Promise<void> => {
	const {env} = process;
	const file = path.join(path.dirname(fs.realpathSync(process.argv[1]!)), 'main.js');
	// What main.js imports stands beside it, and so beside this file; see build.js beside it.
	Object.assign(globalThis, {[Symbol.for('create-nix-python import')]: async (name: string): Promise<unknown> => import(name)});
	// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the build puts it there
	const {internet, main} = loadCompiled(file, cacheFolder({env, home})) as typeof Main;
	const cancel = new AbortController();
	// A signal that comes twice must not end us before what we started has ended.
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => {
			cancel.abort();
		});
	}

	process.exitCode = await main(argv, {
		env,
		cwd: process.cwd(),
		platform: process.platform,
		system: `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-${process.platform}`,
		home,
		stdout,
		stderr,
		get terminal() {
			return terminal();
		},
		signal: cancel.signal,
		addresses: internet,
	});
};

if (argv.includes('--help') || argv.includes('-h')) {
	stdout.write(helpText());
} else if (argv.includes('--version') || argv.includes('-V')) {
	stdout.write(`${version}\n`);
} else {
	void run();
}
