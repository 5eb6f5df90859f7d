import {jsonMembers} from '../json-members.js';
import {startTags} from './html-tags.js';
import {notAnIndex} from './simple-json.js';

/** The longest piece of HTML without the end of a tag. */
const longest = 64 * 1024;

/** Nearly all members look like this. Reading 900,000 of them without `JSON.parse` takes half the time and leaves less garbage. */
const usual = /^{(?:\s*"[\w-]+"\s*:\s*\d+\s*,)*\s*"name"\s*:\s*"([\w.-]+)"\s*}$/;

const nameOf = (member: string): string => {
	const name = usual.exec(member)?.[1];
	if (name !== undefined) {
		return name;
	}

	const value: unknown = JSON.parse(member);
	return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' ? value.name : '';
};

/** The names on the first page of an index in JSON (PEP 691, "Project List"). */
async function * namesOfJson(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
	for await (const members of jsonMembers(chunks, 'projects')) {
		let names;
		try {
			names = members.map(member => nameOf(member));
		} catch {
			throw notAnIndex('its list of projects is damaged');
		}

		yield * names;
	}
}

/** The last part of where a link leads: the normalised name (PEP 503). */
const linkName = (href: string): string => {
	const parts = href.replace(/[?#].*$/s, '').split('/').filter(part => part !== '');
	return parts.at(-1) ?? '';
};

/** The names on the first page of an index in HTML (PEP 503). A list that is cut off shows by its missing `</html>` or `</body>`. */
async function * namesOfHtml(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
	const decoder = new TextDecoder();
	let rest = '';
	let tail = '';
	for await (const chunk of chunks) {
		const text = rest + decoder.decode(chunk, {stream: true});
		const end = text.lastIndexOf('>') + 1;
		rest = text.slice(end);
		if (rest.length > longest) {
			throw notAnIndex('its list of projects is no HTML');
		}

		tail = (tail + text).slice(-200);
		for (const {name, attributes} of startTags(text.slice(0, end))) {
			const href = attributes.get('href');
			if (name === 'a' && href !== undefined) {
				yield linkName(href);
			}
		}
	}

	if (!/<\/(?:html|body)\s*>\s*$/i.test(tail)) {
		throw notAnIndex('its list of projects ends too early');
	}
}

/**
The names of all projects of an index, as the answer arrives, in its order and spelling; what is no name is among them and must be sifted.

@throws `Failure` `bad-json` or `not-an-index`, also after many names: the list is only good when it ends.
*/
export const listNames = (contentType: string, chunks: AsyncIterable<Uint8Array>): AsyncIterable<string> => {
	if (/\bjson\b/i.test(contentType)) {
		return namesOfJson(chunks);
	}

	if (/\bhtml\b/i.test(contentType)) {
		return namesOfHtml(chunks);
	}

	throw notAnIndex('its list of projects is neither JSON nor HTML');
};
