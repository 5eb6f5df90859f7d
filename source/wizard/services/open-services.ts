import fs from 'node:fs/promises';
import type {Command} from '../../flags.js';
import {namePlaces} from '../../io/name-store.js';
import {openNames, renewNames} from '../../name-search.js';
import {loadCatalogue, loadEmbeddedAttributes} from '../../data/catalogue.js';
import {pythonVersion} from '../../nixpkgs/interpreters.js';
import {newestPin, defaultChannel, type Pin} from '../../nixpkgs/pins.js';
import {attributeOf} from '../../nixpkgs/package-attribute.js';
import type {Report} from '../../outcome.js';
import {lookBefore, putBack, type Before} from '../../io/put-back.js';
import {learnPin} from '../../resolve/knowledge.js';
import {carryOut, prepare} from '../../scripted.js';
import type {Sources} from '../../sources.js';
import {readStanding, standingEnvironment, type Standing} from '../../standing.js';
import {verifyRequest} from '../../verified.js';
import type {Warning} from '../../warning.js';
import type {World} from '../../world.js';
import {chosenAfter} from '../state/after.js';
import type {Chosen, Start} from '../state/types.js';
import {
	emptyBook, finderOf, groundKey,
} from './book.js';
import {remember} from './memory.js';
import type {Services} from './services.js';
import {warmUp} from './warm-up.js';
import type {Remembered} from './settings.js';
import {startOf} from './start.js';
import {commandOf} from './wish.js';

type Setting = {
	readonly command: Command;
	readonly world: World;
	readonly sources: Sources;
	/** What is there; undefined as long as it is not known which of several shells is meant. */
	readonly standing: Standing | undefined;
	/** The answers that the questions start from. */
	readonly start: Start;
	readonly remembered: Remembered;
	/** The project's folder: absolute. */
	readonly folder: string;
};

const noNix: Warning = {
	code: 'no-nix',
	message: 'Nix is not on this machine yet, so nothing could be tried out.',
	hint: 'nixos.org/download installs it; then enter the environment with the command below',
};

/** Ends when either does. */
const either = (world: World, signal: AbortSignal): AbortSignal => AbortSignal.any([world.signal, signal]);

/** The wizard's ways to the world, over the same functions that scripted runs use. */
export const openServices = ({command: given, world, sources, standing, start, remembered, folder: root}: Setting): Services => {
	const book = emptyBook();
	const finder = finderOf(book);
	let nix: string | undefined;
	let command = given;
	let own = standing && standingEnvironment(standing);
	let {chosen: first} = start;
	/** What stood there before anything was written. */
	let before: Before | undefined;

	const pinOf = ({channel}: Chosen): Pin => {
		if (channel === undefined || channel === own?.pin.channel) {
			return own?.pin ?? newestPin(defaultChannel);
		}

		return newestPin(channel);
	};

	/** Another nixpkgs in place of the pin is none that the pin's release could tell of. */
	const isTooOld = ({warnings}: Report): boolean => command.options.nixpkgs === undefined && warnings.some(({code}) => code === 'nix-too-old');

	const open = async (): Promise<string> => {
		const [names, {about}, {attributes}] = await Promise.all([openNames(sources), loadCatalogue(), loadEmbeddedAttributes()]);
		book.index = names.index;
		book.about = about;
		book.attributes = attributes;
		return names.label;
	};

	let opened: Promise<string> | undefined;
	const openOnce = async (): Promise<string> => {
		opened ??= open();
		return opened;
	};

	/** When the stored list of all names was written; opening it anew takes a moment and is done for a new one only. */
	const listTime = async (): Promise<number | undefined> => {
		const {list} = namePlaces(sources.cacheDir, await sources.indexUrl());
		const status = await fs.stat(list).catch(() => undefined);
		return status?.mtimeMs;
	};

	const learn = async (chosen: Chosen, candidates: readonly string[], signal: AbortSignal): Promise<string> => {
		const {knowledge} = await learnPin({
			pin: pinOf(chosen), interpreter: chosen.interpreter, candidates, worthFetching: true,
		}, {...sources, process: {...sources.process, signal: either(world, signal), niceness: 10}});
		const key = groundKey(chosen);
		const facts = new Map([...book.knowledge.get(key)?.facts ?? [], ...knowledge.facts]);
		book.knowledge.set(key, {...knowledge, facts});
		return knowledge.label.replace(`${world.home}/`, '~/');
	};

	/** What is being learnt, so that whoever needs to know can wait for it. */
	const lessons = new Map<string, Promise<string>>();

	/** The pin's version; an evaluation knows only of those it was asked for. */
	const versionInPin = async (name: string, chosen: Chosen, signal: AbortSignal): Promise<string | undefined> => {
		const knowledge = book.knowledge.get(groundKey(chosen));
		const attribute = attributeOf(name, knowledge?.attributes ?? book.attributes);
		if (attribute !== undefined && knowledge?.kind === 'evaluation' && !knowledge.facts.has(attribute)) {
			await learn(chosen, [attribute], signal);
		}

		const version = attribute === undefined ? undefined : book.knowledge.get(groundKey(chosen))?.facts.get(attribute)?.version;
		return version === '' ? undefined : version;
	};

	return {
		finder,
		async openNames() {
			const label = await openOnce();
			await warmUp(finder, first, sources.http.offline);
			return label;
		},
		async renewNames() {
			const before = await listTime();
			const failure = await renewNames(sources);
			if (failure) {
				return {failure};
			}

			return await listTime() === before ? {} : {label: await open()};
		},
		async learn(chosen, signal) {
			const lesson = learn(chosen, chosen.packages.map(({name}) => name), signal);
			lessons.set(groundKey(chosen), lesson);
			return lesson;
		},
		async learnNames(names, chosen, signal) {
			await lessons.get(groundKey(chosen))?.catch(() => '');
			const knowledge = book.knowledge.get(groundKey(chosen));
			// A list says all of its versions, and what travels with the program none.
			const open = knowledge?.kind === 'evaluation'
				? names.flatMap(name => attributeOf(name, knowledge.attributes) ?? []).filter(attribute => !knowledge.facts.has(attribute))
				: [];
			if (open.length > 0) {
				await learn(chosen, open, signal);
			}

			return open.length > 0;
		},
		async details(name, chosen, signal) {
			const {detailsReader} = await import('./versions.js');
			const version = versionInPin(name, chosen, signal);
			const [details] = await Promise.all([sources.readProject(name, () => detailsReader(version), either(world, signal)), version]);
			return details;
		},
		async versions(name, chosen, signal) {
			// Which version is the pin's is the first thing to know here; that it can't be known is no reason to show none.
			await lessons.get(groundKey(chosen))?.catch(() => '');
			const [{versionRows}, project, version] = await Promise.all([
				import('./versions.js'), sources.project(name, either(world, signal)), versionInPin(name, chosen, signal),
			]);
			return versionRows(project, pythonVersion(chosen.interpreter), version);
		},
		async readList(text, chosen) {
			const [{readList}] = await Promise.all([import('./read-list.js'), openOnce()]);
			return readList(text, chosen, finder, world.system);
		},
		async preview(chosen, signal) {
			const [{panesOf}, prepared] = await Promise.all([
				import('./panes.js'),
				prepare(commandOf(command, chosen, own, first), {...world, terminal: undefined, signal: either(world, signal)}),
			]);
			nix = prepared.nix;
			const {folder, report} = prepared;
			return {
				nix, isTooOld: isTooOld(report), folder, report, panes: panesOf(report, chosen.leftOut),
			};
		},
		async write({folder, report}, chosen) {
			const {options} = commandOf(command, chosen, own, first);
			before ??= await lookBefore(folder, report.changes, world.env);
			const written = await carryOut({folder, report, nix}, options, world);
			await remember(world, {style: chosen.style, channel: chosen.channel, interpreter: chosen.interpreter});
			// From here on this is what is there, and questions start from it.
			own = report.environment;
			first = chosenAfter(chosen, report.environment);
			command = {
				...command, answers: {}, removals: [], requirements: {files: [], groups: []},
			};
			return nix === undefined ? {...written, warnings: [...written.warnings, noNix]} : written;
		},
		async openShell(name) {
			command = {...command, options: {...command.options, shell: name}};
			const found = await readStanding(root, command.options, command.answers);
			const opened = startOf(command, found, remembered);
			own = standingEnvironment(found);
			first = opened.chosen;
			return opened;
		},
		async verify({report, folder}, {signal, onEvent, confirm}) {
			const {verify} = await import('../../io/verify/verify.js');
			return verify({
				...verifyRequest(report, folder, command.options, {...world, signal: either(world, signal)}), onEvent, confirm,
			});
		},
		async mend(written, action) {
			const [{panesOf}, {mendedReport}] = await Promise.all([import('./panes.js'), import('./mend.js')]);
			const report = await mendedReport(written, action, command.options);
			return {
				nix, isTooOld: isTooOld(report), folder: written.folder, report, panes: panesOf(report),
			};
		},
		async undo({folder, report}) {
			await putBack({...before!, folder, changes: report.changes}, world.env);
		},
	};
};
