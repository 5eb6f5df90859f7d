#!/usr/bin/env node
import {homedir} from 'node:os';
import type {Sink} from './world.js';

const argv = process.argv.slice(2);

const sink = (stream: NodeJS.WriteStream): Sink => ({
	write(text) {
		stream.write(text);
	},
	isTerminal: stream.isTTY,
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
	const {helpText} = await import('./help.js');
	process.stdout.write(helpText());
} else if (argv.includes('--version') || argv.includes('-V')) {
	const {version} = await import('./version.js');
	process.stdout.write(`${version}\n`);
} else {
	const {main} = await import('./main.js');
	const {archiveUrl} = await import('./nix/shell-nix.js');
	const cancel = new AbortController();
	process.once('SIGINT', () => {
		cancel.abort();
	});
	process.exitCode = await main(argv, {
		env: process.env,
		cwd: process.cwd(),
		platform: process.platform,
		system: `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-${process.platform}`,
		home: homedir(),
		stdout: sink(process.stdout),
		stderr: sink(process.stderr),
		signal: cancel.signal,
		addresses: {
			channels: 'https://channels.nixos.org/',
			flake: rev => `github:NixOS/nixpkgs/${rev}`,
			archive: archiveUrl,
		},
	});
}
