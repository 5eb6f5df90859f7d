import type {
	Pane, Screen, Size, State,
} from './types.js';

/** How the rows of the terminal are shared out; what does not fit is left away from the outside in. */
export type Layout = {
	/** Whether there is room for the title and for blank lines. */
	readonly airy: boolean;
	/** Rows for what the step itself shows. */
	readonly body: number;
	/** The most rows that a frame may have: one less than the terminal, whose scrollback would be wiped otherwise. */
	readonly most: number;
};

/** The answers that stay in sight above each step. */
type Place = Exclude<Screen, {step: 'options' | 'ended'}>['step'];

/** The same for a step by its name. */
export const answersAbove = (screen: Screen | {readonly step: Place}): ReadonlyArray<'style' | 'interpreter' | 'packages' | 'writing'> => {
	switch (screen.step) {
		case 'shell':
		case 'edit':
		case 'style': {
			return [];
		}

		case 'interpreter': {
			return ['style'];
		}

		case 'packages': {
			return ['style', 'interpreter'];
		}

		case 'options': {
			// Only what has been answered when they were asked for.
			return answersAbove({step: screen.from});
		}

		case 'ended': {
			// What nobody wrote is nobody's answer.
			return screen.ending.kind === 'written' || screen.ending.report ? ['style', 'interpreter', 'packages'] : [];
		}

		case 'preview':
		case 'write':
		case 'writing': {
			return ['style', 'interpreter', 'packages'];
		}

		case 'verify': {
			return ['style', 'interpreter', 'packages', 'writing'];
		}
	}
};

const airyFrom = 18;

export const layoutOf = ({screen, size}: Pick<State, 'screen' | 'size'>): Layout => {
	const most = Math.max(1, size.rows - 1);
	const airy = size.rows >= airyFrom;
	// Title and blank line, blank line after the heading, blank line before the keys.
	const air = airy ? 4 : 0;
	const body = most - answersAbove(screen).length - 2 - air;
	return {airy, most, body: Math.max(1, body)};
};

/** One row of the preview. */
export type PaneRow = {
	readonly text: string;
	/** The line that it is of: its beginning tells what kind of line it is. */
	readonly line: string;
};

/** Breaks a line between words where there is a place for it, else anywhere; what goes on is indented as the line is, and marked in a diff. */
const broken = (line: string, width: number): readonly string[] => {
	if (line.length <= width) {
		return [line];
	}

	const [lead = ''] = /^[-+ !]?\s*/.exec(line)!;
	const indent = lead.slice(0, Math.floor(width / 2)).replace('!', ' ');
	const space = line.lastIndexOf(' ', width);
	const at = space > lead.length + (width / 3) ? space + 1 : width;
	return [line.slice(0, at).trimEnd(), ...broken(indent + line.slice(at), width)];
};

/** The rows of a page of the preview: a line that is longer than the terminal is wide goes on in the next row. */
export const paneRows = ({lines}: Pane, {columns}: Size): readonly PaneRow[] => {
	const width = Math.max(10, columns - 5);
	return lines.flatMap(line => broken(line, width).map(text => ({text, line})));
};

/** Lines of the preview that are seen at once: its own heading takes one. */
export const previewRows = (state: Pick<State, 'screen' | 'size'>): number => Math.max(1, layoutOf(state).body - 1);

/** Lines of a log that are seen at once: how many there are takes one row. */
export const logRows = (state: Pick<State, 'screen' | 'size'>): number => Math.max(1, layoutOf(state).body - 1);

/**
The part of a list to show, so that the cursor is in it.

@returns The first index, and the one after the last.
*/
export const windowOf = (count: number, cursor: number, height: number): {readonly start: number; readonly end: number} => {
	const rows = Math.max(1, height);
	const start = Math.max(0, Math.min(count - rows, cursor - Math.floor(rows / 2)));
	return {start, end: Math.min(count, start + rows)};
};

/** A line of keys does not need more. */
export const isNarrow = ({columns}: Size): boolean => columns < 60;
