import {parseArgs} from 'node:util';
import {usageFailure} from './failure.js';
import {allFlags, type Flag} from './flag-table.js';
import {nearest} from './nearest.js';
import {literal} from './literal.js';

/** Argv taken apart: what was given, and nothing that was not. */
export type Arguments = {
	readonly directory: string | undefined;
	/** Switches that are on. */
	readonly switches: ReadonlySet<string>;
	/** Values of the other flags, in the order they came. */
	readonly values: ReadonlyMap<string, readonly string[]>;
};

const byName = new Map(allFlags.map(flag => [flag.name, flag]));

/** What somebody may have meant by a flag that is none; never the opposite of what it says. */
const flagHint = (name: string): string => {
	const opposite = name.startsWith('no-') ? byName.get(name.slice('no-'.length)) : undefined;
	if (opposite) {
		return ['package', 'tool'].includes(opposite.name) ? 'did you mean `--remove NAME`?' : `leave \`--${opposite.name}\` out`;
	}

	const near = nearest(name, [...byName.keys()]);
	return near ? `did you mean \`--${near}\`?` : '`--help` lists the flags';
};

const known = (name: string, raw: string): Flag => {
	const flag = byName.get(name);
	if (!flag) {
		throw usageFailure('unknown-flag', `There is no flag ${literal(raw)}.`, flagHint(name));
	}

	return flag;
};

const checkValue = ({name, value, choices}: Flag, given: string | undefined, inline: boolean): string => {
	if (given === undefined || given === '' || (!inline && given.startsWith('-'))) {
		throw usageFailure('missing-value', `\`--${name}\` needs a value.`, choices ? `it is one of ${choices.join(', ')}: \`--${name} ${choices[0]!}\`` : `write \`--${name} ${value!}\``);
	}

	if (choices && !choices.includes(given)) {
		const near = nearest(given, choices);
		throw usageFailure(
			'unknown-value',
			`\`--${name}\` cannot be ${literal(given)}.`,
			near ? `did you mean \`--${name} ${near}\`?` : `it is one of ${choices.join(', ')}`,
		);
	}

	return given;
};

const add = (values: Map<string, string[]>, {name, repeatable}: Flag, value: string): void => {
	const before = values.get(name) ?? [];
	if (!repeatable && before.length > 0 && before[0] !== value) {
		throw usageFailure(
			'conflicting-flags',
			`\`--${name}\` is given twice, as ${literal(before[0]!)} and as ${literal(value)}.`,
			'keep one of them',
		);
	}

	values.set(name, [...before, value]);
};

const twoWordFlags = new Set(allFlags.filter(({twoWords}) => twoWords).map(({name}) => `--${name}`));

/** Makes one word of both words of a value: `--nix-option cores 2` becomes `--nix-option=cores 2`. */
const joinTwoWords = (argv: readonly string[]): string[] => {
	const words: string[] = [];
	for (let index = 0; index < argv.length; index++) {
		const word = argv[index]!;
		const [name, value] = argv.slice(index + 1, index + 3);
		if (twoWordFlags.has(word) && name !== undefined && value !== undefined && !value.startsWith('--')) {
			words.push(`${word}=${name} ${value}`);
			index += 2;
		} else {
			words.push(word);
		}
	}

	return words;
};

/**
Takes a command line apart by the table of flags.

A stray `--` is passed over: some package managers hand it on when they start us.

@param argv - The words after the program's name.
@throws Failure (exit 2) `unknown-flag`, `missing-value`, `unknown-value`, `unexpected-value`, `conflicting-flags`, `too-many-arguments`, `bad-folder`.
*/
export const parseArguments = (argv: readonly string[]): Arguments => {
	const {tokens} = parseArgs({
		args: joinTwoWords(argv.filter(word => word !== '--')),
		strict: false,
		allowPositionals: true,
		tokens: true,
		options: Object.fromEntries(allFlags.map(({name, short, value}) =>
			[name, {type: value ? 'string' as const : 'boolean' as const, ...(short ? {short} : {})}])),
	});
	const switches = new Set<string>();
	const values = new Map<string, string[]>();
	const directories: string[] = [];
	for (const token of tokens) {
		if (token.kind === 'positional') {
			if (token.value === '') {
				throw usageFailure('bad-folder', 'The name of the folder is empty.', 'leave it out for the folder you are in, or write `.`');
			}

			directories.push(token.value);
		} else if (token.kind === 'option') {
			const flag = known(token.name, token.rawName);
			if (flag.value) {
				add(values, flag, checkValue(flag, token.value, token.inlineValue ?? false));
			} else if (token.value === undefined) {
				switches.add(flag.name);
			} else {
				throw usageFailure('unexpected-value', `\`--${flag.name}\` takes no value.`, `write \`--${flag.name}\` alone`);
			}
		}
	}

	if (directories.length > 1) {
		throw usageFailure(
			'too-many-arguments',
			`Only one folder can be given, and here are ${directories.length}: ${directories.map(name => literal(name)).join(', ')}.`,
			'packages are given as `--package NAME`',
		);
	}

	return {directory: directories[0], switches, values};
};
