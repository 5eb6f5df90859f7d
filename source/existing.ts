import type {Answers} from './answers.js';
import type {Environment, Package, Style} from './environment.js';
import {pinIn, standIn, type FoundPin} from './existing-pin.js';
import {readingWarnings, unreadable, whyNothing} from './existing-problems.js';
import {exitCodes, Failure} from './failure.js';
import {literal} from './literal.js';
import {readNixFile, type Reading} from './nix/reading/read.js';
import type {ShellReading} from './nix/reading/shell.js';
import {NixSyntaxError} from './nix/syntax/syntax-error.js';
import {isInterpreter} from './nixpkgs/interpreters.js';
import type {Pin} from './nixpkgs/pins.js';
import {importsIn, permitsIn} from './own-text.js';
import {usesNix, type ExistingFiles} from './plan.js';
import {readPackages, readTools} from './read-packages.js';
import {shellWord} from './shell-word.js';
import type {Warning} from './warning.js';

/** A file of somebody's that was read, and the shell of it that is meant. */
export type ExistingFile = {
	readonly path: string;
	readonly reading: Reading;
	/** Undefined in a flake that only hands over to the other file. */
	readonly shell: ShellReading | undefined;
	readonly packages: readonly Package[];
	readonly tools: readonly string[];
};

/** An environment read from files that are not, or no longer, as this tool writes them. */
export type Existing = {
	readonly files: readonly ExistingFile[];
	readonly style: Style;
	readonly environment: Pick<Environment, 'packages' | 'tools' | 'imports' | 'permits'>;
	/** As the file says it; `python3` stands for whatever the pin says. */
	readonly interpreter: string;
	/** What is there; where the files do not say it, the newest of their channel stands for it. */
	readonly pin: Pin;
	readonly isPinKnown: boolean;
	readonly direnv: boolean;
	readonly answers: Answers;
	readonly warnings: readonly Warning[];
};

/** A file has several shells, and one of them has to be named. */
export class SeveralShells extends Failure {
	constructor(readonly path: string, readonly shells: readonly string[]) {
		super(
			'which-shell',
			`\`${path}\` has several shells with Python: ${shells.map(name => literal(name)).join(', ')}.`,
			`say which one is meant, as in \`--shell ${shellWord(shells[0]!)}\``,
			exitCodes.usage,
		);
	}
}

/** A file that can't be used, why, and what would help. */
type Unread = {readonly path: string; readonly reason: string; readonly hint?: string | undefined};

const isUnread = (file: ExistingFile | Unread): file is Unread => 'reason' in file;

const parse = (path: string, text: string): Reading | Unread => {
	try {
		return readNixFile(text);
	} catch (error) {
		if (error instanceof NixSyntaxError) {
			return {path, ...unreadable(text, error)};
		}

		throw error;
	}
};

const chooseShell = (path: string, {shells}: Reading, wanted: string | undefined): ShellReading | undefined => {
	if (wanted !== undefined) {
		return shells.find(({name}) => name === wanted);
	}

	if (shells.length > 1) {
		throw new SeveralShells(path, shells.map(({name}) => name));
	}

	return shells[0];
};

/** How a flake names the other file. */
const shellPath = /^\.\/(?:shell\.nix|default\.nix|\.)?$/;

/** The arguments that a flake calls the other file with. */
export const argumentsGiven = (files: readonly ExistingFile[]): readonly string[] => files
	.flatMap(({path, reading: {delegates}}) => path === 'flake.nix' ? delegates : [])
	.flatMap(({path, given}) => shellPath.test(path) ? given : []);

const readFile = (path: string, text: string, wanted: string | undefined): ExistingFile | Unread => {
	const reading = parse(path, text);
	if ('reason' in reading) {
		return reading;
	}

	const shell = chooseShell(path, reading, wanted);
	const isThin = reading.delegates.some(one => shellPath.test(one.path));
	if (!shell && !(path === 'flake.nix' && isThin)) {
		const names = reading.shells.map(({name}) => literal(name)).join(', ');
		return {path, reason: wanted === undefined || names === '' ? whyNothing(reading) : `it has no shell ${literal(wanted)} with Python, only ${names}`};
	}

	return {
		path, reading, shell, packages: shell ? readPackages(reading, shell) : [], tools: shell ? readTools(shell) : [],
	};
};

/** The file that is read for nix-shell: default.nix where shell.nix only hands over to it. */
const shellFile = (existing: ExistingFiles): string => {
	const text = existing.get('shell.nix');
	const reading = text === undefined || !existing.has('default.nix') ? undefined : parse('shell.nix', text);
	const handsOver = reading && 'shells' in reading && reading.shells.length === 0 && reading.delegates.some(({path}) => /^\.\/(?:default\.nix|\.)?$/.test(path));
	return text === undefined || handsOver ? 'default.nix' : 'shell.nix';
};

const notRead = (unread: readonly Unread[]): Failure => {
	const help = unread.find(({hint}) => hint !== undefined)?.hint;
	return new Failure(
		'not-ours',
		unread.map(({path, reason}) => `\`${path}\` is there and not as this tool wrote it, and it cannot be edited: ${reason}.`).join(' '),
		`${help === undefined ? '' : `${help}; or `}\`--overwrite\` replaces what is there and keeps each file as \`.orig\` beside it`,
	);
};

/** Where the pin is: in the shell's own file, or in the flake that gives it nixpkgs. */
const findPin = (main: ExistingFile, files: readonly ExistingFile[], existing: ExistingFiles): FoundPin => {
	const found = pinIn(main, existing);
	const flake = files.find(({path}) => path === 'flake.nix');
	const source = main.shell?.nixpkgs.source;
	return !('rev' in found) && flake && (source === undefined || source.kind === 'search-path') ? pinIn(flake, existing) : found;
};

/**
Reads an environment from anybody's files.

@param wanted - The name of a shell, where a file has several.
@throws Failure `not-ours` where there is nothing to read, with the reasons; `which-shell` (exit 2) where there are several.
*/
export const readExisting = (existing: ExistingFiles, wanted: string | undefined): Existing => {
	const paths = [shellFile(existing), 'flake.nix'].filter(path => existing.has(path));
	const read = paths.map(path => readFile(path, existing.get(path)!, wanted));
	const unread = read.filter(file => isUnread(file));
	const files = read.filter((file): file is ExistingFile => !isUnread(file));
	const main = files.find(({shell}) => shell);
	if (!main?.shell) {
		throw notRead(unread.length > 0 ? unread : files.map(({path, reading}) => ({path, reason: whyNothing(reading)})));
	}

	const found = findPin(main, files, existing);
	const {attribute} = main.shell.python;
	const style: Style = files.length > 1 ? 'both' : (main.path === 'flake.nix' ? 'flake' : 'shell');
	const imports = importsIn(main.reading.text);
	const permits = permitsIn(main.reading.text);
	const direnv = usesNix(existing.get('.envrc') ?? '');
	return {
		files,
		style,
		interpreter: attribute,
		environment: {
			packages: main.packages, tools: main.tools, imports, permits,
		},
		pin: 'rev' in found ? found : standIn(found.channel),
		isPinKnown: 'rev' in found,
		direnv,
		answers: {
			style,
			interpreter: isInterpreter(attribute) ? attribute : undefined,
			packages: main.packages.map(one => ({kind: 'known', package: one})),
			tools: main.tools,
			direnv,
			imports,
			permits,
		},
		warnings: [
			...files.flatMap(file => readingWarnings(file)),
			...unread.map(({path, reason}) => ({code: 'not-read', message: `\`${path}\` is left alone: ${reason}.`, hint: ''})),
		],
	};
};
