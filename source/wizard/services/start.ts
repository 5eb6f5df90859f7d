import type {Package} from '../../environment.js';
import type {Command} from '../../flags.js';
import {pinTime, type Pin} from '../../nixpkgs/pins.js';
import {releaseOfChannel} from '../../nixpkgs/releases.js';
import {normaliseName} from '../../pypi/name.js';
import {askedFor, withPackage} from '../state/choose-package.js';
import {interpreterChoices, releaseOf, type KeptPin} from '../state/choices.js';
import type {
	Chosen, ChosenPackage, StepBeforeWriting,
} from '../state/types.js';
import type {Environment} from '../../environment.js';
import type {Remembered} from './memory.js';

const ownLabel = ({distribution, extras, override}: Package): string =>
	distribution + (extras.length > 0 ? `[${extras.join(',')}]` : '') + (override ? `==${override.version}` : '');

const goes = (removals: readonly string[], ...names: readonly string[]): boolean =>
	removals.some(removal => names.includes(removal) || names.includes(normaliseName(removal)));

const startPackages = ({answers, removals}: Command, own: Environment | undefined): readonly ChosenPackage[] => {
	let packages: readonly ChosenPackage[] = (own?.packages ?? [])
		.filter(({distribution, attribute}) => !goes(removals, distribution, attribute))
		.map(one => ({
			kind: 'own', name: one.distribution, label: ownLabel(one), package: one,
		}));
	for (const answer of answers.packages ?? []) {
		if (answer.kind === 'wanted') {
			packages = withPackage(packages, askedFor(answer.requirement));
		}
	}

	return packages;
};

const keptPin = ({answers: {pin}}: Command, own: Pin | undefined): KeptPin | undefined => {
	if (pin?.kind === 'commit') {
		return {channel: pin.channel, time: undefined};
	}

	return own && (pin?.kind !== 'channel' || pin.channel === own.channel) ? {channel: own.channel, time: pinTime(own)} : undefined;
};

/** What the first screen starts from. */
export type Start = {readonly chosen: Chosen; readonly step: StepBeforeWriting; readonly kept: KeptPin | undefined};

/**
The answers to start with: the command line's, then those of the files that are there, then the remembered ones, then the defaults.
The first step is the first that has no answer from the command line or the files: what is only remembered is still asked.
*/
export const startOf = (command: Command, own: Environment | undefined, remembered: Remembered): Start => {
	const {answers, options} = command;
	const kept = keptPin(command, own?.pin);
	const asked = answers.pin?.kind === 'channel' ? answers.pin.channel : undefined;
	const lasting = kept === undefined ? remembered.channel : undefined;
	const channel = asked ?? kept?.channel ?? lasting;
	const known = releaseOfChannel(channel) === undefined ? undefined : channel;
	const fits = (interpreter: string | undefined): interpreter is string =>
		interpreterChoices(known).some(choice => choice.interpreter === interpreter);
	const given = answers.interpreter ?? own?.interpreter;
	const interpreter = [given, remembered.interpreter].find(one => fits(one)) ?? releaseOf(known).defaultInterpreter;
	const style = answers.style ?? own?.style;
	return {
		kept,
		step: style === undefined ? 'style' : (given === undefined ? 'interpreter' : 'packages'),
		chosen: {
			style: style ?? remembered.style ?? 'shell',
			channel: answers.pin?.kind === 'commit' ? undefined : known,
			interpreter,
			packages: startPackages(command, own),
			tools: [...new Set([...(own?.tools ?? []).filter(tool => !goes(command.removals, tool)), ...answers.tools ?? []])],
			direnv: answers.direnv ?? own?.direnv ?? false,
			overwrite: options.overwrite,
		},
	};
};
