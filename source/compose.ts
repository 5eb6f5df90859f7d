import path from 'node:path';
import {mergeAnswers, type Answers, type PackageAnswer} from './answers.js';
import {commandLine} from './command-line.js';
import {
	mapPermits, noPermits, normalise, type Environment,
} from './environment.js';
import type {Existing} from './existing.js';
import {usageFailure} from './failure.js';
import type {Command, Options} from './flags.js';
import {folderWarnings} from './folder-or-package.js';
import {requireReadable} from './io/folder.js';
import {literal} from './literal.js';
import {nearest} from './nearest.js';
import {requireInterpreter} from './nixpkgs/interpreters.js';
import type {Pin} from './nixpkgs/pins.js';
import {newestRelease, releaseOfChannel} from './nixpkgs/releases.js';
import type {Report} from './outcome.js';
import {normaliseName} from './pypi/name.js';
import {lookUpPackages} from './resolve/look-up.js';
import type {ResolvedPackages} from './resolve/packages.js';
import type {Listed} from './resolve/requirements.js';
import {resolvePin} from './resolve/pin.js';
import {checkTools} from './resolve/tools.js';
import {openSources, type Sources} from './sources.js';
import {changesTo, readStanding, requireAnswers} from './standing.js';
import {validateEnvironment} from './validate-environment.js';
import type {Warning} from './warning.js';
import {envrcWarnings} from './warnings.js';
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
		packages = packages.filter(answer => answer.kind !== 'known'
			|| ![answer.package.distribution, answer.package.attribute].includes(normaliseName(name)));
		tools = tools.filter(tool => tool !== name);
		imports = imports.filter(one => one !== name);
		permits = mapPermits(permits, names => names.filter(one => one !== name));
		if (count() === before) {
			const near = nearest(name, [
				...packages.flatMap(answer => answer.kind === 'known' ? [answer.package.distribution] : []), ...tools, ...imports, ...Object.values(permits).flat(),
			]);
			throw usageFailure(
				'not-there',
				`There is no package or tool ${literal(name)} to remove.`,
				near === undefined ? 'the files that are there list what they have' : `did you mean \`--remove ${near}\`?`,
			);
		}
	}

	return removals.length === 0
		? answers
		: {
			...answers, packages, tools, imports, permits,
		};
};

/** What requirements files add: an interpreter, packages, and what has to be said of the rest. */
type FromFiles = {readonly interpreter: string} & Listed;

/**
Chooses the interpreter, and reads what requirements files list for it.

@param chosen - The interpreter that was asked for, if any.
*/
const readListed = async ({files, groups}: Command['requirements'], chosen: string | undefined, pin: Pin, world: World): Promise<FromFiles> => {
	const release = releaseOfChannel(pin.channel) ?? newestRelease;
	if (files.length === 0) {
		return {
			interpreter: chosen ?? release.defaultInterpreter, packages: [], skipped: [], warnings: [],
		};
	}

	const {listedPackages, readRequirementFiles, wishedInterpreter} = await import('./resolve/requirements.js');
	const read = await readRequirementFiles(files, world);
	const interpreter = chosen ?? wishedInterpreter(read, release) ?? release.defaultInterpreter;
	return {interpreter, ...listedPackages(read, interpreter, world.system, groups)};
};

/** Packages that are known already need no knowledge of the pin, which is loaded for those that are looked up. */
const lookUp = async (answers: readonly PackageAnswer[], pin: Pin, interpreter: string, sources: Sources): Promise<ResolvedPackages> => {
	const known = answers.flatMap(answer => answer.kind === 'known' ? [answer.package] : []);
	if (known.length === answers.length) {
		return {packages: known, warnings: [], entries: []};
	}

	return lookUpPackages(answers, pin, interpreter, sources);
};

/** What `--update` changes, told by both pins as far as they are known without a download. */
const reportUpdate = async ({update}: Options, environment: Environment, before: Pin | undefined, sources: Sources): Promise<readonly Warning[]> => {
	if (!update || !before || before.rev === environment.pin.rev) {
		return [];
	}

	const [{learnPin}, {updateReport}] = await Promise.all([import('./resolve/knowledge.js'), import('./update-report.js')]);
	const [old, fresh] = await Promise.all([before, environment.pin].map(async pin => {
		const {knowledge} = await learnPin({
			pin, interpreter: environment.interpreter, candidates: environment.packages.map(({attribute}) => attribute), worthFetching: false,
		}, sources);
		return {pin, knowledge};
	}));
	return updateReport(environment, old!, fresh!);
};

/** Defaults fill what nobody has answered. */
const withDefaults = (answers: Answers, known: Pick<Environment, 'interpreter' | 'packages' | 'pin'>): Environment => ({
	...known,
	style: answers.style ?? 'shell',
	tools: answers.tools ?? [],
	direnv: answers.direnv ?? false,
	imports: answers.imports ?? [],
	permits: answers.permits ?? noPermits,
});

/** `python3` is an answer too: what it stands for depends on the pin. */
const answered = (answers: Answers, found: Existing | undefined): Answers => found ? {...answers, interpreter: answers.interpreter ?? found.interpreter} : answers;

/**
From a command line to what would be written, with nothing written yet.

What is there and what the flags say become one set of answers; defaults fill what is left.
*/
export const compose = async (command: Command, world: World): Promise<Report & {readonly folder: string}> => {
	const {answers: given, requirements, removals, options} = command;
	const folder = path.resolve(world.cwd, options.directory);
	const standing = await readStanding(folder, options, given);
	const {own, found} = standing;
	const before = found?.answers ?? (own.environment ? answersFrom(own.environment) : {});
	const answers = mergeAnswers(withoutRemovals(before, removals), given);
	requireAnswers(answered(requirements.files.length > 0 ? {...answers, packages: answers.packages ?? []} : answers, found), options.yes);
	const sources = openSources(world, options, folder);
	const {pin, warnings: pinWarnings} = await resolvePin(given.pin, options.update, found?.pin ?? own.environment?.pin, sources);
	const listed = await readListed(requirements, answers.interpreter, pin, world);
	const {interpreter} = listed;
	requireInterpreter(interpreter, pin);
	const [{packages, warnings, entries}, toolWarnings] = await Promise.all([
		lookUp([...answers.packages ?? [], ...listed.packages], pin, interpreter, sources),
		checkTools(given.tools ?? [], pin, interpreter, sources),
	]);
	const environment = normalise(validateEnvironment(withDefaults(answers, {interpreter, packages, pin})));
	const moved = await reportUpdate(options, environment, found?.isPinKnown === false ? undefined : found?.pin ?? own.environment?.pin, sources);
	const changes = await changesTo(standing, environment, {interpreter: given.interpreter, pin: given.pin, update: options.update}, options.overwrite);
	requireReadable(standing.existing, changes.map(({path}) => path));
	const directory = options.directory === '.' ? undefined : options.directory;
	return {
		folder,
		directory,
		environment,
		changes,
		written: false,
		warnings: [
			await folderWarnings(command, folder),
			found?.warnings ?? [],
			pinWarnings,
			moved,
			listed.warnings,
			warnings,
			toolWarnings,
			envrcWarnings(environment, standing.existing, changes),
		].flat(),
		requirements: requirements.files.length > 0 ? [...entries, ...listed.skipped] : undefined,
		command: commandLine(environment, directory),
	};
};
