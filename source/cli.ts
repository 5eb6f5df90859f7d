#!/usr/bin/env node
import fs from 'node:fs';
import {homedir} from 'node:os';
import path from 'node:path';
import {Failure} from './failure.js';
import {helpText} from './help.js';
import {loadCompiled} from './io/code-cache.js';
import {cacheFolder} from './io/places.js';
import {openSink} from './io/sink.js';
import type * as Main from './main.js';
import {
	bugOf, failureJson, noFolder, requireNode,
} from './start.js';
import {version} from './version.js';
import type {World} from './world.js';

const argv = process.argv.slice(2);

const stdout = openSink(1, () => process.stdout);
const stderr = openSink(2, () => process.stderr);

/** Whether a run has said how it ended: whatever fails after that is no part of the answer. */
let isAnswered = false;

/** Whether a failure has been told: telling it may fail, too, and must not go on for ever. */
let isTold = false;

/** Ends a run that threw: the one place for all that nobody foresaw. */
const fail = (error: unknown): void => {
	if (isTold) {
		return;
	}

	isTold = true;
	const failure = error instanceof Failure ? error : bugOf(error);
	try {
		if (isAnswered) {
			stderr.write(`${failure.message}\n`);
			return;
		}

		process.exitCode = failure.exitCode;
		if (argv.includes('--json') && failure.code !== 'output') {
			stdout.write(failureJson(failure));
		} else {
			stderr.write(`error: ${failure.message}\n\nhint: ${failure.hint!}\n`);
		}
	} catch {
		// Nobody can be told any more, but the exit code.
	}
};

/** A user whom the system does not know has no home; Debian calls such a one by this name. */
const findHome = (): string => {
	try {
		return homedir();
	} catch {
		return '/nonexistent';
	}
};

const findFolder = (): string => {
	try {
		return process.cwd();
	} catch {
		throw noFolder();
	}
};

/** Both ends of a terminal. Opening stdin takes a moment, and only questions need it. */
const terminal = (): World['terminal'] => stdout.isTerminal && fs.fstatSync(0).isCharacterDevice() && process.stdin.isTTY
	? {input: process.stdin, output: process.stdout}
	: undefined;

/** What main.js imports later lies beside this file; see build.js. */
Object.assign(globalThis, {[Symbol.for('create-nix-python import')]: async (name: string): Promise<unknown> => import(name)});

const run = async (): Promise<void> => {
	const cwd = findFolder();
	const {env} = process;
	const home = findHome();
	const file = path.join(path.dirname(fs.realpathSync(process.argv[1]!)), 'main.js');
	// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the build puts it there
	const {internet, isUnfinished, main} = loadCompiled(file, cacheFolder({env, home})) as typeof Main;
	const cancel = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => {
			// A signal that comes twice must not end us before what we started has ended; what only hangs is ended by it.
			if (cancel.signal.aborted && !isUnfinished()) {
				// Unlike `process.exit` this does not wait for a file that never answers. A shell sees 130.
				process.removeAllListeners('SIGINT');
				process.kill(process.pid, 'SIGINT');
			}

			cancel.abort();
		});
	}

	process.exitCode = await main(argv, {
		env,
		cwd,
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
	isAnswered = true;
};

const start = async (): Promise<void> => {
	try {
		requireNode(process.versions.node);
		if (argv.includes('--help') || argv.includes('-h')) {
			stdout.write(helpText());
		} else if (argv.includes('--version') || argv.includes('-V')) {
			stdout.write(`${version}\n`);
		} else {
			await run();
		}
	} catch (error) {
		fail(error);
	}
};

process.on('uncaughtException', fail);
void start();
