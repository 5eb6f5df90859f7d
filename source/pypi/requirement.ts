import {usageFailure, type Failure} from '../failure.js';
import {literal} from '../literal.js';
import {parseMarker, type Marker} from './marker.js';
import {isDistributionName} from './name.js';
import {explainMistake} from './requirement-hint.js';
import {normaliseSpecifier} from './specifier.js';

/** What somebody asks for: a distribution, of which version, with which extras, and when. */
export type Requirement = {
	/** The name as it was written; `normaliseName` gives the one spelling. */
	readonly name: string;

	/** The extras as they were written, each once. */
	readonly extras: readonly string[];

	/** A PEP 440 specifier in its one spelling, such as `>=1.2,<2`; empty for any version. */
	readonly specifier: string;

	/** Where it is to come from instead of an index. */
	readonly url?: string;

	/** When it applies. */
	readonly marker?: Marker;
};

/** The most characters a requirement may have; lock files have markers of several thousand. */
export const longestRequirement = 16_384;

const head = /^(?<name>[a-z\d](?:[\w.-]*[a-z\d])?)\s*(?:\[(?<extras>[^\]]*)])?\s*(?<rest>.*)$/is;
const url = /^(?:file:|[a-z][a-z\d+-]*:\/\/)[!-~]+$/i;

const bad = (text: string, why: string, hint: string): Failure =>
	usageFailure('bad-requirement', `${literal(text)} is not a requirement: ${why}`, hint);

const mistaken = (text: string): Failure => {
	const {why, hint} = explainMistake(text);
	return bad(text, why, hint);
};

const parseExtras = (text: string | undefined, whole: string): readonly string[] => {
	if (text === undefined || text.trim() === '') {
		return [];
	}

	const extras = text.split(',').map(extra => extra.trim());
	const wrong = extras.find(extra => !isDistributionName(extra));
	if (wrong !== undefined) {
		throw bad(whole, wrong === '' ? 'an extra is empty' : `${literal(wrong)} is not the name of an extra`, 'extras look like `requests[socks,security]`');
	}

	return [...new Set(extras)];
};

/** What follows a URL's end is told from a `;` inside it by the space before it (PEP 508, "Grammar"). */
const splitMarker = (text: string): readonly [before: string, marker: string | undefined] => {
	const isUrl = /^[a-z\d][\w.-]*\s*(?:\[[^\]]*])?\s*@/i.test(text);
	const at = isUrl ? text.search(/\s;/) : text.indexOf(';');
	return at === -1 ? [text, undefined] : [text.slice(0, at).trim(), text.slice(at + (isUrl ? 2 : 1)).trim()];
};

const parseSource = (rest: string, whole: string): Pick<Requirement, 'specifier' | 'url'> => {
	if (rest.startsWith('@')) {
		const address = rest.slice(1).trim();
		if (/;\s/.test(address)) {
			throw bad(whole, 'a space is missing before the `;` of its marker', 'write `NAME @ URL ; MARKER`');
		}

		if (!url.test(address)) {
			throw mistaken(whole);
		}

		return {specifier: '', url: address};
	}

	const inner = /^\((?<inner>[^()]*)\)$/.exec(rest)?.groups?.inner ?? rest;
	// Whatever does not look like clauses is a mistake of another kind, and is explained as such.
	if (inner !== '' && !/^(?:===|[~=!<>]=|[<>](?![<>=]))\s*[^\s,<>=~]+(?:\s*,\s*(?:===|[~=!<>]=|[<>](?![<>=]))\s*[^\s,<>=~]+)*$/.test(inner.trim())) {
		throw mistaken(whole);
	}

	if (/\.x$/i.test(inner)) {
		throw mistaken(whole);
	}

	return {specifier: normaliseSpecifier(inner)};
};

/**
Read one requirement.

@param text - Such as `requests[socks] >=2.30,<3 ; python_version < "3.13"`.
@throws `Failure` `bad-requirement` (exit code 2), which says what is wrong and what was probably meant. Rules: PEP 508.
*/
export const parseRequirement = (text: string): Requirement => {
	if (text.length > longestRequirement) {
		throw bad(text, `it has ${text.length} characters`, `a requirement has at most ${longestRequirement}`);
	}

	const [before, condition] = splitMarker(text.trim());
	const groups = head.exec(before)?.groups;
	if (!groups) {
		throw mistaken(before);
	}

	const {name, extras, rest} = groups;
	if (condition === '') {
		throw bad(text, 'nothing follows its `;`', 'a marker looks like `python_version < "3.11"`');
	}

	return {
		name: name!,
		extras: parseExtras(extras, text),
		...parseSource(rest!.trim(), before),
		...(condition === undefined ? {} : {marker: parseMarker(condition)}),
	};
};

/** The parts of a requirement where a file has them apart. */
export type RequirementParts = {
	readonly name: string;
	readonly extras?: readonly string[];
	readonly specifier?: string;
	readonly url?: string | undefined;
	readonly marker?: string | undefined;
};

/**
A requirement from its parts, each checked as `parseRequirement` checks them.

@throws `Failure` `bad-requirement` (exit code 2).
*/
export const buildRequirement = ({name, extras = [], specifier = '', url: address, marker}: RequirementParts): Requirement => {
	if (!isDistributionName(name) || name.length > 200) {
		throw bad(name, 'it is not a name of a distribution', 'names have letters, digits, `-`, `_` and `.`');
	}

	if (address !== undefined && !url.test(address)) {
		throw bad(`${name} @ ${address}`, 'its URL is not one', 'write `NAME @ URL`');
	}

	if ((marker?.length ?? 0) + specifier.length > longestRequirement) {
		throw bad(name, 'its marker or its specifier is too long', `a requirement has at most ${longestRequirement} characters`);
	}

	return {
		name,
		extras: parseExtras(extras.join(','), name),
		specifier: address === undefined ? normaliseSpecifier(specifier) : '',
		...(address === undefined ? {} : {url: address}),
		...(marker === undefined || marker.trim() === '' ? {} : {marker: parseMarker(marker)}),
	};
};
