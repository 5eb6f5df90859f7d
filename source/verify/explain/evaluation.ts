import {interpreterTitle, pythonVersion} from '../../nixpkgs/interpreters.js';
import {releaseOfChannel, releases} from '../../nixpkgs/releases.js';
import {normaliseName} from '../../pypi/name.js';
import {bareName, packageOf} from '../culprit.js';
import type {Action, Explanation} from '../explanation.js';
import {storeName} from '../derivation.js';
import {failedBuild, failedLog} from '../failed-build.js';
import {
	evidence, find, type Facts, type Recogniser,
} from '../facts.js';

const interpreterName = /^(?:python3|pypy3)\d{1,2}$/;

/** The interpreters that this pin has prebuilt, and a channel that has the one that is wanted. */
const otherInterpreters = ({environment: {pin, interpreter}}: Facts): readonly Action[] => {
	const release = releaseOfChannel(pin.channel);
	const elsewhere = releases.find(one => one.name !== release?.name && one.interpreters.includes(interpreter));
	return [
		...(release?.prebuilt ?? []).filter(one => one !== interpreter).toReversed().map(one => ({kind: 'use-interpreter', interpreter: one} as const)),
		...(elsewhere ? [{kind: 'use-channel', channel: `nixos-${elsewhere.name}`} as const] : []),
	];
};

const noInterpreter = (facts: Facts, index: number): Explanation => ({
	code: 'interpreter-removed',
	title: `${interpreterTitle(facts.environment.interpreter)} is not in this nixpkgs.`,
	evidence: evidence(facts.lines, index),
	actions: otherInterpreters(facts),
});

/** `Did you mean one of a, b or c?` -> a, b, c. */
const suggestions = (lines: readonly string[]): readonly string[] => {
	const text = find(lines, /Did you mean (?:one of )?(?<names>.+)\?/)?.groups.names ?? '';
	return text.split(/, | or /).filter(name => /^[\w'-]+$/.test(name));
};

/** An attribute that nixpkgs does not have: a package, a tool, an extra or the interpreter. */
export const attributeMissing: Recogniser = facts => {
	const {lines, environment} = facts;
	const found = find(lines, /attribute '(?<name>[^']+)' (?:missing|not found|in selection path)/)
		?? find(lines, /undefined variable '(?<name>[^']+)'/);
	const name = found?.groups.name!.split('.').at(-1);
	if (!found || name === undefined || (lines[found.index]!).includes('does not provide attribute')) {
		return undefined;
	}

	if (name === environment.interpreter) {
		return noInterpreter(facts, found.index);
	}

	const near = suggestions(lines);
	const asked = environment.packages.find(({attribute}) => attribute === name);
	const tool = environment.tools.find(one => one.split('.').includes(name));
	// Where a package has no extras at all, it is their set that is missing.
	const extra = environment.packages.find(({extras}) => name === 'optional-dependencies' ? extras.length > 0 : extras.includes(name));
	const where = evidence(lines, found.index);
	const hints = near.length > 0 ? evidence(lines, find(lines, /Did you mean/)!.index) : [];
	if (!asked && extra) {
		return {
			code: 'extra-missing',
			title: `nixpkgs knows no extra \`${name === 'optional-dependencies' ? extra.extras.join(', ') : name}\` of \`${extra.distribution}\`.`,
			evidence: [...where, ...hints],
			actions: [{kind: 'flags', flags: `--remove ${extra.attribute} --package ${extra.distribution}`, why: 'takes it without the extra'}],
		};
	}

	return {
		code: 'attribute-missing',
		title: tool === undefined || asked
			? `\`${name}\` is not among the packages of ${interpreterTitle(environment.interpreter)} in this nixpkgs.`
			: `\`${tool}\` is not in this nixpkgs.`,
		evidence: [...where, ...hints],
		actions: [
			...near.map(instead => tool === undefined || asked
				? {kind: 'use-attribute', attribute: name, instead} as const
				: {kind: 'flags', flags: `--remove ${tool} --tool ${tool.replace(/[^.]+$/, instead)}`, why: 'takes that one'} as const),
			{kind: 'remove-package', attribute: asked ? name : tool ?? name},
			{kind: 'run', command: 'https://search.nixos.org/packages', why: 'look for its name'},
			{kind: 'use-channel', channel: 'nixos-unstable'},
		],
	};
};

/** What nixpkgs has taken away or renamed: an alias that throws. */
export const attributeRemoved: Recogniser = facts => {
	const {lines, environment} = facts;
	const found = find(lines, /(?:error: )?['"‘]?(?<name>[\w.-]+)['"’]? (?:has been|was) (?<how>removed|renamed to|replaced (?:by|with))\b ?['"‘`]?(?<instead>[\w.-]+)?/);
	if (!found) {
		return undefined;
	}

	const name = found.groups.name!.split('.').at(-1)!;
	if (interpreterName.test(name.replace(/Packages$/, '')) && environment.interpreter === name.replace(/Packages$/, '')) {
		return noInterpreter(facts, found.index);
	}

	const instead = found.groups.how === 'removed' ? undefined : found.groups.instead?.split('.').at(-1)?.replace(/[.,]$/, '');
	return {
		code: 'attribute-removed',
		title: `\`${name}\` ${instead === undefined ? 'was removed from nixpkgs' : `has another name in nixpkgs: \`${instead}\``}.`,
		evidence: evidence(lines, found.index, 2),
		actions: [
			...(instead === undefined ? [] : [{kind: 'use-attribute', attribute: name, instead} as const]),
			{kind: 'remove-package', attribute: name},
			{kind: 'advise', text: 'an older release may still have it: `--channel nixos-25.05`'},
		],
	};
};

/** A package that says that it does not work with this Python. */
export const unsupportedInterpreter: Recogniser = facts => {
	const found = find(facts.lines, /(?<name>[\w.+-]+) not supported for interpreter (?<interpreter>(?:python|pypy)[\d.]+)/);
	if (!found) {
		return undefined;
	}

	const {environment} = facts;
	const name = found.groups.name!;
	const culprit = packageOf(name, environment);
	return {
		code: 'interpreter-unsupported',
		title: `\`${culprit?.distribution ?? name}\` does not support ${interpreterTitle(environment.interpreter)}${culprit ? '' : ', and something that you asked for needs it'}.`,
		evidence: evidence(facts.lines, found.index),
		actions: [
			...olderFirst(facts),
			...(culprit ? [{kind: 'remove-package', attribute: culprit.attribute} as const] : []),
		],
	};
};

/** Other CPythons of the pin, older ones first: what a new Python breaks, an old one has. */
const olderFirst = ({environment: {pin, interpreter}}: Facts): readonly Action[] => {
	const minor = (attribute: string): number => Number(pythonVersion(attribute).split('.')[1]);
	const others = (releaseOfChannel(pin.channel)?.interpreters ?? []).filter(one => one.startsWith('python') && one !== interpreter);
	const older = others.filter(one => minor(one) < minor(interpreter)).toSorted((a, b) => minor(b) - minor(a));
	return [...older, ...others.filter(one => !older.includes(one))].slice(0, 2).map(one => ({kind: 'use-interpreter', interpreter: one}));
};

/** Two versions of one package in one environment. */
export const duplicates: Recogniser = facts => {
	const {environment} = facts;
	// It is the builders of nixpkgs that look for them.
	const lines = failedLog(facts);
	const found = find(lines, /Found duplicated packages in closure for dependency '(?<name>[^']+)'/)
		?? find(lines, /Package duplicates found in closure|collision between `(?<path>[^']+)' and|two given paths contain a conflicting subpath/);
	if (!found) {
		return undefined;
	}

	const path = found.groups.path ?? lines.slice(found.index).find(line => /`\/\S+\/store\//.test(line)) ?? '';
	const inPath = /\/[\da-z]{32}-(?:(?:python|pypy)\d\.\d+-)?(?<name>[^/]+?)-\d/.exec(path)?.groups?.name;
	const name = found.groups.name ?? inPath;
	const overridden = environment.packages.filter(({override}) => override);
	const places = [...new Set(lines.slice(found.index).flatMap(line => line.match(/\/\S*\/store\/[\da-z]{32}-[^/\s')]+/g) ?? []))].map(place => storeName(place));
	const versions = places.filter(place => name === undefined || normaliseName(bareName(place)) === normaliseName(name));
	const asking = packageOf(failedBuild(facts)!.drv, environment);
	const which = versions.length > 1 ? ` (${versions.slice(0, 2).map(place => `\`${place}\``).join(' and ')})` : '';
	return {
		code: 'duplicates',
		title: `${name === undefined ? 'A package' : `\`${name}\``} would be in the environment twice, in two versions${which}${asking ? `: \`${asking.distribution}\` needs both` : ''}.`,
		evidence: evidence(lines, found.index, 5),
		actions: [
			...overridden.map(({attribute}) => ({kind: 'use-pin-version', attribute} as const)),
			...(asking && !asking.override ? [{kind: 'remove-package', attribute: asking.attribute} as const] : []),
			{kind: 'advise', text: 'ask for one of the two only; a tool that is a Python program belongs in `--tool`, not in `--package`'},
		],
	};
};
