/** What a person did at the keyboard, whatever bytes the terminal made of it. */
export type Key
	= | {readonly kind: 'text'; readonly text: string}
		/** Text with line ends in it, or text that the terminal says was pasted. */
		| {readonly kind: 'paste'; readonly text: string}
		| {readonly kind: NamedKey};

export const namedKeys = [
	'up',
	'down',
	'left',
	'right',
	'home',
	'end',
	'page-up',
	'page-down',
	'enter',
	'tab',
	'shift-tab',
	'escape',
	'backspace',
	'delete',
	'delete-word',
	'clear-line',
	'options',
	'redraw',
	'cancel',
] as const;

export type NamedKey = typeof namedKeys[number];
