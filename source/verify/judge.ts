import type {Environment} from '../environment.js';
import {interpreterTitle} from '../nixpkgs/interpreters.js';
import {exceptions} from '../nixpkgs/exceptions.js';
import {distributionsByImport} from '../pypi/import-names.js';
import {normaliseName} from '../pypi/name.js';
import {parseSpecifier, satisfies} from '../pypi/version-match.js';
import {isSameVersion} from './same-version.js';
import type {Action, Explanation} from './explanation.js';
import type {DistributionResult, ImportResult, Sighting} from './verification.js';

type Failed = Exclude<ImportResult, {status: 'imported'}>;

const whose = ({name, distribution}: ImportResult): string =>
	`\`import ${name}\`${distribution === undefined || distribution === name ? '' : ` of \`${distribution}\``}`;

const removal = (attribute: string | undefined): readonly Action[] =>
	attribute === undefined ? [] : [{kind: 'remove-package', attribute}];

/** Whether a module is another, or one that it is in. */
const isWithin = (name: string, outer: string): boolean => name === outer || name.startsWith(`${outer}.`);

/** The distribution that has a module, as far as the names tell. */
const addition = (module: string): readonly Action[] => {
	const [top] = module.split('.');
	const distribution = distributionsByImport().get(normaliseName(top!))?.distributions[0] ?? normaliseName(top!);
	return [{kind: 'add-package', attribute: exceptions.get(distribution) ?? distribution, distribution}];
};

const raised = (result: Extract<ImportResult, {status: 'raised'}>, attribute: string | undefined): Explanation => {
	const {exception, message, missing, traceback} = result;
	const library = /^(?<library>\S+\.(?:so|dylib)[\w.]*): cannot open shared object file|Library not loaded: (?<dylib>\S+)/.exec(message)?.groups;
	if (library) {
		const name = library.library ?? library.dylib!;
		return {
			code: 'missing-shared-library',
			title: `${whose(result)} needs the shared library \`${name}\`, which is not in the environment.`,
			evidence: traceback.slice(-3),
			actions: [
				{kind: 'advise', text: `find the package that has it (\`nix-locate ${name}\`, or search.nixos.org/packages) and add it to the override's buildInputs`},
				...removal(attribute),
			],
		};
	}

	if (missing !== undefined && attribute === undefined && isWithin(result.name, missing)) {
		return {
			code: 'no-such-module',
			title: `Nothing in the environment has a module \`${missing}\`.`,
			evidence: traceback.slice(-1),
			actions: [
				// Part of a module that is there is in no other package.
				...(missing === result.name.split('.')[0] ? addition(missing) : []),
				{kind: 'remove-import', name: result.name},
			],
		};
	}

	if (missing !== undefined && !isWithin(result.name, missing)) {
		return {
			code: 'missing-module',
			title: `${whose(result)} needs the module \`${missing}\`, which is not in the environment.`,
			evidence: traceback.slice(-3),
			actions: [...addition(missing), ...removal(attribute)],
		};
	}

	return {
		code: 'import-raises',
		title: `${whose(result)} raises ${exception}${message === '' ? '' : `: ${message.split('\n')[0]!}`}.`,
		evidence: traceback.slice(-6),
		actions: removal(attribute),
	};
};

const failedImport = (result: Failed, attribute: string | undefined): Explanation => {
	switch (result.status) {
		case 'raised': {
			return raised(result, attribute);
		}

		case 'timed-out': {
			return {
				code: 'import-hangs',
				title: `${whose(result)} was not done after ${Math.round(result.seconds)} seconds.`,
				evidence: result.output.slice(-6),
				actions: [{kind: 'flags', flags: '--import-timeout 600', why: 'waits longer, if it is only slow'}, ...removal(attribute)],
			};
		}

		case 'killed': {
			return {
				code: 'import-crashes',
				title: `${whose(result)} crashes Python (${result.signal}).`,
				evidence: result.output.slice(-6),
				actions: [
					{kind: 'advise', text: 'a compiled module that does not fit the processor or a library does this; take another version'},
					...removal(attribute),
				],
			};
		}

		case 'exited': {
			return {
				code: 'import-exits',
				title: `${whose(result)} ends Python with exit code ${result.code}, in place of being imported.`,
				evidence: result.output.slice(-6),
				actions: removal(attribute),
			};
		}
	}
};

/** Whether a version is the one that was chosen, and one of those that were asked for. */
const isAsked = (version: string | undefined, wanted: string | undefined, specifier: string | undefined): boolean => {
	if (version === undefined) {
		return wanted === undefined && specifier === undefined;
	}

	const clauses = parseSpecifier(specifier ?? '') ?? [];
	return (wanted === undefined || isSameVersion(version, wanted)) && satisfies(version, clauses);
};

const wrongDistribution = (
	{attribute, distribution, found, version, wanted, names}: DistributionResult,
	specifiers: ReadonlyMap<string, string>,
): readonly Explanation[] => {
	if (found === undefined && names.length === 0) {
		return [{
			code: 'not-in-environment',
			title: `\`${distribution}\` is asked for, but nothing in the environment is called so.`,
			evidence: [`no metadata of ${distribution} or ${attribute} in the environment`],
			actions: removal(attribute),
		}];
	}

	const specifier = specifiers.get(normaliseName(distribution)) ?? specifiers.get(attribute);
	const asked = wanted === undefined ? specifier : `==${wanted}`;
	return isAsked(version, wanted, specifier)
		? []
		: [{
			code: 'wrong-version',
			title: `\`${distribution}\` is ${version === undefined ? 'of no known version' : `version ${version}`}, and \`${asked!}\` was asked for.`,
			evidence: [`${distribution} ${version ?? '?'} (asked for: ${asked!})`],
			actions: [
				...(wanted === undefined ? [] : [{kind: 'use-pin-version', attribute} as const]),
				{kind: 'advise', text: `the recipe of \`${attribute}\` in this nixpkgs builds another version than it says; another \`--channel\` may do better`},
				...removal(attribute),
			],
		}];
};

/** The name that an interpreter attribute's program has: `python313` -> `python3.13`. */
const programOf = (interpreter: string): string => interpreter.replace(/^([a-z]+\d)(\d+)$/, '$1.$2');

const wrongInterpreter = ({interpreter}: Sighting, wanted: string): readonly Explanation[] =>
	interpreter === undefined || interpreter.names.includes(programOf(wanted))
		? []
		: [{
			code: 'wrong-interpreter',
			title: `The interpreter is \`${interpreter.names.join('`, `') || interpreter.version}\`, and ${interpreterTitle(wanted)} was asked for.`,
			evidence: [interpreter.path],
			actions: [{kind: 'advise', text: `look at what \`${wanted}\` is in this nixpkgs, and at what else puts a \`python\` on the shell's PATH`}],
		}];

/**
What is wrong with what was seen in the shell; nothing when all is as it was asked for.

@param specifiers - Version specifiers that were asked for, by normalised name.
*/
export const judge = (sighting: Sighting, {packages, interpreter}: Environment, specifiers: ReadonlyMap<string, string>): readonly Explanation[] => [
	...wrongInterpreter(sighting, interpreter),
	...sighting.distributions.flatMap(result => wrongDistribution(result, specifiers)),
	...sighting.imports.flatMap(result => result.status === 'imported'
		? []
		: [failedImport(result, packages.find(({distribution}) => distribution === result.distribution)?.attribute)]),
	...(sighting.purity?.leaked ?? []).map(({distribution, origin}): Explanation => ({
		code: 'not-pure',
		title: `\`${distribution}\` was not asked for, and yet it can be imported: your machine leaks into the shell.`,
		evidence: [origin],
		actions: [{kind: 'advise', text: 'look for PYTHONPATH or sys.path in shellHook and in your startup files'}],
	})),
];
