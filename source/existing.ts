import type {Answers} from './answers.js';
import type {Package, Style} from './environment.js';
import {Failure, usageFailure} from './failure.js';
import {literal} from './literal.js';
import {channelOfReference, inputReference} from './nix/editing/flake-pin.js';
import {lockedPin} from './nix/editing/lock.js';
import {readNixFile, type Reading} from './nix/reading/read.js';
import type {ShellReading} from './nix/reading/shell.js';
import {fetchedPin, isWholePin} from './nix/reading/source.js';
import {isInterpreter} from './nixpkgs/interpreters.js';
import {
	channels, defaultChannel, embeddedPin, isChannel, newestPin, type Pin,
} from './nixpkgs/pins.js';
import {usesNix, type ExistingFiles} from './plan.js';
import {readPackages, readTools} from './read-packages.js';
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
	readonly environment: Pick<ExistingFile, 'packages' | 'tools'>;
	/** As the file says it; `python3` stands for whatever the pin says. */
	readonly interpreter: string;
	/** What is there; where the files do not say it, the newest of their channel stands for it. */
	readonly pin: Pin;
	readonly isPinKnown: boolean;
	readonly direnv: boolean;
	readonly answers: Answers;
	readonly warnings: readonly Warning[];
};

/** A file that can't be used, and why. */
type Unread = {readonly path: string; readonly reason: string};

const isUnread = (file: ExistingFile | Unread): file is Unread => 'reason' in file;

const conflictMarker = /^(?:<{7}|>{7})(?: |$)/m;

const parse = (path: string, text: string): Reading | Unread => {
	if (conflictMarker.test(text)) {
		return {path, reason: 'it holds the marks of a merge conflict'};
	}

	try {
		return readNixFile(text);
	} catch (error) {
		if (error instanceof Failure) {
			return {path, reason: error.message.replace(/\.$/, '').replace(/^L/, 'l')};
		}

		throw error;
	}
};

const chooseShell = (path: string, {shells}: Reading, wanted: string | undefined): ShellReading | undefined => {
	if (wanted !== undefined) {
		return shells.find(({name}) => name === wanted);
	}

	if (shells.length > 1) {
		const names = shells.map(({name}) => literal(name));
		throw usageFailure('which-shell', `\`${path}\` has several shells with Python: ${names.join(', ')}.`, `say which one is meant, as in --shell ${literal(shells[0]!.name)}`);
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
		return {path, reason: wanted === undefined || names === '' ? 'no Python environment is found in it' : `it has no shell ${literal(wanted)} with Python, only ${names}`};
	}

	return {
		path, reading, shell, packages: shell ? readPackages(reading, shell) : [], tools: shell ? readTools(shell) : [],
	};
};

/** The input of a flake that a shell's packages come from. */
export const inputOf = ({shell}: ExistingFile): string => shell?.nixpkgs.source?.kind === 'input' ? shell.nixpkgs.source.name : 'nixpkgs';

const knownChannel = (channel: string | undefined): string | undefined => channel !== undefined && isChannel(channel) ? channel : undefined;

/** The pin of one file, as far as it is said. */
const pinIn = (file: ExistingFile, lock: string | undefined): Pin | {readonly channel: string | undefined} => {
	const source = file.shell?.nixpkgs.source;
	if (source?.kind === 'fetch') {
		const found = fetchedPin(file.reading.meanings, source);
		const known = found.rev && embeddedPin(found.rev.text);
		return isWholePin(found)
			? {
				channel: known?.channel, lastModified: known?.lastModified, rev: found.rev!.text, hash: found.hash!.text,
			}
			: known ?? {channel: knownChannel(found.channel)};
	}

	if (file.path === 'flake.nix') {
		const channel = knownChannel(channelOfReference(inputReference(file.reading, inputOf(file))));
		const locked = lock === undefined ? undefined : lockedPin(lock, inputOf(file));
		return locked ? {...locked, channel: channel ?? embeddedPin(locked.rev)?.channel} : {channel};
	}

	return {channel: undefined};
};

/** Where nothing is known, no channel is claimed either: nothing may be concluded from it. */
const standIn = (channel: string | undefined): Pin => channel !== undefined && channels.includes(channel)
	? newestPin(channel)
	: {...newestPin(defaultChannel), channel: undefined};

const problemWarnings = ({path, shell}: ExistingFile): readonly Warning[] => (shell?.problems ?? []).map(({line, reason}) => ({
	code: 'not-read', message: `\`${path}\`, line ${line}: ${reason}.`, hint: 'it stays as it is',
}));

const notRead = (unread: readonly Unread[]): Failure => new Failure(
	'not-ours',
	unread.map(({path, reason}) => `\`${path}\` is there and not as this tool wrote it, and it cannot be edited: ${reason}.`).join(' '),
	'`--overwrite` replaces what is there and keeps each file as `.orig` beside it',
);

/**
Reads an environment from anybody's files.

@param wanted - The name of a shell, where a file has several.
@throws Failure `not-ours` where there is nothing to read, with the reasons; `which-shell` (exit 2) where there are several.
*/
export const readExisting = (existing: ExistingFiles, wanted: string | undefined): Existing => {
	const paths = [existing.has('shell.nix') ? 'shell.nix' : 'default.nix', 'flake.nix'].filter(path => existing.has(path));
	const read = paths.map(path => readFile(path, existing.get(path)!, wanted));
	const unread = read.filter(file => isUnread(file));
	const files = read.filter((file): file is ExistingFile => !isUnread(file));
	const main = files.find(({shell}) => shell);
	if (!main?.shell) {
		throw notRead(unread.length > 0 ? unread : paths.map(path => ({path, reason: 'no Python environment is found in it'})));
	}

	const found = pinIn(main, existing.get('flake.lock'));
	const {attribute} = main.shell.python;
	const style: Style = files.length > 1 ? 'both' : (main.path === 'flake.nix' ? 'flake' : 'shell');
	const direnv = usesNix(existing.get('.envrc') ?? '');
	return {
		files,
		style,
		interpreter: attribute,
		environment: {packages: main.packages, tools: main.tools},
		pin: 'rev' in found ? found : standIn(found.channel),
		isPinKnown: 'rev' in found,
		direnv,
		answers: {
			style,
			interpreter: isInterpreter(attribute) ? attribute : undefined,
			packages: main.packages.map(one => ({kind: 'known', package: one})),
			tools: main.tools,
			direnv,
		},
		warnings: [
			...files.flatMap(file => problemWarnings(file)),
			...unread.map(({path, reason}) => ({code: 'not-read', message: `\`${path}\` is left alone: ${reason}.`, hint: ''})),
		],
	};
};
