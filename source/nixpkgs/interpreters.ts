import {usageFailure} from '../failure.js';
import {literal} from '../literal.js';
import {nearest} from '../nearest.js';
import type {Pin} from './pins.js';
import {newestRelease, releaseOfChannel, releases} from './releases.js';

/** Any interpreter that some release has; the pin decides whether it has it too. */
const known = [...new Set(releases.flatMap(release => release.interpreters))];

const attributePattern = /^(?:python3|pypy3)\d{1,2}$/;

/** Whether `text` has the form of an interpreter's attribute, whichever release may have it. */
export const isInterpreter = (text: string): boolean => attributePattern.test(text);

/** `python313` -> `Python 3.13`, `pypy311` -> `PyPy 3.11`. */
export const interpreterTitle = (attribute: string): string =>
	`${attribute.startsWith('pypy') ? 'PyPy' : 'Python'} ${pythonVersion(attribute)}`;

/** The Python language version of an interpreter attribute: `python313` and `pypy313` -> `3.13`. */
export const pythonVersion = (attribute: string): string => attribute.replace(/^\D+(\d)(\d+)$/, '$1.$2');

/**
The interpreter attribute that a person means: `3.13`, `313`, `python3.13`, `python313`, `pypy3.11`.

@throws Failure `unknown-interpreter` (exit 2) for anything else, a patch release included.
*/
export const parseInterpreter = (text: string): string => {
	const match = /^(?<kind>c?python|pypy)?-?(?<major>3)\.?(?<minor>\d{1,2})(?<patch>\.\d+\w*)?$/.exec(text.toLowerCase());
	if (match?.groups?.patch) {
		throw usageFailure(
			'unknown-interpreter',
			`${literal(text)} names a patch release, and each pin has just one of every minor version.`,
			`use \`--python 3.${match.groups.minor}\`; an older pin (\`--channel\`, \`--rev\`) has an older patch release`,
		);
	}

	const family = /^(?<kind>c?python|pypy)?-?3?$/.exec(text.toLowerCase())?.groups;
	if (family) {
		const {defaultInterpreter, interpreters} = newestRelease;
		throw usageFailure(
			'unknown-interpreter',
			`${literal(text)} names no version of Python.`,
			family.kind === 'pypy'
				? `write it out: \`--python ${interpreters.at(-1)!}\``
				: `leave \`--python\` out for the default of the pin, or write it out: \`--python ${defaultInterpreter}\``,
		);
	}

	const attribute = match && `${match.groups!.kind === 'pypy' ? 'pypy' : 'python'}3${match.groups!.minor}`;
	if (!attribute || !isInterpreter(attribute)) {
		const near = nearest(text, known);
		throw usageFailure(
			'unknown-interpreter',
			`${literal(text)} is not an interpreter.`,
			near ? `did you mean \`--python ${near}\`?` : 'write it as `3.13`, `python313` or `pypy311`',
		);
	}

	return attribute;
};

/**
Refuses an interpreter that the pin's release is known not to have.

@throws Failure `interpreter-not-in-pin` (exit 2), with what the pin has and a channel that has the wanted one.
*/
export const requireInterpreter = (attribute: string, pin: Pin): void => {
	const release = releaseOfChannel(pin.channel);
	if (!release || release.interpreters.includes(attribute)) {
		return;
	}

	const other = releases.find(({interpreters}) => interpreters.includes(attribute));
	const has = release.interpreters.map(name => interpreterTitle(name)).join(', ');
	throw usageFailure(
		'interpreter-not-in-pin',
		`${interpreterTitle(attribute)} is not in ${pin.channel!}.`,
		`it has ${has}${other ? `; nixos-${other.name} has ${interpreterTitle(attribute)}: \`--channel nixos-${other.name}\`` : ''}`,
	);
};
