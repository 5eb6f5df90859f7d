import {
	styles, type Environment, type Override, type Package,
} from './environment.js';
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

/** The parts of a version after its release number, in all the spellings that file names have (PEP 440, appendix B). */
const suffixes = [
	String.raw`(?:[-_.]?(?:alpha|a|beta|b|preview|pre|c|rc)[-_.]?\d*)?`,
	String.raw`(?:-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?`,
	String.raw`(?:[-_.]?dev[-_.]?\d*)?`,
	String.raw`(?:\+[a-z\d]+(?:[-_.][a-z\d]+)*)?`,
];

/** No character of such a version means anything to Nix, to a shell or to a terminal. */
const versionPattern = new RegExp(String.raw`^v?(?:\d+!)?\d+(?:\.\d+)*${suffixes.join('')}$`, 'i');

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

/** Whether `text` is identifiers joined by dots, as Python's `import` takes them; ASCII, as all names of packages are. */
export const isImportName = (text: string): boolean => /^[a-z_]\w*(?:\.[a-z_]\w*)*$/i.test(text);

/** Whether `text` may be what nixpkgs calls a package in its refusals, with or without a version: `python3.13-ecdsa-0.19.1`. */
export const isPackageName = (text: string): boolean => /^\w[\w+.-]*$/.test(text);

const checks = ({
	style, interpreter, packages, tools, pin, imports, permits,
}: Environment): readonly Check[] => [
	[style, text => new Set<string>(styles).has(text), 'style'],
	[interpreter, isInterpreter, 'interpreter'],
	...packages.flatMap(one => packageChecks(one)),
	...tools.map((tool): Check => [tool, isTool, 'attribute of a tool']),
	...imports.map((name): Check => [name, isImportName, 'import name']),
	...[...permits.unfree, ...permits.insecure].map((name): Check => [name, isPackageName, 'name of a package']),
	...[...permits.broken, ...permits.untested].map((name): Check => [name, isAttribute, 'package\'s attribute']),
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
		throw new Failure(
			'invalid-environment',
			`${literal(String(value))} cannot be the ${what}, so no file is made of it.`,
			'check where it comes from: a flag, the package index or the channel\'s server',
		);
	}

	return environment;
};
