import path from 'node:path';
import {mergeAnswers, missingAnswers, type Answers} from './answers.js';
import {commandLine} from './command-line.js';
import {
	mapPermits, noPermits, normalise, type Environment,
} from './environment.js';
import {usageFailure} from './failure.js';
import type {Command} from './flags.js';
import {readFolder} from './io/folder.js';
import {literal} from './literal.js';
import {pythonVersion, requireInterpreter} from './nixpkgs/interpreters.js';
import type {Pin} from './nixpkgs/pins.js';
import {newestRelease, releaseOfChannel} from './nixpkgs/releases.js';
import type {Report} from './outcome.js';
import {readOwn} from './own-files.js';
import {managedPaths, plan} from './plan.js';
import {normaliseName} from './pypi/name.js';
import {resolvePackages} from './resolve/packages.js';
import {resolvePin} from './resolve/pin.js';
import {openSources} from './sources.js';
import type {World} from './world.js';

/** What is there, as answers. */
const answersFrom = ({style, interpreter, packages, tools, pin, direnv, imports, permits}: Environment): Answers => ({
	style,
	interpreter,
	packages: packages.map(one => ({kind: 'known', package: one})),
	tools,
	pin: {kind: 'known', pin},
	direnv,
	imports,
	permits,
});

/**
Takes packages and tools out again.

@throws Failure `not-there` (exit 2) for a name that nothing has.
*/
const withoutRemovals = (answers: Answers, removals: readonly string[]): Answers => {
	let {packages = [], tools = [], imports = [], permits = noPermits} = answers;
	const count = (): number => [packages, tools, imports, ...Object.values(permits)].reduce((sum, list) => sum + list.length, 0);
	for (const name of removals) {
		const before = count();
		packages = packages.filter(answer => answer.kind === 'wanted'
			|| ![answer.package.distribution, answer.package.attribute].includes(normaliseName(name)));
		tools = tools.filter(tool => tool !== name);
		imports = imports.filter(one => one !== name);
		permits = mapPermits(permits, names => names.filter(one => one !== name));
		if (count() === before) {
			throw usageFailure('not-there', `There is no package or tool ${literal(name)} to remove.`, 'the files that are there list what they have');
		}
	}

	return removals.length === 0
		? answers
		: {
			...answers, packages, tools, imports, permits,
		};
};

const requireAnswers = (answers: Answers, yes: boolean): void => {
	const missing = yes ? [] : missingAnswers(answers);
	if (missing.length > 0) {
		throw usageFailure('missing-answers', `There is no answer yet for ${missing.map(flag => `\`${flag}\``).join(', ')}.`, 'give them, or add `--yes` for the defaults');
	}
};

const defaultInterpreter = (pin: Pin): string => (releaseOfChannel(pin.channel) ?? newestRelease).defaultInterpreter;

/**
From a command line to what would be written, with nothing written yet.

What is there and what the flags say become one set of answers; defaults fill what is left.
*/
export const compose = async ({answers: given, removals, options}: Command, world: World): Promise<Report & {readonly folder: string}> => {
	const folder = path.resolve(world.cwd, options.directory);
	const existing = await readFolder(folder, managedPaths);
	const own = readOwn(existing);
	const before = own ? answersFrom(own.environment) : {};
	const answers = mergeAnswers(withoutRemovals(before, removals), given);
	requireAnswers(answers, options.yes);
	const sources = openSources(world, options);
	const {pin, warnings: pinWarnings} = await resolvePin(given.pin, options.update, own?.environment.pin, sources);
	const interpreter = answers.interpreter ?? defaultInterpreter(pin);
	requireInterpreter(interpreter, pin);
	const {packages, warnings} = await resolvePackages(answers.packages ?? [], pythonVersion(interpreter), sources);
	const environment = normalise({
		style: answers.style ?? 'shell',
		interpreter,
		packages,
		tools: answers.tools ?? [],
		pin,
		direnv: answers.direnv ?? false,
		imports: answers.imports ?? [],
		permits: answers.permits ?? noPermits,
	});
	const directory = options.directory === '.' ? undefined : options.directory;
	return {
		folder,
		directory,
		environment,
		changes: plan(environment, existing, own?.paths ?? new Set(), options.overwrite),
		written: false,
		warnings: [...pinWarnings, ...warnings],
		command: commandLine(environment, directory),
	};
};
