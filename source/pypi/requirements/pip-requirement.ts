import {literal, withoutCredentials} from '../../literal.js';
import {isDistributionName} from '../name.js';
import {longestRequirement, parseRequirement, type Requirement} from '../requirement.js';
import {ownProject, requirementItem, skipped} from './items.js';
import type {Place, ReadContext, RequirementItem} from './types.js';

const isAddress = (text: string): boolean => /^(?:(?:git|hg|svn|bzr)\+|[a-z][a-z\d+-]*:\/\/|file:)/i.test(text);

const isPath = (text: string): boolean =>
	/^(?:\.{1,2}(?:[/\\[]|$)|[/\\]|~[/\\]|[a-z]:[/\\])/i.test(text) || /^[^\s;@]*(?:\/[^\s;@]*|\.(?:whl|tar\.gz|zip))(?:\[[^\]]*])?$/i.test(text);

/** Files of distributions name them: `name-1.2-py3-none-any.whl` (binary distribution format), `name-1.2.tar.gz` (PEP 625). */
const nameOfFile = (address: string): string | undefined => {
	const file = address.split(/[?#]/, 1)[0]!.split('/').at(-1)!;
	return /^(?<name>[\w.]+)(?:-[^-]+){4,5}\.whl$/.exec(file)?.groups?.name
		?? /^(?<name>[A-Za-z][\w.-]*)-\d[\w.!+]*\.(?:tar\.gz|tar\.bz2|zip)$/.exec(file)?.groups?.name;
};

/** A bare address with the name it gives away, in its `#egg=` or in its file's; undefined when it gives none. */
const named = (text: string): string | undefined => {
	const address = text.split(/\s/, 1)[0]!;
	const egg = /[#&]egg=(?<egg>[^&]+)/.exec(address)?.groups?.egg;
	const groups = /^(?<name>[^[\]]+)(?<extras>\[[^\]]*])?$/.exec(egg ?? nameOfFile(address) ?? '')?.groups;
	return groups && isDistributionName(groups.name!) ? `${groups.name}${groups.extras ?? ''} @ ${text}` : undefined;
};

/** What pip makes of `${NAME}`; a variable that is not set stays as it is written. */
export const fillVariables = (text: string, variable: ReadContext['variable']): string =>
	text.replaceAll(/\${(?<name>[A-Z\d_]+)}/g, (whole, name: string) => variable(name) ?? whole);

/** Addresses are kept as written, variables and all: what those hold may be a secret. */
const guarded = (requirement: Requirement, written: string): Requirement => {
	if (requirement.url === undefined) {
		return requirement;
	}

	const asWritten = written.includes('${') ? /\S*(?:\${|:\/\/)\S*/.exec(written)?.[0] : undefined;
	return {...requirement, url: withoutCredentials(asWritten ?? requirement.url)};
};

/**
The item of one line of pip's that is no option: a requirement, an address or a path.

@param written - The line without comment and without per-requirement options such as `--hash`.
*/
export const pipItem = (written: string, place: Place, variable: ReadContext['variable']): RequirementItem => {
	const text = written.length > longestRequirement ? written : fillVariables(written, variable);
	if (text.length > longestRequirement) {
		return skipped(written, 'bad', `${literal(written, 30)} has ${text.length} characters, a requirement at most ${longestRequirement}`, place);
	}

	if (/^\.(?:\[[^\]]*])?$/.test(text)) {
		return ownProject(written, place);
	}

	if (!isAddress(text) && isPath(text)) {
		return skipped(written, 'path', 'a local file or folder, which nixpkgs does not have', place);
	}

	const whole = isAddress(text) ? named(text) : text;
	if (whole === undefined) {
		return {
			...skipped(written, /^file:/i.test(text) ? 'path' : 'url', 'an address that does not name its distribution', place),
			hint: 'write `NAME @` before the address',
		};
	}

	const item = requirementItem(written, place, () => guarded(parseRequirement(whole), written));
	// What a variable holds may be a secret, so nothing of it is quoted.
	return item.kind === 'skipped' && text !== written
		? skipped(written, item.code, 'with its variables filled in it is not a requirement', place)
		: item;
};
