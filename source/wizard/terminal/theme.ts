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
