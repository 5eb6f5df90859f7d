import type {Package} from '../../environment.js';
import {Failure} from '../../failure.js';
import {overridesOf, versionsOf} from '../reading/package-overrides.js';
import {readNixFile, type Reading} from '../reading/read.js';
import type {ShellReading} from '../reading/shell.js';
import type {Change} from './change.js';
import {setInterpreter} from './interpreter.js';
import {setOverride} from './overrides.js';
import {
	addPackage, addTool, removePackage, removeTool, setExtras,
} from './packages.js';
import {setPin} from './pin.js';
import {applySplices, type Splice} from './splice.js';
import type {Target} from './target.js';

/** Which shell of which file. */
export type Wanted = {
	/** The file's name, for messages. */
	readonly file: string;
	/** Which of the reading's shells. */
	readonly index: number;
	/** Arguments that another file of the same project calls this one with. */
	readonly given?: readonly string[];
};

type Step = (target: Target) => readonly Splice[];

/** Whether an override is to be made as asked: a package that is only now listed keeps what the file has for it. */
const isOverrideAsked = ({attribute, override}: Package, {shell}: Target): boolean =>
	override !== undefined || shell.packages.some(one => one.attribute === attribute);

const putSteps = (one: Package, before: Target): readonly Step[] => [
	target => addPackage(target, one.attribute),
	...(isOverrideAsked(one, before) ? [(target: Target) => setOverride(target, one.attribute, one.override)] : []),
	// One extra is put or taken at a time.
	...Array.from({length: one.extras.length + before.shell.extras.length + 1}, (): Step => target => setExtras(target, one.attribute, one.extras)),
];

const removeSteps = (attribute: string, before: Target): readonly Step[] => [
	target => setExtras(target, attribute, []),
	...before.shell.extras.filter(one => one.attribute === attribute).map((): Step => target => setExtras(target, attribute, [])),
	// An override that does more than take a version may be there for the packages that depend on it.
	...(overridesOf(before, attribute).every(({source, ...one}) => one.in && source?.isAll) ? [(target: Target) => setOverride(target, attribute, undefined)] : []),
	...before.shell.packages.filter(one => one.attribute === attribute).map((): Step => target => removePackage(target, attribute)),
];

const stepsOf = ({put, remove, addTools, removeTools, interpreter, pin}: Change, target: Target): readonly Step[] => [
	...(pin ? [(target: Target) => setPin(target, pin)] : []),
	...(interpreter === undefined ? [] : [(target: Target) => setInterpreter(target, interpreter)]),
	...remove.flatMap(attribute => removeSteps(attribute, target)),
	...put.flatMap(one => putSteps(one, target)),
	...removeTools.flatMap(path => target.shell.tools.filter(one => one.path === path).map((): Step => target => removeTool(target, path))),
	...addTools.map((path): Step => target => addTool(target, path)),
];

const targetAt = ({file, index, given}: Wanted, reading: Reading): Target | undefined => {
	const shell: ShellReading | undefined = reading.shells[index];
	return shell && {
		file, reading, shell, given,
	};
};

const unsafe = (file: string, why: string): Failure => new Failure(
	'cannot-edit',
	`\`${file}\` cannot be edited safely: ${why}; nothing was written.`,
	'change it by hand, or let `--overwrite` replace it, which keeps it as `.orig`',
);

const words = (set: Iterable<string>): string => [...new Set(set)].toSorted().join(' ');

/** The new text must read as exactly what was asked for, or it is not given out. */
const check = (before: Target, after: Target | undefined, change: Change): void => {
	const {put, remove, addTools, removeTools, interpreter} = change;
	const attributes = ({shell}: Target): readonly string[] => shell.packages.map(({attribute}) => attribute);
	const tools = ({shell}: Target): readonly string[] => shell.tools.map(({path}) => path);
	const expected = words([...attributes(before), ...put.map(({attribute}) => attribute)].filter(one => !remove.includes(one)));
	const expectedTools = words([...tools(before), ...addTools].filter(one => !removeTools.includes(one)));
	if (!after || words(attributes(after)) !== expected) {
		throw unsafe(before.file, 'its list of packages would not read as asked');
	}

	if (words(tools(after)) !== expectedTools) {
		throw unsafe(before.file, 'its list of tools would not read as asked');
	}

	if (after.shell.python.attribute !== (interpreter ?? before.shell.python.attribute)) {
		throw unsafe(before.file, 'its interpreter would not read as asked');
	}

	for (const {attribute, override} of put.filter(one => isOverrideAsked(one, before))) {
		if (versionsOf(after, attribute).some(version => version !== override?.version)) {
			throw unsafe(before.file, `the version of \`${attribute}\` would not read as asked`);
		}
	}
};

/** One step after another, each on the text that the one before left. */
const perform = (target: Target, wanted: Wanted, change: Change): Target | undefined => {
	let current: Target | undefined = target;
	for (const step of stepsOf(change, target)) {
		const splices: readonly Splice[] = current ? step(current) : [];
		if (current && splices.length > 0) {
			current = targetAt(wanted, readNixFile(applySplices(current.reading.text, splices)));
		}
	}

	return current;
};

/**
Changes one shell of a file, and nothing else in it: the smallest edit, in the file's own manner.

@returns The new text; the same one if nothing has to change.
@throws Failure `cannot-edit` (exit 1) where it can't be done safely, with what to write by hand.
*/
export const editShell = (wanted: Wanted, reading: Reading, change: Change): string => {
	const target = targetAt(wanted, reading);
	if (!target) {
		throw unsafe(wanted.file, 'there is no such shell in it');
	}

	let after: Target | undefined;
	try {
		after = perform(target, wanted, change);
	} catch (error) {
		throw error instanceof Failure && error.code === 'nix-syntax' ? unsafe(wanted.file, 'the result would not be Nix') : error;
	}

	check(target, after, change);
	return after!.reading.text;
};
