import type {Environment} from '../../environment.js';
import type {Command} from '../../flags.js';
import {normaliseName} from '../../pypi/name.js';
import type {Chosen} from '../state/types.js';

/** What of the files that are there is to go. */
const removalsOf = (chosen: Chosen, own: Environment | undefined): readonly string[] => {
	const stays = new Set(chosen.packages.filter(({kind}) => kind === 'own').map(({name}) => name));
	return [
		...(own?.packages ?? []).map(({distribution}) => distribution).filter(name => !stays.has(name)),
		...(own?.tools ?? []).filter(tool => !chosen.tools.includes(tool)),
	];
};

/** Names that the command line takes out and that nothing has: left in, so that it is said. */
const unheard = (removals: readonly string[], own: Environment | undefined): readonly string[] => {
	const names = new Set([...(own?.packages ?? []).flatMap(({distribution, attribute}) => [distribution, attribute]), ...own?.tools ?? []]);
	return removals.filter(name => !names.has(name) && !names.has(normaliseName(name)));
};

/**
The command line that says the same as the answers: from here on the wizard goes the way of every scripted run.

@param base - What the wizard was started with.
@param own - What the files that are there hold.
@param start - The answers that the questions started from: what of the files nobody changed is not asked for anew.
*/
export const commandOf = (base: Command, chosen: Chosen, own: Environment | undefined, start: Chosen): Command => {
	const {style, channel, interpreter, packages, tools, direnv, update, overwrite} = chosen;
	const kept = <T>(answer: T, before: T, given: T | undefined): T | undefined => own && answer === before ? given : answer;
	return {
		...base,
		answers: {
			...base.answers,
			style: kept(style, start.style, base.answers.style),
			interpreter: kept(interpreter, start.interpreter, base.answers.interpreter),
			packages: packages.flatMap(one => one.kind === 'asked' ? [{kind: 'wanted' as const, requirement: one.requirement}] : []),
			tools: tools.filter(tool => !(own?.tools ?? []).includes(tool)),
			pin: channel === undefined || (own && channel === start.channel) ? base.answers.pin : {kind: 'channel', channel},
			direnv: kept(direnv, start.direnv, base.answers.direnv),
		},
		removals: [...removalsOf(chosen, own), ...unheard(base.removals, own)],
		options: {
			...base.options, yes: true, update, overwrite,
		},
	};
};
