#!/usr/bin/env node
import {homedir} from 'node:os';
import {isatty} from 'node:tty';
import {helpText} from './help.js';
import {version} from './version.js';
import type {Sink} from './world.js';

const argv = process.argv.slice(2);

const sink = (stream: NodeJS.WriteStream): Sink => ({
	write(text) {
		stream.write(text);
	},
	isTerminal: stream.isTTY,
	get columns() {
		return stream.isTTY ? stream.columns : undefined;
	},
});

/** Whoever reads us may stop reading (`| head`): that is no failure of ours. */
const passOver = (error: NodeJS.ErrnoException): void => {
	if (error.code !== 'EPIPE') {
		throw error;
	}
};

process.stdout.on('error', passOver);
process.stderr.on('error', passOver);

if (argv.includes('--help') || argv.includes('-h')) {
	process.stdout.write(helpText());
} else if (argv.includes('--version') || argv.includes('-V')) {
	process.stdout.write(`${version}\n`);
} else {
	const {internet, main} = await import('./main.js');
	const cancel = new AbortController();
	// A signal that comes twice must not end us before what we started has ended.
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => {
			cancel.abort();
		});
	}

	process.exitCode = await main(argv, {
		env: process.env,
		cwd: process.cwd(),
		platform: process.platform,
		system: `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-${process.platform}`,
		home: homedir(),
		stdout: sink(process.stdout),
		stderr: sink(process.stderr),
		// Opening stdin takes a moment, and only questions need it.
		get terminal() {
			return process.stdout.isTTY && isatty(0) ? {input: process.stdin, output: process.stdout} : undefined;
		},
		signal: cancel.signal,
		addresses: internet,
	});
}
