import {flagGroups, type Flag} from './flag-table.js';

const column = 26;

const flagLines = ({name, short, value, help}: Flag): readonly string[] => {
	const usage = `  ${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`;
	// What is too long for its column stands on a line of its own.
	const own = usage.length > column ? [usage] : [];
	return [...own, ...help.map((text, index) => `${(index === 0 && own.length === 0 ? usage : '').padEnd(column)} ${text}`)];
};

/** The text of `--help`, the same in a terminal of 80 columns and in the readme. */
export const helpText = (): string => [
	'Usage: npx create-nix-python [directory] [flags]',
	'',
	'From an empty folder to a pinned, reproducible Nix environment for Python.',
	'Run it again in the same folder to change what is there.',
	...flagGroups.flatMap(({title, flags}) => ['', `${title}:`, ...flags.flatMap(flag => flagLines(flag))]),
	'',
	'Examples:',
	'  npx create-nix-python demo --yes --package numpy,pandas',
	'  npx create-nix-python --style both --python 3.13 -p scikit-learn==1.4.0',
	'  npx create-nix-python --yes --update --dry-run',
	'',
	'Exit codes: 0 done, 1 failed, 2 wrong usage, 3 --verify failed,',
	'4 --check found changes, 130 cancelled.',
	'',
].join('\n');
