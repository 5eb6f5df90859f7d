import type {Environment} from '../environment.js';
import {isSameVersion} from './same-version.js';
import type {Action, Explanation} from './explanation.js';
import type {DistributionResult, ImportResult, Sighting} from './verification.js';

type Failed = Exclude<ImportResult, {status: 'imported'}>;

const whose = ({name, distribution}: ImportResult): string =>
	`\`import ${name}\`${distribution === undefined || distribution === name ? '' : ` of \`${distribution}\``}`;

const removal = (attribute: string | undefined): readonly Action[] =>
	attribute === undefined ? [] : [{kind: 'remove-package', attribute}];

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

	if (missing !== undefined && missing !== result.name.split('.')[0]) {
		return {
			code: 'missing-module',
			title: `${whose(result)} needs the module \`${missing}\`, which is not in the environment.`,
			evidence: traceback.slice(-3),
			actions: [
				{kind: 'flags', flags: `--package ${missing.split('.')[0]!.replaceAll('_', '-')}`, why: 'adds it, if its distribution has the same name'},
				...removal(attribute),
			],
		};
	}

	if (missing !== undefined && attribute === undefined) {
		return {
			code: 'no-such-module',
			title: `Nothing in the environment has a module \`${result.name}\`.`,
			evidence: traceback.slice(-1),
			actions: [{kind: 'advise', text: `add the package that has it with \`--package NAME\`, or drop the check with \`--remove ${result.name}\``}],
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

const wrongDistribution = ({attribute, distribution, found, version, wanted, names}: DistributionResult): readonly Explanation[] => {
	if (found === undefined && names.length === 0) {
		return [{
			code: 'not-in-environment',
			title: `\`${distribution}\` is asked for, but nothing in the environment is called so.`,
			evidence: [`no metadata of ${distribution} or ${attribute} in the environment`],
			actions: removal(attribute),
		}];
	}

	return wanted === undefined || (version !== undefined && isSameVersion(version, wanted))
		? []
		: [{
			code: 'wrong-version',
			title: `\`${distribution}\` is ${version === undefined ? 'of no known version' : `version ${version}`}, and ${wanted} was asked for.`,
			evidence: [`${distribution} ${version ?? '?'} (asked for: ${wanted})`],
			actions: [{kind: 'flags', flags: `--package ${distribution}==${wanted}`, why: 'writes the override anew'}, {kind: 'use-pin-version', attribute}],
		}];
};

/** What is wrong with what was seen in the shell; nothing when all is as it was asked for. */
export const judge = ({distributions, imports, purity}: Sighting, {packages}: Environment): readonly Explanation[] => [
	...distributions.flatMap(result => wrongDistribution(result)),
	...imports.flatMap(result => result.status === 'imported'
		? []
		: [failedImport(result, packages.find(({distribution}) => distribution === result.distribution)?.attribute)]),
	...(purity?.leaked ?? []).map(({distribution, origin}): Explanation => ({
		code: 'not-pure',
		title: `\`${distribution}\` was not asked for, and yet it can be imported: your machine leaks into the shell.`,
		evidence: [origin],
		actions: [{kind: 'advise', text: 'look for PYTHONPATH or sys.path in shellHook and in your startup files'}],
	})),
];
