import {styles, type Environment, type Override, type Package} from './environment.js';
import {Failure} from './failure.js';
import {literal} from './literal.js';
import {isInterpreter} from './nixpkgs/interpreters.js';
import {
	isChannel, isRev, isSriHash, type Pin,
} from './nixpkgs/pins.js';
import {isAttribute, isIdentifier} from './nix/quote.js';
import {isDistributionName, normaliseName} from './pypi/name.js';

/** One value, what it is to be, and whether it is. */
type Check = readonly [value: unknown, is: (text: string) => boolean, what: string];

/**
A version as PEP 440, appendix B, spells it, in all the spellings that file names have; no character of it means anything
to Nix, to a shell or to a terminal.
*/
const versionPattern = /^v?(?:\d+!)?\d+(?:\.\d+)*(?:[-_.]?(?:alpha|a|beta|b|preview|pre|c|rc)[-_.]?\d*)?(?:-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?(?:[-_.]?dev[-_.]?\d*)?(?:\+[a-z\d]+(?:[-_.][a-z\d]+)*)?$/i;

const isVersionText = (text: string): boolean => versionPattern.test(text);

const isExtension = (text: string): boolean => /^(?:tar\.(?:gz|bz2|xz|z)|tgz|zip)$/i.test(text);

const isNormalName = (text: string): boolean => isDistributionName(text) && normaliseName(text) === text;

/** The last second of the year 9999: later times have no ISO form of four digits. */
const lastTime = 253_402_300_799;

const isTime = (text: string): boolean => /^(?:0|[1-9]\d{0,11})$/.test(text) && Number(text) <= lastTime;

/** Whether `path` is an attribute path whose parts are plain identifiers: `git`, `nodePackages.prettier`. */
export const isTool = (path: string): boolean => path.split('.').every(part => isIdentifier(part));

const overrideChecks = ({version, stem, extension, hash}: Override): readonly Check[] => [
	[version, isVersionText, 'version'],
	[stem, isDistributionName, 'sdist\'s name'],
	[extension, isExtension, 'sdist\'s extension'],
	[hash, isSriHash, 'sdist\'s hash'],
];

/** Whether every part of an override has the form that its place in a file allows. */
export const isOverride = (override: Override): boolean => overrideChecks(override).every(([value, is]) => typeof value === 'string' && is(value));

const packageChecks = ({attribute, distribution, extras, override}: Package): readonly Check[] => [
	[attribute, isAttribute, 'package\'s attribute'],
	[distribution, isNormalName, 'normalised name of a distribution'],
	...extras.map((extra): Check => [extra, isDistributionName, 'name of an extra']),
	...(override ? overrideChecks(override) : []),
];

const pinChecks = ({channel, rev, hash, lastModified}: Pin): readonly Check[] => [
	...(channel === undefined ? [] : [[channel, isChannel, 'channel'] as const]),
	[rev, isRev, 'commit'],
	[hash, isSriHash, 'hash of a commit'],
	...(lastModified === undefined ? [] : [[String(lastModified), isTime, 'time of a commit'] as const]),
];

const checks = ({style, interpreter, packages, tools, pin}: Environment): readonly Check[] => [
	[style, text => styles.some(one => one === text), 'style'],
	[interpreter, isInterpreter, 'interpreter'],
	...packages.flatMap(one => packageChecks(one)),
	...tools.map((tool): Check => [tool, isTool, 'attribute of a tool']),
	...pinChecks(pin),
];

/**
The last gate before text is made: whatever came from outside has the shape that its place in the files allows, or nothing
is written. Comments hold some of these values bare, where no escaping could help.

@returns The same environment.
@throws Failure `invalid-environment` (exit 1) that names the value.
*/
export const validateEnvironment = (environment: Environment): Environment => {
	const wrong = checks(environment).find(([value, is]) => typeof value !== 'string' || !is(value));
	if (wrong) {
		const [value, , what] = wrong;
		throw new Failure('invalid-environment', `${literal(String(value))} cannot be the ${what}, so no file is made of it.`, 'check where it comes from: a flag, the package index or the channel\'s server');
	}

	return environment;
};
