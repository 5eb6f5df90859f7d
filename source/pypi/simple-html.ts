import {startTags} from './html-tags.js';
import {normaliseName} from './name.js';
import type {Project} from './project.js';
import {checkApiVersion, notAnIndex} from './simple-json.js';
import {
	checkedFile, checkedStatus, isPlainVersion, parsedUrl, type RawFile,
} from './simple-shape.js';

const decoded = (segment: string): string => {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
};

/** What one `<a>` says of a file: the name is the address's last part, as pip takes it. */
const readAnchor = (attributes: ReadonlyMap<string, string>, base: string): RawFile | undefined => {
	const href = attributes.get('href')?.trim();
	const url = href === undefined ? undefined : parsedUrl(href, base);
	return url && {
		filename: decoded(url.pathname.split('/').at(-1) ?? ''),
		url: url.href,
		sha256: /(?:^#|&)sha256=([\da-f]+)/i.exec(url.hash)?.[1],
		requiresPython: attributes.get('data-requires-python'),
		yanked: attributes.get('data-yanked') ?? false,
		metadata: attributes.get('data-core-metadata') ?? attributes.get('data-dist-info-metadata'),
	};
};

/**
Reads a project page in HTML (PEP 503, with the attributes of PEP 592, 629, 658, 714 and 792).

@param address - The address of the page, for relative links.
@param name - The project asked for.
@throws `Failure` `not-an-index` when no link is a file of the project (a log-in page, say), or `unsupported-index`.
*/
export const parseSimpleHtml = (html: string, address: string, name: string): Project => {
	let base = address;
	const meta = new Map<string, string>();
	const files = [];
	for (const {name: element, attributes} of startTags(html)) {
		switch (element) {
			case 'base': {
				const href = attributes.get('href');
				base = href === undefined ? base : parsedUrl(href, address)?.href ?? base;
				break;
			}

			case 'meta': {
				meta.set(attributes.get('name') ?? '', attributes.get('content') ?? '');
				break;
			}

			case 'a': {
				const raw = readAnchor(attributes, base);
				const file = raw && checkedFile(raw, base, name);
				// Pages link to other things too, such as their parent.
				if (file !== undefined && (file.kind !== 'other' || /\.(?:egg|exe|msi|rpm|deb|dmg)$/i.test(file.filename))) {
					files.push(file);
				}

				break;
			}

			default:
		}
	}

	checkApiVersion(meta.get('pypi:repository-version'));
	if (files.length === 0) {
		throw notAnIndex('its page links to no files of the project');
	}

	return {
		name: normaliseName(name),
		status: checkedStatus(meta.get('pypi:project-status'), meta.get('pypi:project-status-reason')),
		files,
		versions: [...new Set(files.map(file => file.version).filter(version => isPlainVersion(version)))],
	};
};
