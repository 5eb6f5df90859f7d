/** One logical line of a pip file, without its comment, and the number of the line it begins on. */
export type PipLine = {readonly text: string; readonly line: number};

/**
The logical lines of a pip requirements file: continued lines joined, comments and empty lines gone.

Rules: pip's "Requirements File Format". A comment begins with a `#` at the start of a line or after white space, and a
comment line ends a continuation.
*/
export const pipLines = (text: string): readonly PipLine[] => {
	const lines: PipLine[] = [];
	let parts: string[] = [];
	let start = 1;
	const flush = (): void => {
		const joined = parts.join('').replace(/(?:^|\s)#.*$/s, '').trim();
		if (joined !== '') {
			lines.push({text: joined, line: start});
		}

		parts = [];
	};

	for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
		if (parts.length === 0) {
			start = index + 1;
		}

		const isComment = /^\s*#/.test(raw);
		if (raw.endsWith('\\') && !isComment) {
			parts.push(raw.slice(0, -1));
			continue;
		}

		// The space keeps the comment apart from what it was continued from.
		parts.push(isComment ? ' ' + raw : raw);
		flush();
	}

	flush();
	return lines;
};
