import {Buffer} from 'node:buffer';
import fs from 'node:fs';
import type {WriteStream} from 'node:tty';
import {outputFailure} from '../start.js';
import type {Sink} from '../world.js';
import {errorCode} from './folder.js';

/** Writes what can be written at once; the rest of what a full pipe does not take is returned. */
const writeNow = (descriptor: number, bytes: Uint8Array): Uint8Array => {
	let rest = bytes;
	while (rest.length > 0) {
		try {
			rest = rest.subarray(fs.writeSync(descriptor, rest));
		} catch (error) {
			if (errorCode(error) !== 'EAGAIN') {
				throw error;
			}

			return rest;
		}
	}

	return rest;
};

/** Nobody reads us any more: the other end of a pipe was closed, or a terminal is gone. */
const isGone = (error: unknown): boolean => ['EPIPE', 'EIO'].includes(errorCode(error) ?? '');

const isDevice = (descriptor: number): boolean => {
	try {
		return fs.fstatSync(descriptor).isCharacterDevice();
	} catch {
		return false;
	}
};

/**
One of the process's outputs. A file or a pipe is written to directly: Node's stream for it takes 6 ms to open.

Whoever reads us may stop reading (`| head`), or close the terminal: that is no failure of ours.

@param open - Opens Node's own stream; called for a terminal, and for a pipe that is full.
@returns Its `write` throws a Failure `output` with what the system says, for example that a disk is full.
*/
export const openSink = (descriptor: 1 | 2, open: () => WriteStream): Sink => {
	const openGuarded = (): WriteStream => {
		const stream = open();
		stream.on('error', error => {
			if (!isGone(error)) {
				throw outputFailure(error);
			}
		});
		return stream;
	};

	const stream = isDevice(descriptor) ? openGuarded() : undefined;
	let later = stream?.isTTY ? stream : undefined;
	return {
		write(text) {
			try {
				const rest = later ? text : writeNow(descriptor, Buffer.from(text));
				if (rest.length > 0) {
					later ??= openGuarded();
					later.write(rest);
				}
			} catch (error) {
				if (!isGone(error)) {
					throw outputFailure(error);
				}
			}
		},
		isTerminal: stream?.isTTY ?? false,
		get columns() {
			return stream?.isTTY ? stream.columns : undefined;
		},
	};
};
