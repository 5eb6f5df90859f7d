import {classes, isAt, skip} from './characters.js';
import {keywords, type TokenKind} from './token.js';

const keywordKinds = new Map<string, TokenKind>(keywords.map(keyword => [keyword, keyword]));

/**
What a scan of words remembers: where the last run of path characters ends, and its last underscore. Every word inside the run asks
again, and without this a long `a.a.a.a` would be read once per word.
*/
export type Run = {end: number; underscore: number};

export const newRun = (): Run => ({end: 0, underscore: -1});

const runEnd = (text: string, offset: number, run: Run): number => {
	if (offset >= run.end) {
		run.end = skip(text, offset, classes.path);
		run.underscore = text.slice(offset, run.end).lastIndexOf('_') + offset;
		if (text[run.underscore] !== '_') {
			run.underscore = -1;
		}
	}

	return run.end;
};

const isInterpolation = (text: string, offset: number): boolean => text[offset] === '$' && text[offset + 1] === '{';

/** From the slash at `offset`: `/a/b`, with one more slash at the end if there is one. */
export const skipSegments = (text: string, offset: number): number => {
	let end = offset;
	while (text[end] === '/' && isAt(text, end + 1, classes.path)) {
		end = skip(text, end + 1, classes.path);
	}

	return text[end] === '/' ? end + 1 : end;
};

/**
The end of the path that starts at `offset`, if one does: `a/b`, `./a`, `/a`, `~/a`, or the beginning of an interpolated one, such as
the `./` of `./${x}` (Nix manual, "Path literal").
*/
export const scanPath = (text: string, offset: number, run: Run): number | undefined => {
	const slash = text[offset] === '~' ? offset + 1 : runEnd(text, offset, run);
	if (text[slash] !== '/') {
		return undefined;
	}

	if (isAt(text, slash + 1, classes.path)) {
		return skipSegments(text, slash);
	}

	return isInterpolation(text, slash + 1) ? slash + 1 : undefined;
};

/** The end of `<nixpkgs/lib>` at `offset`, if that is what stands there (Nix manual, "Lookup path"). */
export const scanSearchPath = (text: string, offset: number): number | undefined => {
	let end = offset;
	do {
		const start = end + 1;
		end = skip(text, start, classes.path);
		if (end === start) {
			return undefined;
		}
	} while (text[end] === '/');

	return text[end] === '>' ? end + 1 : undefined;
};

type Word = {readonly kind: TokenKind; readonly end: number};

/**
The identifier, keyword or URI at `offset`, which must be a letter or underscore and no path. A URI is a scheme, a colon and at least
one character: `x:x` is one, `x: x` is a function.
*/
export const scanWord = (text: string, offset: number, run: Run): Word => {
	const colon = runEnd(text, offset, run);
	if (text[colon] === ':' && run.underscore < offset && isAt(text, colon + 1, classes.uri)) {
		return {kind: 'uri', end: skip(text, colon + 1, classes.uri)};
	}

	const end = skip(text, offset, classes.identifier);
	return {kind: keywordKinds.get(text.slice(offset, end)) ?? 'identifier', end};
};
