import type {Explanation} from '../explanation.js';
import {lastLines, type Facts} from '../facts.js';

/** Two ways in that are not one derivation: a file was changed by hand, or the lock does not fit. */
export const otherDerivation = (shell: string, flake: string): Explanation => ({
	code: 'two-derivations',
	title: 'shell.nix and flake.nix are not one derivation: what you get depends on how you enter.',
	evidence: [`nix-shell    ${shell}`, `nix develop  ${flake}`],
	actions: [{kind: 'flags', flags: '--style both --overwrite', why: 'writes both files anew'}],
});

/** Somebody else has ended Nix. */
export const killed = (signal: string, {way, all}: Pick<Facts, 'way' | 'all'>): Explanation => ({
	code: 'nix-killed',
	title: `\`${way}\` was killed in its middle (${signal})${signal === 'SIGKILL' ? ': a machine does this that runs out of memory' : ''}.`,
	evidence: lastLines(all, 5),
	actions: [
		{kind: 'run', command: 'sudo dmesg | grep -i "out of memory"', why: 'shows whether it was for memory'},
		{kind: 'flags', flags: '--nix-option max-jobs 1 --nix-option cores 1', why: 'builds one thing at a time'},
	],
});

/**
The time that the user gave was not enough.

@param running - What was being built then, or else what it was doing.
*/
export const tooSlow = (seconds: number, running: readonly string[]): Explanation => ({
	code: 'timeout',
	title: `It was not done after ${seconds} seconds, so it was stopped${running.length > 0 ? ` while ${running[0]!.replace(/: .*$/, '')}` : ''}.`,
	evidence: running,
	actions: [{kind: 'advise', text: 'give it more with `--timeout SECONDS`; what is built already is kept'}],
});
