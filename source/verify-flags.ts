import type {Arguments} from './arguments.js';
import type {Permits} from './environment.js';
import {usageFailure} from './failure.js';
import {literal} from './literal.js';
import {isAttribute} from './nix/quote.js';
import {splitList} from './split-list.js';
import {isImportName, isPackageName} from './validate-environment.js';

/** How to verify, and whether. */
export type VerifyOptions = {
	readonly wanted: boolean;
	/** Seconds for all of it; undefined for as long as it takes. */
	readonly timeout: number | undefined;
	/** Seconds for each import. */
	readonly importTimeout: number;
	/** Words that every Nix command gets. */
	readonly nixArguments: readonly string[];
	/** The `nix` to use in place of the one on PATH. */
	readonly nixPath: string | undefined;
	/** Whether the folder is put back when the verification fails. */
	readonly rollback: boolean;
};

const defaultImportTimeout = 60;

/**
An import name to check: identifiers joined by dots, as `import` takes them.

@throws Failure `bad-import` (exit 2).
*/
export const importNameOf = (text: string): string => {
	if (!isImportName(text)) {
		throw usageFailure('bad-import', `${literal(text)} is not an import name.`, 'write it as in Python\'s `import`: `sklearn.ensemble`');
	}

	return text;
};

/**
Exceptions for single packages.

@returns undefined when none is given.
@throws Failure `bad-permit` (exit 2) for what cannot be the name of a package.
*/
export const permitsOf = ({values}: Arguments): Permits | undefined => {
	const names = (flag: string, isName = isPackageName): readonly string[] => (values.get(flag) ?? []).flatMap(text => splitList(text)).map(name => {
		if (!isName(name)) {
			throw usageFailure('bad-permit', `${literal(name)} is not the name of a package.`, `write \`--${flag} NAME\`, as the refusal spells it`);
		}

		return name;
	});
	const permits = {
		unfree: names('allow-unfree'), insecure: names('allow-insecure'), broken: names('allow-broken', isAttribute), untested: names('no-check', isAttribute),
	};
	return Object.values(permits).some(list => list.length > 0) ? permits : undefined;
};

const secondsOf = (flag: string, text: string | undefined): number | undefined => {
	const seconds = Number(text);
	// More than this is more than a timer holds (2^31 milliseconds).
	if (text !== undefined && !(/^\d+(?:\.\d+)?$/.test(text) && seconds > 0 && seconds < 2_000_000)) {
		throw usageFailure('bad-seconds', `${literal(text)} is not a number of seconds for \`--${flag}\`.`, `write \`--${flag} 600\``);
	}

	return text === undefined ? undefined : seconds;
};

const settingOf = (text: string): readonly string[] => {
	const [name = '', ...rest] = text.split(' ');
	if (!/^[a-z][\w-]*$/.test(name) || rest.length === 0) {
		throw usageFailure('bad-nix-option', `${literal(text)} is no setting of Nix with its value.`, 'write `--nix-option NAME VALUE`, such as `--nix-option cores 2`');
	}

	return ['--option', name, rest.join(' ')];
};

/** What is verified are files that are there, and some flags say how. */
const requireSense = (switches: Arguments['switches'], values: Arguments['values']): void => {
	const without = ['dry-run', 'check'].find(name => switches.has(name));
	if (switches.has('verify') && without !== undefined) {
		throw usageFailure('conflicting-flags', `\`--verify\` and \`--${without}\` contradict each other.`, 'only files that are written can be verified');
	}

	const how = ['rollback', 'timeout', 'import-timeout'].find(name => switches.has(name) || values.has(name));
	if (!switches.has('verify') && how !== undefined) {
		throw usageFailure('missing-verify', `\`--${how}\` says how to verify, and nothing is to be verified.`, 'add `--verify`');
	}
};

/**
What a command line says of verifying.

@throws Failure (exit 2) `bad-seconds`, `bad-nix-option`, `conflicting-flags`, `missing-verify`.
*/
export const verifyOptionsOf = ({switches, values}: Arguments): VerifyOptions => {
	requireSense(switches, values);
	return {
		wanted: switches.has('verify'),
		timeout: secondsOf('timeout', values.get('timeout')?.[0]),
		importTimeout: secondsOf('import-timeout', values.get('import-timeout')?.[0]) ?? defaultImportTimeout,
		nixArguments: [
			...(values.get('nix-option') ?? []).flatMap(text => settingOf(text)),
			...(values.get('builders') ?? []).flatMap(text => ['--option', 'builders', text]),
		],
		nixPath: values.get('nix-path')?.[0],
		rollback: switches.has('rollback'),
	};
};
