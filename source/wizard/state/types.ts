import type {Package, Style} from '../../environment.js';
import type {Failure} from '../../failure.js';
import type {Report} from '../../outcome.js';
import type {Requirement} from '../../pypi/requirement.js';
import type {Cost} from '../../verify/dry-run.js';
import type {Action as RepairAction} from '../../verify/explanation.js';
import type {Verification, VerifyEvent} from '../../verify/verification.js';
import type {Key} from '../input/key.js';
import type {KeptPin} from './choices.js';
import type {Details, Row, VersionRow} from './row.js';
import type {TextField} from './text-field.js';
import type {Watched} from './watched.js';

/** A package on the list: as the files that are there have it, or as it was asked for now. */
export type ChosenPackage
	= | {readonly kind: 'own'; readonly name: string; readonly label: string; readonly package: Package}
		| {readonly kind: 'asked'; readonly name: string; readonly label: string; readonly requirement: Requirement};

/** The answers so far; every question has one from the start, so that each can be left with Enter. */
export type Chosen = {
	readonly style: Style;
	/** Undefined: the pin that is there, or that the command line names. */
	readonly channel: string | undefined;
	readonly interpreter: string;
	readonly packages: readonly ChosenPackage[];
	readonly tools: readonly string[];
	readonly direnv: boolean;
	/** What of pasted lists was left out, and why: one line each. */
	readonly leftOut: readonly string[];
	/** Whether the pin is to move to the newest of its channel. */
	readonly update: boolean;
	/** Whether files of somebody else's may be replaced, each keeping its original beside it. */
	readonly overwrite: boolean;
};

/** Something to be told once, beside the list. */
export type Notice = {readonly kind: 'good' | 'care'; readonly text: string};

export type Picker = {
	readonly name: string;
	readonly cursor: number;
	readonly content:
		| {readonly kind: 'loading'}
		| {readonly kind: 'ready'; readonly versions: readonly VersionRow[]}
		| {readonly kind: 'failed'; readonly message: string};
};

/** One page of the preview: a file's diff, or what else is to be known. */
export type Pane = {readonly title: string; readonly note: string; readonly lines: readonly string[]};

export type Preview = {
	/** The version of the Nix on this machine; undefined where there is none to try anything with. */
	readonly nix: string | undefined;
	/** Whether that Nix will refuse what is pinned. */
	readonly isTooOld: boolean;
	readonly folder: string;
	readonly report: Report;
	readonly panes: readonly Pane[];
};

/** One of several shells that a file has, as yet to be chosen. */
export type ShellScreen = {
	readonly step: 'shell';
	readonly path: string;
	readonly shells: readonly string[];
	readonly cursor: number;
	/** The one that was taken, while it is read. */
	readonly taken: string | undefined;
};
/** What is there, and what of it could be changed. */
export type EditScreen = {readonly step: 'edit'; readonly cursor: number};
export type StyleScreen = {readonly step: 'style'; readonly cursor: number};
export type InterpreterScreen = {readonly step: 'interpreter'; readonly cursor: number};
export type PackagesScreen = {
	readonly step: 'packages';
	readonly field: TextField;
	readonly rows: readonly Row[];
	/** -1 while nothing is highlighted: with an empty field Enter goes on. */
	readonly cursor: number;
	readonly notice: Notice | undefined;
	readonly picker: Picker | undefined;
	/** A list that is being read: pasted, or typed in one line, or typed before the names were loaded. */
	readonly pasted: string | undefined;
};
export type OptionsScreen = {
	readonly step: 'options';
	readonly pane: 'menu' | 'channel' | 'tools';
	readonly cursor: number;
	readonly field: TextField;
	readonly notice: Notice | undefined;
	/** Where it leads back to. */
	readonly from: StepBeforeWriting;
};
export type PreviewScreen = {
	readonly step: 'preview';
	readonly content:
		| {readonly kind: 'loading'}
		| {readonly kind: 'refused'; readonly failure: Failure}
		| {readonly kind: 'ready'; readonly preview: Preview; readonly pane: number; readonly top: number};
	readonly shows: 'diff' | 'command';
	/** The failure that this would mend, and that one goes back to. */
	readonly mends?: VerifyScreen | undefined;
};
export type WriteScreen = {
	readonly step: 'write';
	readonly preview: Preview;
	readonly cursor: number;
	readonly failure: Failure | undefined;
	readonly mends?: VerifyScreen | undefined;
};
export type WritingScreen = {readonly step: 'writing'; readonly preview: Preview; readonly verify: boolean; readonly mends?: VerifyScreen | undefined};

/** What was written, and where: absolute. */
export type Written = {readonly report: Report; readonly folder: string};

/** A verification that has ended badly, and what one may do about it. */
export type Failed = {
	readonly kind: 'failed';
	readonly watched: Watched;
	readonly verification: Verification;
	readonly cursor: number;
	readonly shows: 'choices' | 'log';
	/** The first row of the log that is seen. */
	readonly top: number;
	/** Why the last choice could not be carried out. */
	readonly refusal: Failure | undefined;
};

/** Every import is tried, for real. */
export type VerifyScreen = {
	readonly step: 'verify';
	readonly written: Written;
	readonly content:
		| {readonly kind: 'running'; readonly watched: Watched; readonly shows: 'progress' | 'log'}
		/** Whether what it costs may be spent. */
		| {readonly kind: 'asking'; readonly watched: Watched; readonly cost: Cost; readonly cursor: number}
		/** Nix and all that it started are ending. */
		| {readonly kind: 'stopping'; readonly watched: Watched; readonly goal: 'quit' | 'back' | 'finish'}
		| Failed
		/** What was chosen is being worked out or carried out. */
		| {readonly kind: 'mending'; readonly failed: Failed; readonly action: Mend; readonly written: Written};
};

/** What a failure may lead to: a change of the environment, or what was there before. */
export type Mend = {readonly kind: 'action'; readonly action: RepairAction} | {readonly kind: 'undo'};

export type EndedScreen = {readonly step: 'ended'; readonly ending: Ending};

export type Ending
	= | {readonly kind: 'cancelled'; readonly report?: Report}
		| {readonly kind: 'written'; readonly report: Report};

export type StepBeforeWriting = 'edit' | 'style' | 'interpreter' | 'packages' | 'preview';

export type Screen
	= ShellScreen
		| EditScreen
		| StyleScreen
		| InterpreterScreen
		| PackagesScreen
		| OptionsScreen
		| PreviewScreen
		| WriteScreen
		| WritingScreen
		| VerifyScreen
		| EndedScreen;

export type Step = Screen['step'];

export type Size = {readonly columns: number; readonly rows: number};

/** What is known of files that are there already. */
export type Editing = {
	/** `shell.nix, flake.nix`. */
	readonly files: string;
	/** Whether somebody wrote or changed them by hand: their style then stays as it is. */
	readonly isByHand: boolean;
};

export type State = {
	readonly chosen: Chosen;
	readonly kept: KeptPin | undefined;
	/** Undefined in a folder where nothing is yet. */
	readonly editing: Editing | undefined;
	/** All that has been written since the wizard was started, as one change. */
	readonly written: Report | undefined;
	readonly screen: Screen;
	readonly size: Size;
	/** When the wizard was started. */
	readonly today: Date;
	/** Whether the list of keys is shown. */
	readonly help: boolean;
	/** By distribution, as they have come in. */
	readonly details: ReadonlyMap<string, Details>;
	/** Where names come from and how many there are, and what the pin's source is. */
	readonly names: {readonly label: string; readonly pin: string};
	/** Why the index can't be asked, said once. */
	readonly offline: string | undefined;
};

export type Action
	= | {readonly type: 'key'; readonly key: Key}
		| {readonly type: 'resize'; readonly size: Size}
		| {readonly type: 'names-changed'; readonly label?: string; readonly pin?: string}
		| {readonly type: 'details-loaded'; readonly name: string; readonly details: Details}
		| {readonly type: 'went-offline'; readonly why: string}
		| {readonly type: 'versions-loaded'; readonly name: string; readonly versions: readonly VersionRow[]}
		| {readonly type: 'versions-failed'; readonly name: string; readonly message: string}
		| {readonly type: 'list-read'; readonly requirements: readonly Requirement[]; readonly tools: readonly string[]; readonly refused: readonly string[]}
		| {readonly type: 'previewed'; readonly preview: Preview}
		| {readonly type: 'refused'; readonly failure: Failure}
		| {readonly type: 'written'; readonly report: Report}
		| {readonly type: 'write-failed'; readonly failure: Failure}
		| {readonly type: 'opened'; readonly start: Start}
		| {readonly type: 'verify-events'; readonly events: readonly VerifyEvent[]; readonly seconds: number}
		| {readonly type: 'cost-asked'; readonly cost: Cost}
		| {readonly type: 'verify-ended'; readonly verification: Verification}
		| {readonly type: 'mended'; readonly preview: Preview}
		| {readonly type: 'undone'}
		| {readonly type: 'mend-failed'; readonly failure: Failure}
		| {readonly type: 'cancel'};

/** What the questions start from. */
export type Start = {
	readonly chosen: Chosen;
	readonly step: StepBeforeWriting;
	readonly kept: KeptPin | undefined;
	readonly editing: Editing | undefined;
};

/** What the reducer has to know of names: pure look-ups in what is loaded so far. */
export type Finder = {
	/** Whether any names are loaded yet. */
	readonly isReady: () => boolean;
	readonly find: (query: string, chosen: Chosen) => readonly Row[];
	readonly rowOf: (name: string, chosen: Chosen) => Row;
	/** Why a name can't be had, and what was probably meant; one line. */
	readonly whyNot: (name: string, chosen: Chosen) => string;
};
