import type {Key, NamedKey} from './key.js';

/** The keys in a piece of input, and what may be the beginning of one more. */
export type Decoded = {readonly keys: readonly Key[]; readonly rest: string};

const escape = '\u001B';
const pasteStart = `${escape}[200~`;
const pasteEnd = `${escape}[201~`;

/** A pasted text longer than this is no list of packages. */
const longestPaste = 1024 * 1024;

/** Control characters that mean something here; any other is passed over. */
const controls: ReadonlyMap<string, NamedKey> = new Map([
	['\u0003', 'cancel'],
	['\u0001', 'home'],
	['\u0005', 'end'],
	['\u0008', 'backspace'],
	['\u007F', 'backspace'],
	['\t', 'tab'],
	['\r', 'enter'],
	['\n', 'enter'],
	['\u000C', 'redraw'],
	['\u000E', 'down'],
	['\u0010', 'up'],
	['\u000F', 'options'],
	['\u0015', 'clear-line'],
	['\u0017', 'delete-word'],
]);

/** Escape sequences by what follows `ESC [` or `ESC O`, parameters of modifiers left out (xterm, VT220, rxvt, Linux console). */
const sequences: ReadonlyMap<string, NamedKey> = new Map([
	['A', 'up'],
	['B', 'down'],
	['C', 'right'],
	['D', 'left'],
	['H', 'home'],
	['F', 'end'],
	['Z', 'shift-tab'],
	['1~', 'home'],
	['7~', 'home'],
	['4~', 'end'],
	['8~', 'end'],
	['3~', 'delete'],
	['5~', 'page-up'],
	['6~', 'page-down'],
]);

/** ECMA-48, 5.4: `ESC [`, parameters, intermediates, and one final character; or `ESC O` and one character; or a string that a terminal answers with; or `ESC` and one. */
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const whole = /^\u001B(?:\[(?<console>\[)?(?<parameters>[0-?]*)[ -/]*(?<final>[@-~])|O(?<single>[ -~])|[\]P_^X][^\u0007\u001B]*(?:\u0007|\u001B\\)|(?<alt>[^\u001B[O\]P_^X]))/;

const ofSequence = (groups: Readonly<Record<string, string | undefined>>): readonly Key[] => {
	const {parameters = '', final, single, alt, console} = groups;
	if (console !== undefined) {
		// The Linux console's function keys.
		return [];
	}

	if (alt !== undefined) {
		return alt === '\u007F' || alt === '\u0008' ? [{kind: 'delete-word'}] : [];
	}

	if (single === 'M') {
		// The Enter of the number pad; `ESC [ M` is the mouse.
		return [{kind: 'enter'}];
	}

	const first = parameters.split(';', 1)[0]!;
	const name = sequences.get(single ?? (final === '~' ? `${first}~` : final!));
	// `ESC [ 1 ; 5 P` is Ctrl+F1: nothing here, and no reason to fall over.
	return name === undefined ? [] : [{kind: name}];
};

/** The text up to the next control character. */
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const plain = /^[^\u0000-\u001F\u007F-\u009F]+/;

/** Plain text, line ends and tabs alone, with more than one line of text: nobody types that between two reads. */
const isPaste = (text: string): boolean => {
	// eslint-disable-next-line no-control-regex -- control characters are what this is about
	const isText = !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/.test(text);
	return isText && text.split(/[\r\n]+/).filter(line => line.trim() !== '').length > 1;
};

/**
Takes input apart into keys. Whatever is no known key is passed over, so that no terminal's invention can do harm.

@param input - What `rest` was last time, and what has come since.
*/
export const decodeKeys = (input: string): Decoded => {
	const keys: Key[] = [];
	let rest = input;
	while (rest !== '') {
		if (rest.startsWith(pasteStart)) {
			const end = rest.indexOf(pasteEnd);
			if (end === -1 && rest.length < longestPaste) {
				return {keys, rest};
			}

			const stop = end === -1 ? rest.length : end;
			keys.push({kind: 'paste', text: rest.slice(pasteStart.length, stop)});
			rest = rest.slice(stop + pasteEnd.length);
			continue;
		}

		if (isPaste(rest)) {
			keys.push({kind: 'paste', text: rest});
			return {keys, rest: ''};
		}

		if (rest.startsWith(escape)) {
			const match = whole.exec(rest);
			if (!match) {
				const next = rest.indexOf(escape, 1);
				if (next === -1) {
					return {keys, rest};
				}

				// Two escapes in a row are two keys.
				keys.push(...flushKeys(rest.slice(0, next)));
				rest = rest.slice(next);
				continue;
			}

			keys.push(...ofSequence(match.groups!));
			rest = rest.slice(match[0].length);
			continue;
		}

		const text = plain.exec(rest)?.[0];
		if (text !== undefined) {
			keys.push({kind: 'text', text});
			rest = rest.slice(text.length);
			continue;
		}

		const name = controls.get(rest[0]!);
		if (name !== undefined) {
			keys.push({kind: name});
		}

		rest = rest.slice(1);
	}

	return {keys, rest};
};

/** What a beginning was when nothing followed: the Escape key by itself, or the end of a paste that never came. */
export const flushKeys = (rest: string): readonly Key[] => {
	if (rest.startsWith(pasteStart)) {
		return [{kind: 'paste', text: rest.slice(pasteStart.length)}];
	}

	return rest === escape ? [{kind: 'escape'}] : [];
};
