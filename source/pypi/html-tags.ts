/** A start tag: its name in lower case, and its attributes with their names in lower case and values decoded. */
export type StartTag = {readonly name: string; readonly attributes: ReadonlyMap<string, string>};

const named: Readonly<Record<string, string>> = {
	amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'', nbsp: ' ',
};

const character = (code: number): string => code > 0 && code <= 0x10_FF_FF ? String.fromCodePoint(code) : '';

/** Replaces the character references that HTML writers use; an unknown one stays as it is. */
export const decodeReferences = (text: string): string => text.replaceAll(
	/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/gi,
	(whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
		if (hex !== undefined) {
			return character(Number.parseInt(hex, 16));
		}

		return decimal === undefined ? named[name?.toLowerCase() ?? ''] ?? whole : character(Number(decimal));
	},
);

// Both are sticky and start where the last match ended, so that each character is read a bounded number of times whatever the input.
const tagName = /<([a-z][a-z\d]*)/iy;
const attribute = /([^\s>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/y;

/** Reads the attributes from `start` on. Returns where the tag's `>` is, or nothing when the text ends before it. */
const readAttributes = (html: string, start: number, attributes: Map<string, string>): number | undefined => {
	let position = start;
	while (position < html.length) {
		if (html[position] === '>') {
			return position;
		}

		attribute.lastIndex = position;
		const found = attribute.exec(html);
		if (found === null) {
			position++;
			continue;
		}

		position = attribute.lastIndex;
		const [, key, double, single, bare] = found;
		const name = key!.toLowerCase();
		if (!attributes.has(name)) {
			attributes.set(name, decodeReferences(double ?? single ?? bare ?? ''));
		}
	}

	return undefined;
};

/**
The start tags of an HTML text, in order, as far as an index page needs HTML: comments are skipped, quotes of both kinds and none are read,
and the first of two equal attributes counts (HTML, section 13.2.5.33). A tag that never ends ends the text.
*/
export function * startTags(html: string): Generator<StartTag> {
	for (let open = html.indexOf('<'); open !== -1;) {
		let next = open + 1;
		tagName.lastIndex = open;
		const name = tagName.exec(html)?.[1];
		if (html.startsWith('<!--', open)) {
			const close = html.indexOf('-->', open + 4);
			if (close === -1) {
				return;
			}

			next = close + 3;
		} else if (name !== undefined) {
			const attributes = new Map<string, string>();
			const close = readAttributes(html, open + 1 + name.length, attributes);
			if (close === undefined) {
				return;
			}

			next = close + 1;
			yield {name: name.toLowerCase(), attributes};
		}

		open = html.indexOf('<', next);
	}
}
