import {styleChoices, styleLinks} from './state/choices.js';
import {shownHints} from './state/key-line.js';
import {isNarrow, layoutOf} from './state/layout.js';
import {
	answerText, headings, labelWidth, steps,
} from './state/summary.js';
import {shownUrl, wrapped} from './state/text.js';
import type {State} from './state/types.js';
import {symbolsOf} from './terminal/symbols.js';
import {looksOf, type Role, type Theme} from './terminal/theme.js';

/** A piece of a line: what it says, what it is there for, and where it leads to. */
type Piece = readonly [text: string, role?: Role | undefined, url?: string | undefined];

const linkEnd = '\u001B]8;;\u0007';

const linked = ([text, , url]: Piece, isCut: boolean, links: boolean): string => {
	const isLink = url !== undefined && links;
	// What is cut off a link is its end, too.
	const shown = isCut ? `${text}${isLink ? linkEnd : ''}…` : text;
	return isLink ? `\u001B]8;;${url}\u0007${shown}${linkEnd}` : shown;
};

/** A line as wide as the terminal at most; what is cut ends in an ellipsis. */
const lineOf = (pieces: readonly Piece[], columns: number, theme: Theme): string => {
	const width = pieces.reduce((sum, [text]) => sum + text.length, 0);
	let room = width > columns ? columns - 1 : columns;
	let line = '';
	let off = '';
	let before: Role = 'plain';
	for (const [text, role = 'plain', url] of pieces) {
		if (room <= 0 || text === '') {
			continue;
		}

		if (role !== before) {
			const [on, next] = looksOf(role, theme);
			line += off + on;
			off = next;
			before = role;
		}

		const isCut = text.length > room || (text.length === room && width > columns);
		line += linked([text.slice(0, room), role, url], isCut, theme.links);
		room -= text.length;
	}

	return (line + off).trimEnd();
};

/** Characters of one column each: others take measuring, which is Ink's business. */
const isPlain = (text: string): boolean => /^[ -~¡-¬®-ɏ]*$/.test(text);

const title = (place: string, {columns}: State['size'], theme: Theme): string | undefined => {
	const left: readonly Piece[] = [[' '], ['create-nix-python', 'strong'], [`  1 of ${steps.length}`, 'quiet']];
	const right = ` ${symbolsOf(theme).dot} ${place}`;
	const room = columns - right.length - 1 - left.reduce((sum, [text]) => sum + text.length, 0);
	return room < 0 || !isPlain(place) ? undefined : lineOf([...left, [' '.repeat(room)], [right, 'quiet']], columns, theme);
};

/**
The first question in an empty folder, exactly as Ink draws it, without Ink: that takes a while to load, and until then there is something to read.

@param place - The folder, as a person would say it.
@returns undefined where only Ink can tell: for any other state, and for a place that is long or holds wide characters.
*/
export const firstFrame = (state: State, theme: Theme, place: string): string | undefined => {
	const {screen, size, editing, help} = state;
	if (screen.step !== 'style' || editing !== undefined || help) {
		return undefined;
	}

	const {pointer, dot} = symbolsOf(theme);
	const {airy} = layoutOf(state);
	const narrow = isNarrow(size);
	const top = airy ? title(place, size, theme) : '';
	if (top === undefined) {
		return undefined;
	}

	const air: ReadonlyArray<readonly Piece[]> = airy ? [[]] : [];
	const lines: ReadonlyArray<readonly Piece[]> = [
		[[' '], [pointer, 'accent'], [` ${headings.style.padEnd(labelWidth)}`], [answerText(state, 'style')]],
		...air,
		...styleChoices.map(({title, text}, index): readonly Piece[] => [
			['   '], [(index === screen.cursor ? pointer : ' ').padEnd(2), 'accent'], ...(narrow ? [[title] as const] : [[title.padEnd(15)] as const, [text, 'quiet'] as const]),
		]),
		...(narrow ? wrapped(styleChoices[screen.cursor]!.text, size.columns - 5, 2).map((row): readonly Piece[] => [['   '], [row, 'quiet']]) : [[]]),
		...(narrow ? [] : [[['   '], ['Not sure? Both are good reading:', 'quiet']] as const]),
		...styleLinks.map((url): readonly Piece[] => [
			['   '], ...(narrow ? [] : [[`${dot} `, 'quiet'] as const]), [shownUrl(url, narrow ? size.columns - 5 : Number.POSITIVE_INFINITY), 'quiet', url],
		]),
		...air,
		[[' '], ...shownHints(state, symbolsOf(theme)).flatMap(([key, what], index): readonly Piece[] => [
			[index === 0 ? '' : '   '], [key, 'accent'], [' '], [what, 'quiet'],
		])],
	];
	return [...(airy ? [top, ''] : []), ...lines.map(pieces => lineOf(pieces, size.columns, theme))].join('\n');
};
