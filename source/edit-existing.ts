import type {Answers} from './answers.js';
import type {Environment} from './environment.js';
import {changeStyle} from './change-style.js';
import {editImports} from './edit-imports.js';
import {Failure} from './failure.js';
import {argumentsGiven, type Existing, type ExistingFile} from './existing.js';
import {inputOf, managerPaths} from './existing-pin.js';
import {changeBetween, type Change} from './nix/editing/change.js';
import {editShell} from './nix/editing/edit.js';
import {editFlakePin, type FlakeTexts} from './nix/editing/flake-pin.js';
import type {Source} from './nix/reading/value.js';
import {isInterpreter} from './nixpkgs/interpreters.js';
import type {Pin} from './nixpkgs/pins.js';
import {releaseOfChannel} from './nixpkgs/releases.js';
import {shellWord} from './shell-word.js';
import {planDirenv, type ExistingFiles, type FileChange} from './plan.js';

/** What was asked for by name, and not just kept. */
export type Asked = {
	readonly interpreter: string | undefined;
	readonly pin: Answers['pin'];
	readonly update: boolean;
};

const sourceOf = (files: readonly ExistingFile[]): Source | undefined => files.find(({shell}) => shell)?.shell?.nixpkgs.source;

/** The pin, where it is asked for and another one than the files say. */
const pinChange = ({files, pin, isPinKnown}: Existing, wanted: Pin, {pin: asked, update}: Asked): Pin | undefined => {
	if (asked === undefined && !update) {
		return undefined;
	}

	const source = sourceOf(files);
	if (asked === undefined && source?.kind === 'search-path' && files.every(({path}) => path !== 'flake.nix')) {
		throw new Failure('no-pin', 'There is no pin to update: `<nixpkgs>` is whatever the machine has.', '`--channel NAME` pins it');
	}

	if (asked === undefined && source?.kind === 'manager') {
		throw new Failure(
			'cannot-edit',
			`The pin is kept by ${source.manager}, in \`${managerPaths[source.manager]}\`; nothing was written.`,
			`by hand: run \`${source.manager} update ${shellWord(source.name)}\``,
		);
	}

	return isPinKnown && pin.rev === wanted.rev && pin.hash === wanted.hash ? undefined : wanted;
};

/** The interpreter, where another one is wanted; `python3` stays if the pin has just that behind it. */
const interpreterChange = ({interpreter, isPinKnown, pin}: Existing, wanted: Environment, {interpreter: asked}: Asked): string | undefined => {
	if (isInterpreter(interpreter)) {
		return wanted.interpreter === interpreter ? undefined : wanted.interpreter;
	}

	const known = isPinKnown || pin.rev === wanted.pin.rev ? releaseOfChannel(wanted.pin.channel)?.defaultInterpreter : undefined;
	return asked === undefined || (isPinKnown && asked === known) ? undefined : asked;
};

const editFile = (file: ExistingFile, change: Change, given: readonly string[], isUpdate: boolean): string => {
	const {path, reading, shell, packages, tools} = file;
	if (!shell) {
		return reading.text;
	}

	const here: Change = {
		...change,
		pin: isUpdate && shell.nixpkgs.source?.kind === 'search-path' ? undefined : change.pin,
		remove: change.remove.filter(attribute => packages.some(one => one.attribute === attribute)),
		removeTools: change.removeTools.filter(tool => tools.includes(tool)),
	};
	return editShell({file: path, index: reading.shells.indexOf(shell), given}, reading, here);
};

const editFlake = (file: ExistingFile, texts: FlakeTexts, pin: Pin | undefined, exact: boolean): FlakeTexts =>
	pin ? editFlakePin(texts, inputOf(file), pin, exact) : texts;

/**
What has to change for files of somebody's own to hold the wanted environment: only the places that say otherwise.

@param ours - The files that are as this tool wrote them.
@throws Failure `cannot-edit` where that can't be done safely, with what to write by hand.
*/
export const editExisting = (found: Existing, wanted: Environment, asked: Asked, {existing, ours}: {existing: ExistingFiles; ours: ReadonlySet<string>}): readonly FileChange[] => {
	if (JSON.stringify(wanted.permits) !== JSON.stringify(found.environment.permits)) {
		throw new Failure(
			'cannot-edit',
			'What nixpkgs is to permit, and which tests are left out, is not written into files of somebody\'s own.',
			'by hand: `config.allowUnfreePredicate` and the like where nixpkgs is imported, `doCheck = false` in an override',
		);
	}

	const pin = pinChange(found, wanted.pin, asked);
	const change: Change = {
		...changeBetween({...found.environment, interpreter: wanted.interpreter}, wanted),
		interpreter: interpreterChange(found, wanted, asked),
		pin,
	};
	const isImportsChange = wanted.imports.join(' ') !== found.environment.imports.join(' ');
	const texts = new Map<string, string>();
	const goes = wanted.style === 'shell' ? 'flake.nix' : undefined;
	for (const file of found.files.filter(({path}) => path !== goes)) {
		const edited = editFile(file, change, file.path === 'flake.nix' ? [] : argumentsGiven(found.files), asked.pin === undefined);
		const text = file.shell && isImportsChange ? editImports(edited, wanted.imports) : edited;
		texts.set(file.path, text);
		if (file.path === 'flake.nix') {
			const {flake, lock} = editFlake(file, {flake: text, lock: existing.get('flake.lock')}, pin, asked.pin?.kind === 'commit' || (found.files.length > 1 && !existing.has('flake.lock')));
			texts.set('flake.nix', flake);
			if (lock !== undefined) {
				texts.set('flake.lock', lock);
			}
		}
	}

	return [
		...changeStyle(found, wanted, found.isPinKnown || pin !== undefined, {existing, ours}),
		...[...texts].filter(([path, text]) => existing.get(path) !== text).map(([path, text]): FileChange => ({
			path, before: existing.get(path), after: text, keepOriginal: false,
		})),
		...planDirenv(wanted, existing, ours.has('.envrc') || /^use (?:nix|flake)\n$/.test(existing.get('.envrc') ?? '')),
	];
};
