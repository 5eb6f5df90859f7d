import {readFileName} from './file-name.js';
import type {DistributionFile, ProjectStatus, Yanked} from './project.js';

/** What an index said of one file, not checked yet. */
export type RawFile = {
	readonly filename: unknown;
	readonly url: unknown;
	readonly sha256: unknown;
	readonly requiresPython: unknown;
	readonly yanked: unknown;
	readonly uploadTime?: unknown;
	/** `true`, or an object of hashes (PEP 714), or `sha256=<hex>`. */
	readonly metadata: unknown;
};

const hexDigest = /^[\da-f]{64}$/;
const digest = (value: unknown): string | undefined =>
	typeof value === 'string' && hexDigest.test(value.toLowerCase()) ? value.toLowerCase() : undefined;

/** File and version names go into addresses and Nix strings: visible ASCII, and nothing that means something to either. */
const plainName = /^[\w!+.,~@()-]{1,250}$/;
export const isPlainVersion = (value: unknown): value is string => typeof value === 'string' && /^[\w!+.-]{1,100}$/.test(value);

/** One line of text from outside: control and formatting characters become blanks, and it ends after `longest` characters. */
export const oneLine = (text: string, longest = 300): string => {
	const clean = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
	return clean.length > longest ? `${clean.slice(0, longest - 1)}…` : clean;
};

/** An address that may be relative, made absolute; nothing when it is none. */
export const parsedUrl = (value: string, base: string): URL | undefined => {
	try {
		return new URL(value, base);
	} catch {
		return undefined;
	}
};

/**
The address of a file, absolute and without credentials: those of the index are added by whoever asks. A page has thousands of them, and taking out
what is not there costs as much as reading an address: hence the questions first.
*/
const fileAddress = (value: unknown, base: string): string | undefined => {
	const url = typeof value === 'string' ? parsedUrl(value, base) : undefined;
	if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
		return undefined;
	}

	if (url.username !== '' || url.password !== '') {
		url.username = '';
		url.password = '';
	}

	if (url.href.includes('#')) {
		url.hash = '';
	}

	return url.href;
};

/** PEP 592: a reason, or an empty one; an index may also say just true. */
const yankedOf = (value: unknown): Yanked => {
	if (typeof value === 'string') {
		return oneLine(value) || true;
	}

	return value === true;
};

/** PEP 658 and 714, in either of their spellings. */
const metadataOf = (value: unknown): string | true | undefined => {
	if (typeof value === 'string') {
		return digest(value.replace(/^sha256=/i, '')) ?? (value === '' || value === 'false' ? undefined : true);
	}

	if (typeof value === 'object' && value !== null) {
		return digest('sha256' in value ? value.sha256 : undefined) ?? true;
	}

	return value === true ? true : undefined;
};

/**
A file as the rest of the program may use it, or nothing when what the index says has no name or address that can be used.

@param base - What relative addresses are relative to.
@param project - The project's name.
*/
export const checkedFile = (raw: RawFile, base: string, project: string): DistributionFile | undefined => {
	const url = fileAddress(raw.url, base);
	if (url === undefined || typeof raw.filename !== 'string' || !plainName.test(raw.filename)) {
		return undefined;
	}

	const {kind, version, stem, extension} = readFileName(raw.filename, project);
	const sha256 = digest(raw.sha256);
	const metadata = metadataOf(raw.metadata);
	const requiresPython = typeof raw.requiresPython === 'string' ? oneLine(raw.requiresPython) : '';
	return {
		filename: raw.filename,
		url,
		kind,
		...(version !== undefined && {version}),
		...(stem !== undefined && {stem}),
		...(extension !== undefined && {extension}),
		...(sha256 !== undefined && {sha256}),
		...(requiresPython !== '' && {requiresPython}),
		yanked: yankedOf(raw.yanked),
		...(typeof raw.uploadTime === 'string' && !Number.isNaN(Date.parse(raw.uploadTime)) && {uploadTime: new Date(raw.uploadTime).toISOString()}),
		...(metadata !== undefined && {metadata}),
	};
};

/** PEP 792's four states; what is not one of them counts as active, as the PEP asks of clients. */
export const checkedStatus = (status: unknown, reason: unknown): ProjectStatus => ({
	status: status === 'archived' || status === 'quarantined' || status === 'deprecated' ? status : 'active',
	...(typeof reason === 'string' && oneLine(reason) !== '' && {reason: oneLine(reason)}),
});
