import {noPermits} from '../../source/environment.js';
import {Failure} from '../../source/failure.js';
import {newestPin, defaultChannel} from '../../source/nixpkgs/pins.js';
import type {Report} from '../../source/outcome.js';
import type {Explanation} from '../../source/verify/explanation.js';
import type {Verification} from '../../source/verify/verification.js';
import {enter} from '../../source/wizard/state/enter.js';
import {createReducer} from '../../source/wizard/state/reducer.js';
import type {Row} from '../../source/wizard/state/row.js';
import type {
	Action, Finder, Preview, State, StepBeforeWriting,
} from '../../source/wizard/state/types.js';
import {splitKeys} from './wizard-keys.js';

/** A row, with nothing but its name unless told. */
export const rowOf = (name: string, row: Partial<Row> = {}): Row => ({
	name, label: undefined, attribute: name, version: undefined, mark: 'prebuilt', reason: undefined, summary: '', via: undefined, ...row,
});

const known: readonly Row[] = [
	rowOf('numpy', {version: '2.3.4', summary: 'Fundamental package for array computing in Python'}),
	rowOf('numpydoc', {version: '1.9.0', summary: 'Sphinx extension to support docstrings in Numpy format'}),
	rowOf('opencv-python', {attribute: 'opencv4', version: '4.12.0', via: 'cv2', summary: '日本語の要約もある: wrapper package for OpenCV'}),
	rowOf('pandas', {version: '2.3.1', mark: 'compiles', summary: 'Powerful data structures for data analysis'}),
	rowOf('poetry', {attribute: undefined, mark: 'program', summary: 'Python dependency management'}),
	rowOf('scikit-surprise', {attribute: undefined, mark: 'absent', reason: 'scikit-surprise is not in nixpkgs'}),
	rowOf('broken-thing', {mark: 'broken', reason: 'broken-thing is broken: nixpkgs refuses it'}),
];

/** Names that tests can find: all that begin with the query, or are found by it. */
export const finder: Finder = {
	isReady: () => true,
	find: query => known.filter(({name, via}) => name.includes(query) || via === query),
	whyNot: name => `${name} is not in nixpkgs`,
	rowOf: name => known.find(row => row.name === name) ?? rowOf(name, {attribute: undefined, mark: 'absent', reason: `${name} is not in nixpkgs`}),
};

export const reduce = createReducer(finder);

/** The state of a wizard in an empty folder, at its first step or another. */
export const stateAt = (step: StepBeforeWriting = 'style', change: Partial<State> = {}): State => enter({
	chosen: {
		style: 'shell', channel: defaultChannel, interpreter: 'python313', packages: [], tools: [], direnv: false, leftOut: [], update: false, overwrite: false,
	},
	kept: undefined,
	editing: undefined,
	written: undefined,
	screen: {step: 'style', cursor: 0},
	size: {columns: 80, rows: 24},
	today: new Date('2026-11-24T12:00:00Z'),
	help: false,
	details: new Map(),
	names: {label: '886,322 names, of 2026-11-20', pin: 'the list of nixos-26.05 at 5880666fd9eb'},
	offline: undefined,
	...change,
}, step, finder);

/** What comes of keys, written as `splitKeys` reads them. */
export const press = (state: State, keys: string): State => {
	let next = state;
	for (const key of splitKeys(keys)) {
		next = reduce(next, {type: 'key', key});
	}

	return next;
};

export const act = (state: State, ...actions: readonly Action[]): State => {
	let next = state;
	for (const action of actions) {
		next = reduce(next, action);
	}

	return next;
};

const report = (change: Partial<Report>): Report => ({
	directory: undefined,
	environment: {
		style: 'shell', interpreter: 'python313', packages: [], tools: [], pin: newestPin(defaultChannel), direnv: false, imports: [], permits: noPermits,
	},
	changes: [{
		path: 'shell.nix', before: undefined, after: '{ }\n', keepOriginal: false,
	}],
	written: false,
	warnings: [],
	isPinKnown: true,
	requirements: undefined,
	command: 'npx create-nix-python --style shell --python 3.13 --channel nixos-26.05 --yes',
	...change,
});

/** A preview of one new file, unless told. */
export const previewOf = (change: Partial<Report> = {}, lines = 60): Preview => ({
	nix: undefined,
	isTooOld: false,
	folder: '/home/ada/demo',
	report: report(change),
	panes: [
		{title: 'shell.nix', note: `new, ${lines} lines`, lines: Array.from({length: lines}, (_, index) => `+  line ${index + 1}`)},
		{title: 'Notes', note: '1 to know before you go on', lines: ['! Something that will hurt later.', '  and what to do about it']},
	],
});

/** The same where there is a Nix. */
export const previewWithNix = (change: Partial<Report> = {}): Preview => ({...previewOf(change), nix: '2.26.3'});

/** A failure that can be mended in two ways, and one thing that only a person can do. */
export const failingTests: Explanation = {
	code: 'failing-tests',
	title: '`pandas` builds, but its own tests fail.',
	evidence: ['FAILED tests/test_frame.py::test_sort - assert 1 == 2', '= 1 failed in 0.01s ='],
	actions: [
		{kind: 'skip-tests', attribute: 'pandas'},
		{kind: 'remove-package', attribute: 'pandas'},
		{kind: 'advise', text: 'its whole log: nix-store --read-log /nix/store/…-pandas.drv'},
	],
};

export const verificationOf = (kind: Verification['kind'], problems: readonly Explanation[] = []): Verification => ({
	kind, ways: [], problems, seconds: 41.2, logFile: kind === 'failed' ? '/home/ada/.cache/create-nix-python/verify.log' : undefined,
});

/** A wizard that has written its files and verifies them. */
export const verifying = (): State => {
	const ready = reduce(stateAt('preview'), {type: 'previewed', preview: previewWithNix()});
	return reduce(press(ready, '<enter> <enter>'), {type: 'written', report: {...previewOf().report, written: true}});
};

/** One whose verification has failed. */
export const failed = (): State => reduce(verifying(), {type: 'verify-ended', verification: verificationOf('failed', [failingTests])});

export const inTheWay = new Failure('not-ours', '`shell.nix` is there and not as this tool wrote it.', '`--overwrite` replaces what is there');
