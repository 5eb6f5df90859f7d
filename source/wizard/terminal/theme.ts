/** The terminal's abilities, as far as they show. */
export type Theme = {
	/** Colour only repeats what the words say. */
	readonly color: boolean;
	/** Whether characters beyond ASCII can be shown. */
	readonly unicode: boolean;
	/** Whether text can be a link (OSC 8). */
	readonly links: boolean;
};

/** What a piece of text is there for: accent leads the eye, good is done, care costs something, bad failed, quiet is secondary. */
export type Role = 'accent' | 'good' | 'care' | 'bad' | 'quiet' | 'strong' | 'plain';

const codes: Readonly<Partial<Record<Role, readonly [on: number, off: number]>>> = {
	accent: [36, 39], good: [32, 39], care: [33, 39], bad: [31, 39], quiet: [2, 22], strong: [1, 22],
};

/** What switches a role's look on and off (SGR, ECMA-48 8.3.117); nothing where there is to be no colour, and for plain text. */
export const looksOf = (role: Role, {color}: Theme): readonly [on: string, off: string] => {
	const code = color ? codes[role] : undefined;
	return code ? [`\u001B[${code[0]}m`, `\u001B[${code[1]}m`] : ['', ''];
};

/** A piece of a text in its role. */
export const toned = (role: Role, text: string, theme: Theme): string => {
	const [on, off] = looksOf(role, theme);
	return text === '' ? '' : on + text + off;
};
