import type {Key} from '../input/key.js';

/** A line of text being written, and the place in it where the next character goes. */
export type TextField = {readonly text: string; readonly cursor: number};

export const emptyField: TextField = {text: '', cursor: 0};

export const fieldOf = (text: string): TextField => ({text, cursor: text.length});

/** More than any requirement that somebody types. */
const longest = 500;

const moved = ({text}: TextField, cursor: number): TextField => ({text, cursor: Math.max(0, Math.min(text.length, cursor))});

/** Where the character that ends at `cursor` begins: a pair of surrogates is one. */
const before = (text: string, cursor: number): number =>
	cursor - ([...text.slice(0, cursor)].at(-1)?.length ?? 0);

const after = (text: string, cursor: number): number => cursor + ([...text.slice(cursor, cursor + 2)][0]?.length ?? 0);

const without = ({text}: TextField, from: number, to: number): TextField => ({text: text.slice(0, from) + text.slice(to), cursor: from});

/**
What a key makes of a field.

@returns undefined for a key that the field has no use for: the same field would not say so.
*/
export const editField = (field: TextField, key: Key): TextField | undefined => {
	const {text, cursor} = field;
	switch (key.kind) {
		case 'text':
		case 'paste': {
			const added = key.text.replaceAll(/[\r\n\t]+/g, ' ').replaceAll(/\p{C}/gu, '').slice(0, longest - text.length);
			return {text: text.slice(0, cursor) + added + text.slice(cursor), cursor: cursor + added.length};
		}

		case 'backspace': {
			return cursor === 0 ? undefined : without(field, before(text, cursor), cursor);
		}

		case 'delete': {
			return cursor === text.length ? undefined : without(field, cursor, after(text, cursor));
		}

		case 'delete-word': {
			const head = text.slice(0, cursor).replace(/\S*\s*$/, '');
			return cursor === 0 ? undefined : without(field, head.length, cursor);
		}

		case 'clear-line': {
			return text === '' ? undefined : emptyField;
		}

		case 'left': {
			return cursor === 0 ? undefined : moved(field, before(text, cursor));
		}

		case 'right': {
			return cursor === text.length ? undefined : moved(field, after(text, cursor));
		}

		case 'home': {
			return text === '' ? undefined : moved(field, 0);
		}

		case 'end': {
			return text === '' ? undefined : moved(field, text.length);
		}

		case 'up':
		case 'down':
		case 'page-up':
		case 'page-down':
		case 'enter':
		case 'tab':
		case 'shift-tab':
		case 'escape':
		case 'options':
		case 'cancel': {
			return undefined;
		}
	}
};
