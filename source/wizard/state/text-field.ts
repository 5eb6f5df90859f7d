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
	cursor - (/.$/su.exec(text.slice(0, cursor))?.[0].length ?? 0);

const after = (text: string, cursor: number): number => cursor + (/^./su.exec(text.slice(cursor))?.[0].length ?? 0);

const without = ({text}: TextField, from: number, to: number): TextField => ({text: text.slice(0, from) + text.slice(to), cursor: from});

type Edit = {
	/** Where it can do something. */
	readonly at: 'after-start' | 'before-end' | 'anywhere';
	readonly apply: (field: TextField) => TextField;
};

const edits: ReadonlyMap<Key['kind'], Edit> = new Map<Key['kind'], Edit>([
	['backspace', {at: 'after-start', apply: field => without(field, before(field.text, field.cursor), field.cursor)}],
	['delete', {at: 'before-end', apply: field => without(field, field.cursor, after(field.text, field.cursor))}],
	['delete-word', {at: 'after-start', apply: field => without(field, field.text.slice(0, field.cursor).replace(/\S*\s*$/, '').length, field.cursor)}],
	['clear-line', {at: 'anywhere', apply: () => emptyField}],
	['left', {at: 'after-start', apply: field => moved(field, before(field.text, field.cursor))}],
	['right', {at: 'before-end', apply: field => moved(field, after(field.text, field.cursor))}],
	['home', {at: 'anywhere', apply: field => moved(field, 0)}],
	['end', {at: 'anywhere', apply: field => moved(field, field.text.length)}],
]);

/**
What a key makes of a field.

@returns undefined for a key that the field has no use for: the same field would not say so.
*/
export const editField = (field: TextField, key: Key): TextField | undefined => {
	const {text, cursor} = field;
	if (key.kind === 'text' || key.kind === 'paste') {
		const added = key.text.replaceAll(/[\r\n\t]+/g, ' ').replaceAll(/\p{C}/gu, '').slice(0, longest - text.length);
		return {text: text.slice(0, cursor) + added + text.slice(cursor), cursor: cursor + added.length};
	}

	const edit = edits.get(key.kind);
	return edit && (edit.at === 'anywhere' ? text !== '' : (edit.at === 'after-start' ? cursor > 0 : cursor < text.length))
		? edit.apply(field)
		: undefined;
};
