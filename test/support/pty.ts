import {Buffer} from 'node:buffer';
import {EventEmitter, once} from 'node:events';
import fs from 'node:fs';
import * as pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import {builtCli, node} from './cli.js';
import type {Teardown} from './teardown.js';

export type TerminalOptions = {
	readonly cwd: string;
	readonly columns?: number;
	readonly rows?: number;
	readonly env?: NodeJS.ProcessEnv;
	/** What runs: the built command, unless told. */
	readonly program?: string;
	readonly programWords?: readonly string[];
};

/** A pseudo-terminal and the program in it; node-pty's types leave these out. */
type UnixPty = pty.IPty & {
	readonly ptsName: string;
	readonly destroy: () => void;
	/** This end of it, and the stream that reads from there. */
	readonly fd: number;
	readonly _socket: {destroy: () => unknown};
};

/** Text of one look: a colour of the terminal's sixteen, if any. */
export type Piece = {readonly text: string; readonly color: number | undefined; readonly isBold: boolean; readonly isDim: boolean};

/** A person at a terminal: types, looks at the screen, and changes the window's size. */
export type Person = {
	/** Sends keys, as the bytes that terminals send. */
	readonly press: (keys: string) => void;
	/** What is on the screen now, without blank ends. */
	readonly screen: () => string;
	/** The same with its looks, line by line. */
	readonly picture: () => ReadonlyArray<readonly Piece[]>;
	/** Waits until the screen shows something; fails with the screen when the program ends first or it takes too long. */
	readonly sees: (what: string | RegExp) => Promise<string>;
	/** Waits until the screen no longer shows something. */
	readonly seesNo: (what: string | RegExp) => Promise<string>;
	readonly resize: (columns: number, rows: number) => void;
	/** Closes the terminal's window. */
	readonly close: () => void;
	/** Waits for the end. @returns The exit code. */
	readonly ends: () => Promise<number>;
	/** Everything that the program wrote, escape sequences included. */
	readonly written: () => string;
	/** All that is on the screen and above it, as lines: what the terminal broke in two is one again. */
	readonly lines: () => readonly string[];
	readonly pid: number;
};

export const keys = {
	up: '\u001B[A', down: '\u001B[B', right: '\u001B[C', left: '\u001B[D', enter: '\r', tab: '\t', escape: '\u001B', backspace: '\u007F', cancel: '\u0003', options: '\u000F', pageDown: '\u001B[6~', home: '\u001B[H', end: '\u001B[F',
} as const;

/** So long nothing takes that goes well, in milliseconds, however busy the machine. */
const longest = 20_000;

const matches = (text: string, what: string | RegExp): boolean => typeof what === 'string' ? text.includes(what) : what.test(text);

/** What waits to be read at this end of a terminal. */
const unreadOf = (fd: number): string => {
	const chunks: Uint8Array[] = [];
	const buffer = new Uint8Array(65_536);
	try {
		for (;;) {
			const length = fs.readSync(fd, buffer);
			if (length === 0) {
				break;
			}

			chunks.push(buffer.slice(0, length));
		}
	} catch {
		// There is nothing more now (EAGAIN), or nobody at the other end (EIO).
	}

	return Buffer.concat(chunks).toString();
};

/** Starts the built command in a real pseudo-terminal, whose output a real terminal emulator understands. */
export const openTerminal = (t: Teardown, words: readonly string[], {cwd, columns = 80, rows = 24, env = {}, program = node, programWords = [builtCli]}: TerminalOptions): Person => {
	const emulator = new xterm.Terminal({
		cols: columns, rows, allowProposedApi: true, scrollback: 1000,
	});
	const child = pty.spawn(program, [...programWords, ...words], {
		name: env.TERM ?? 'xterm-256color',
		cols: columns,
		rows,
		cwd,
		env: {
			PATH: process.env.PATH, HOME: cwd, XDG_CACHE_HOME: `${cwd}/.cache-of-tests`, XDG_CONFIG_HOME: `${cwd}/.config-of-tests`, CI: 'false', ...env,
		},
	}) as UnixPty;
	// As long as the program's end of it is held here, too, its last words are read before the terminal is said to be hung up.
	const held = fs.openSync(child.ptsName, fs.constants.O_RDWR | fs.constants.O_NOCTTY); // eslint-disable-line no-bitwise -- flags of open(2)
	const changes = new EventEmitter(); // eslint-disable-line unicorn/prefer-event-target -- `once` takes a signal with it
	changes.setMaxListeners(100);
	let written = '';
	let code: number | undefined;
	const take = (data: string): void => {
		written += data;
		emulator.write(data, () => {
			changes.emit('change');
		});
	};

	child.onData(take);
	// It gives up reading 200 ms after the end (node-pty 1.1), which on a busy machine may be before it has read all.
	const {_socket: socket} = child;
	const destroy = socket.destroy.bind(socket);
	socket.destroy = () => {
		take(unreadOf(child.fd));
		return destroy();
	};

	child.onExit(({exitCode}) => {
		fs.closeSync(held);
		// What is written before the end may still be on its way to the emulator.
		emulator.write('', () => {
			code = exitCode;
			changes.emit('change');
			changes.emit('end');
		});
	});
	t.teardown(async () => {
		if (code === undefined) {
			child.kill('SIGKILL');
			// What it was just writing must not come into a folder that is being taken away.
			await once(changes, 'end', {signal: AbortSignal.timeout(2000)}).catch(() => undefined);
		}
	});

	const screen = (): string => {
		const {active} = emulator.buffer;
		const lines = Array.from({length: emulator.rows}, (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '');
		return lines.join('\n').trimEnd();
	};

	const until = async (holds: () => boolean, what: string, orEnds = false): Promise<void> => {
		const late = AbortSignal.timeout(longest);
		while (!holds()) {
			if (code !== undefined && !orEnds) {
				throw new Error(`It ended with ${code} before it ${what}:\n${screen()}`);
			}

			try {
				await once(changes, 'change', {signal: late});
			} catch {
				throw new Error(`It never ${what}:\n${screen()}`);
			}
		}
	};

	const piecesOf = (row: number): readonly Piece[] => {
		const {active} = emulator.buffer;
		const line = active.getLine(active.viewportY + row);
		const pieces: Piece[] = [];
		for (let column = 0; column < emulator.cols; column++) {
			const cell = line?.getCell(column);
			if (!cell) {
				break;
			}

			const look = {color: cell.isFgDefault() ? undefined : cell.getFgColor(), isBold: cell.isBold() !== 0, isDim: cell.isDim() !== 0};
			// The second half of a wide character has no text of its own.
			const text = cell.getWidth() === 0 ? '' : cell.getChars() || ' ';
			const last = pieces.at(-1);
			if (last && last.color === look.color && last.isBold === look.isBold && last.isDim === look.isDim) {
				pieces[pieces.length - 1] = {...last, text: last.text + text};
			} else {
				pieces.push({text, ...look});
			}
		}

		return pieces;
	};

	return {
		picture: () => Array.from({length: emulator.rows}, (_, row) => piecesOf(row)),
		press(text) {
			child.write(text);
		},
		screen,
		async sees(what) {
			await until(() => matches(screen(), what), `showed ${String(what)}`);
			return screen();
		},
		async seesNo(what) {
			await until(() => !matches(screen(), what), `took away ${String(what)}`);
			return screen();
		},
		close() {
			// It closes this end.
			child.destroy();
		},
		resize(newColumns, newRows) {
			emulator.resize(newColumns, newRows);
			child.resize(newColumns, newRows);
		},
		async ends() {
			await until(() => code !== undefined, 'ended', true);
			return code!;
		},
		written: () => written,
		lines() {
			const {active} = emulator.buffer;
			const lines: string[] = [];
			for (let row = 0; row < active.length; row++) {
				const line = active.getLine(row)!;
				if (line.isWrapped) {
					lines.push(lines.pop()! + line.translateToString(true));
				} else {
					lines.push(line.translateToString(true));
				}
			}

			return lines;
		},
		pid: child.pid,
	};
};
