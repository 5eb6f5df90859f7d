import {EventEmitter} from 'node:events';
import type {WriteStream} from 'node:tty';
import {stripVTControlCharacters} from 'node:util';
import type {Size} from '../state/types.js';

/** The terminal as Ink gets it. */
export type InkScreen = {
	readonly stream: WriteStream;
	/** Stops watching the terminal's size. */
	readonly close: () => void;
};

export const sizeOf = ({columns, rows}: Pick<WriteStream, 'columns' | 'rows'>): Size => ({columns: columns || 80, rows: rows || 24});

/** `ESC [3J` wipes the scrollback: what a person did before is not ours to take. */
const wipe = '\u001B[3J';

/** Terminals break long lines anew when they become narrower: the rows that a frame then takes beyond its lines. */
const extraRows = (frame: string, columns: number): number => {
	let extra = 0;
	for (const line of frame.split('\n')) {
		extra += Math.max(0, Math.ceil(line.length / columns) - 1);
	}

	return extra;
};

/**
Stands between Ink and the terminal, for what Ink does not do well: it never wipes the scrollback, and when the terminal
becomes narrower, all of the old frame goes, not only as many rows as it had lines.

@param onResize - Is called before Ink draws anew.
*/
export const createScreen = (output: WriteStream, onResize: (size: Size) => void): InkScreen => {
	const events = new EventEmitter(); // eslint-disable-line unicorn/prefer-event-target -- Ink listens with `on`
	let frame = '';
	let {columns} = sizeOf(output);

	const stream = Object.assign(events, {
		isTTY: true,
		write(text: string): boolean {
			const shown = stripVTControlCharacters(text);
			if (shown.includes('\n')) {
				frame = shown;
			}

			return output.write(text.replaceAll(wipe, ''));
		},
	});
	Object.defineProperties(stream, {
		columns: {get: () => sizeOf(output).columns},
		rows: {get: () => sizeOf(output).rows},
	});

	const resized = (): void => {
		const size = sizeOf(output);
		if (size.columns < columns) {
			output.write('\u001B[2K\u001B[1A'.repeat(extraRows(frame, size.columns)));
		}

		({columns} = size);
		onResize(size);
		events.emit('resize');
	};

	output.on('resize', resized);
	return {
		// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- all of a stream that Ink uses
		stream: stream as unknown as WriteStream,
		close() {
			output.off('resize', resized);
		},
	};
};
