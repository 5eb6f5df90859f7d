import {styles} from './environment.js';

/** One flag: how it is read, and what `--help` says of it. */
export type Flag = {
	readonly name: string;
	readonly short?: string;
	/** What stands for its value in the help; a flag without one is a switch. */
	readonly value?: string;
	/** Its value is two words on the command line, joined by a space here. */
	readonly twoWords?: true;
	/** May be given more than once; its values add up. */
	readonly repeatable?: true;
	/** What its value may be, where that is a closed list. */
	readonly choices?: readonly string[];
	/** Lines of help, at most 52 characters each. */
	readonly help: readonly string[];
};

export type FlagGroup = {readonly title: string; readonly flags: readonly Flag[]};

/** Every flag there is, in the order of the help. Each question of the wizard has one. */
export const flagGroups: readonly FlagGroup[] = [
	{
		title: 'Environment',
		flags: [
			{
				name: 'style', value: 'STYLE', choices: styles, help: ['shell (shell.nix), flake (flake.nix and flake.lock)', 'or both, which are one derivation'],
			},
			{name: 'flakes', help: ['the same as --style flake']},
			{name: 'no-flakes', help: ['the same as --style shell']},
			{name: 'python', value: 'VERSION', help: ['interpreter: 3.13, python313, pypy311']},
			{
				name: 'package', short: 'p', value: 'NAME', repeatable: true,
				help: ['a PyPI name, with a specifier if you like: numpy,', 'scikit-learn==1.4.0, "pandas>=2,<3", httpx[http2];', 'repeat it, or separate by commas'],
			},
			{
				name: 'requirements', short: 'r', value: 'FILE', repeatable: true,
				help: ['all that a file asks for: requirements.txt,', 'pyproject.toml, environment.yml, Pipfile,', 'pylock.toml, uv.lock or poetry.lock'],
			},
			{
				name: 'group', value: 'NAME', repeatable: true, help: ['optional parts of those files: extras, groups'],
			},
			{
				name: 'remove', value: 'NAME', repeatable: true, help: ['take a package or tool out again'],
			},
			{
				name: 'tool', value: 'ATTRIBUTE', repeatable: true, help: ['anything else from nixpkgs: git, postgresql'],
			},
			{name: 'shell', value: 'NAME', help: ['which one, where a file has several shells']},
			{
				name: 'allow-unfree', value: 'NAME', repeatable: true, help: ['permit this one package with an unfree licence'],
			},
			{
				name: 'allow-insecure', value: 'NAME', repeatable: true, help: ['permit this one version, name and version'],
			},
			{
				name: 'allow-broken', value: 'NAME', repeatable: true, help: ['try this one though it is marked as broken'],
			},
			{
				name: 'no-check', value: 'NAME', repeatable: true, help: ['build this one without its own tests'],
			},
			{name: 'direnv', help: ['write .envrc; .direnv and result into .gitignore']},
			{name: 'no-direnv', help: ['take .envrc away again']},
		],
	},
	{
		title: 'Pin',
		flags: [
			{name: 'channel', value: 'NAME', help: ['nixpkgs channel, such as nixos-26.05']},
			{name: 'rev', value: 'COMMIT', help: ['one commit of nixpkgs, 40 digits']},
			{name: 'hash', value: 'SRI', help: ['hash of that commit\'s tree, sha256-...']},
			{name: 'date', value: 'TIME', help: ['time of that commit, 2026-08-20T05:42:21Z;', 'only Nix before 2.19 needs it, in flake.lock']},
			{name: 'update', help: ['move the pin to the newest of its channel']},
			{name: 'nixpkgs', value: 'PATH', help: ['evaluate with this checkout of nixpkgs in place of', 'the pin, this time only; it is never written']},
		],
	},
	{
		title: 'Verify',
		flags: [
			{name: 'verify', help: ['enter the environment and try every import']},
			{
				name: 'import', value: 'NAME', repeatable: true, help: ['an import to try besides those of the packages;', 'it is kept in the file'],
			},
			{name: 'rollback', help: ['put the files back when that fails']},
			{name: 'timeout', value: 'SECONDS', help: ['stop the verification after so long']},
			{name: 'import-timeout', value: 'SECONDS', help: ['of each import, 60 as a rule']},
			{
				name: 'nix-option', value: 'NAME VALUE', repeatable: true, twoWords: true, help: ['a setting for Nix, this time only'],
			},
			{name: 'builders', value: 'TEXT', help: ['remote builders for Nix, as in its nix.conf']},
			{name: 'nix-path', value: 'PATH', help: ['use this Nix and not the one on PATH: its folder, or', 'the nix in it']},
		],
	},
	{
		title: 'What to do',
		flags: [
			{name: 'search', value: 'TEXT', help: ['look for packages by name or import; write nothing']},
			{name: 'yes', short: 'y', help: ['no questions: defaults for what is not given']},
			{name: 'dry-run', help: ['show the diff, write nothing']},
			{name: 'check', help: ['write nothing; exit 4 when files would change']},
			{name: 'overwrite', help: ['replace files written by hand, keeping each as .orig']},
			{name: 'git-add', help: ['git add --intent-to-add, so that a flake is seen']},
			{name: 'diff', help: ['show what changes in each file']},
			{name: 'no-diff', help: ['name the files only']},
			{name: 'json', help: ['print one JSON object and nothing else']},
			{name: 'index-url', value: 'URL', help: ['package index, in place of pip\'s or uv\'s setting']},
			{name: 'offline', help: ['never open a network connection']},
			{name: 'no-color', help: ['plain text; NO_COLOR=1 does the same']},
			{name: 'help', short: 'h', help: ['print this']},
			{name: 'version', short: 'V', help: ['print the version']},
		],
	},
];

export const allFlags: readonly Flag[] = flagGroups.flatMap(({flags}) => flags);
