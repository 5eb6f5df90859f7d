import {EventEmitter} from 'node:events';
import type {WriteStream} from 'node:tty';
import {stripVTControlCharacters} from 'node:util';
import type {Size} from '../state/types.js';
import {changeOf, eraseOf} from './redraw.js';

/** The terminal as Ink gets it. */
export type Screen = {
	readonly stream: WriteStream;
	/**
	Shows a picture until Ink has its own, which takes its place.

	@param draw - Is asked again when the terminal's size changes; undefined for nothing.
	*/
	readonly show: (draw: (size: Size) => string | undefined) => void;
	/** Draws what is there once more, all of it: something else may have written over it. */
	readonly redraw: () => void;
	/** Has somebody told of a new size before Ink draws anew. */
	readonly onResize: (listener: (size: Size) => void) => void;
	/** Stops watching the terminal's size. */
	readonly close: () => void;
};

export const sizeOf = ({columns, rows}: Pick<WriteStream, 'columns' | 'rows'>): Size => ({columns: columns || 80, rows: rows || 24});

/** `ESC [3J` wipes the scrollback: what a person did before is not ours to take. */
const wipe = '\u001B[3J';

/** What Ink takes away, before what it draws instead. */
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const leadingErase = /^(?:\u001B\[2K(?:\u001B\[1A)?)*\u001B\[G/;

/** How many rows a line takes: terminals break long lines anew when they become narrower. */
const heightOf = (line: string, columns: number): number => Math.max(1, Math.ceil(line.length / columns));

type Rearranged = {
	/** Rows to take away beyond those of the frame's lines. */
	readonly extra: number;
	/** Lines of the frame that are pushed out at the top, where nothing can be taken away. */
	readonly lost: readonly string[];
	/** Lines that were pushed out, and still are. */
	readonly kept: readonly string[];
};

/** What becomes of a frame when the terminal's size changes, and of what was pushed out of it earlier: a higher terminal shows that again. */
const rearrange = (frame: string, earlier: readonly string[], before: Size, after: Size): Rearranged => {
	const lines = frame.split('\n');
	const lost: string[] = [];
	let extra = 0;
	let room = after.rows;
	for (const line of lines.toReversed()) {
		const height = heightOf(line, after.columns);
		room -= height;
		extra += after.columns < before.columns ? height - 1 : 0;
		if (room < 0) {
			lost.unshift(line);
		}
	}

	const kept = [...earlier];
	let back = after.rows - before.rows;
	while (kept.length > 0 && back >= heightOf(kept.at(-1)!, after.columns)) {
		const height = heightOf(kept.pop()!, after.columns);
		back -= height;
		extra += height;
	}

	return {extra, lost, kept};
};

const hideCursor = '\u001B[?25l';
const showCursor = '\u001B[?25h';

/** What a terminal is to show at once stands between these (the "synchronized output" of many terminals). */
const beginning = '\u001B[?2026h';
const ending = '\u001B[?2026l';

/**
Stands between Ink and the terminal, for what Ink does not do well: it never wipes the scrollback, when the terminal changes its
size, all of the old frame goes, not only as many rows as it had lines, of a new frame only the lines are written that are others, and there
may be a picture before Ink has been loaded.
*/
export const createScreen = (output: WriteStream): Screen => {
	const events = new EventEmitter(); // eslint-disable-line unicorn/prefer-event-target -- Ink listens with `on`
	let frame = '';
	let before = sizeOf(output);
	let lost: readonly string[] = [];
	let listener: ((size: Size) => void) | undefined;
	let draw: ((size: Size) => string | undefined) | undefined;
	/** What is there that is not Ink's. */
	let shown: string | undefined;
	/** What is there that is Ink's, where nothing came between. */
	let drawn: string | undefined;
	/** What Ink has begun to write and not ended: each write wakes the terminal, so that it gets all of it in one. */
	let held: string | undefined;

	const write = (text: string): boolean => {
		if (text === beginning || (held !== undefined && text !== ending)) {
			held = (held ?? '') + text;
			return true;
		}

		const whole = (held ?? '') + text;
		held = undefined;
		return output.write(whole);
	};

	const show = (): void => {
		const picture = draw?.(before);
		const erase = shown === undefined ? hideCursor : eraseOf(shown);
		shown = picture === undefined ? '' : `${picture}\n`;
		frame = shown;
		output.write(erase + shown);
	};

	const stream = Object.assign(events, {
		isTTY: true,
		write(text: string): boolean {
			if (!text.includes('\n')) {
				drawn = text === beginning || text === ending ? drawn : undefined;
				return write(text);
			}

			const erase = leadingErase.exec(text)?.[0] ?? '';
			const picture = text.slice(erase.length).replaceAll(wipe, '');
			const over = drawn !== undefined && erase === eraseOf(drawn) ? drawn : undefined;
			const earlier = shown;
			shown = undefined;
			draw = undefined;
			frame = picture;
			drawn = picture.endsWith('\n') && !text.includes(wipe) ? picture : undefined;
			if (over !== undefined && drawn !== undefined) {
				return write(changeOf(over, drawn));
			}

			// The same picture needs not be drawn again.
			return picture === earlier || write((earlier === undefined ? erase : eraseOf(earlier)) + picture);
		},
	});
	Object.defineProperties(stream, {
		columns: {get: () => sizeOf(output).columns},
		rows: {get: () => sizeOf(output).rows},
	});

	const resized = (): void => {
		const size = sizeOf(output);
		const rearranged = rearrange(stripVTControlCharacters(frame), lost, before, size);
		output.write('\u001B[2K\u001B[1A'.repeat(rearranged.extra));
		lost = [...rearranged.kept, ...rearranged.lost];
		before = size;
		drawn = undefined;
		if (draw) {
			show();
		}

		listener?.(size);
		events.emit('resize');
	};

	output.on('resize', resized);
	return {
		// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- all of a stream that Ink uses
		stream: stream as unknown as WriteStream,
		show(picture) {
			draw = picture;
			show();
		},
		redraw() {
			if (drawn !== undefined) {
				output.write(hideCursor + eraseOf(drawn) + drawn);
			}
		},
		onResize(told) {
			listener = told;
		},
		close() {
			output.off('resize', resized);
			if (shown !== undefined) {
				output.write(showCursor);
			}
		},
	};
};
