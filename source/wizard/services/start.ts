import type {Environment, Style} from '../../environment.js';
import type {Command} from '../../flags.js';
import {pinTime} from '../../nixpkgs/pins.js';
import {releaseOfChannel} from '../../nixpkgs/releases.js';
import {normaliseName} from '../../pypi/name.js';
import {standingEnvironment, type Standing} from '../../standing.js';
import {askedFor, ownPackage, withPackage} from '../state/choose-package.js';
import {interpreterChoices, releaseOf, type KeptPin} from '../state/choices.js';
import type {ChosenPackage, Start, StepBeforeWriting} from '../state/types.js';
import type {Remembered} from './settings.js';

const goes = (removals: readonly string[], ...names: readonly string[]): boolean =>
	removals.some(removal => names.includes(removal) || names.includes(normaliseName(removal)));

const startPackages = ({answers, removals}: Command, own: Environment | undefined): readonly ChosenPackage[] => {
	let packages: readonly ChosenPackage[] = (own?.packages ?? [])
		.filter(({distribution, attribute}) => !goes(removals, distribution, attribute))
		.map(one => ownPackage(one));
	for (const answer of answers.packages ?? []) {
		if (answer.kind === 'wanted') {
			packages = withPackage(packages, askedFor(answer.requirement));
		}
	}

	return packages;
};

const keptPin = ({answers: {pin}}: Command, {own: {environment}, found}: Standing): KeptPin | undefined => {
	const own = found?.pin ?? environment?.pin;
	if (pin?.kind === 'commit') {
		return {channel: pin.channel, time: undefined};
	}

	if (found && !found.isPinKnown && pin === undefined) {
		return {channel: found.pin.channel, time: undefined, isUnknown: true};
	}

	return own && (pin?.kind !== 'channel' || pin.channel === own.channel) ? {channel: own.channel, time: pinTime(own)} : undefined;
};

/** Nothing where the pin stays as it is, or is a commit that the command line names. */
const channelOf = ({answers: {pin}}: Command, kept: KeptPin | undefined, remembered: Remembered): string | undefined => {
	const asked = pin?.kind === 'channel' ? pin.channel : undefined;
	const channel = asked ?? (kept === undefined ? remembered.channel : kept.channel);
	return pin?.kind === 'commit' || releaseOfChannel(channel) === undefined ? undefined : channel;
};

/** The first of the wished interpreters that the release has, else its default. */
const interpreterFor = (channel: string | undefined, wished: ReadonlyArray<string | undefined>): string => {
	const choices = interpreterChoices(channel);
	return wished.find(one => choices.some(({interpreter}) => interpreter === one)) ?? releaseOf(channel).defaultInterpreter;
};

const firstOpen = (style: Style | undefined, interpreter: string | undefined): StepBeforeWriting =>
	style === undefined ? 'style' : (interpreter === undefined ? 'interpreter' : 'packages');

const filesOf = ({own, found}: Standing): string =>
	(found ? found.files.map(({path}) => path) : [...own.paths].filter(path => path.endsWith('.nix'))).join(', ');

/**
The answers to start with: the command line's, then those of the files that are there, then the remembered ones, then the defaults.
The first step is the first that has no answer from the command line: what is only remembered is still asked. Where files are
already, it is what of them to change.
*/
export const startOf = (command: Command, standing: Standing, remembered: Remembered): Start => {
	const own = standingEnvironment(standing);
	const {answers, options, removals} = command;
	const kept = keptPin(command, standing);
	const channel = channelOf(command, kept, remembered);
	const given = answers.interpreter ?? own?.interpreter;
	const style = answers.style ?? own?.style;
	const tools = (own?.tools ?? []).filter(tool => !goes(removals, tool));
	return {
		kept,
		editing: own && {files: filesOf(standing), isByHand: standing.found !== undefined},
		step: own ? 'edit' : firstOpen(style, given),
		chosen: {
			style: style ?? remembered.style ?? 'shell',
			channel,
			interpreter: interpreterFor(channel ?? kept?.channel, [given, remembered.interpreter]),
			packages: startPackages(command, own),
			tools: [...new Set([...tools, ...answers.tools ?? []])],
			direnv: answers.direnv ?? own?.direnv ?? false,
			leftOut: [],
			update: options.update,
			overwrite: options.overwrite,
		},
	};
};
