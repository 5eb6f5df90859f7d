import type {Explanation} from '../explanation.js';
import {lastLines} from '../facts.js';

/** Two ways in that are not one derivation: a file was changed by hand, or the lock does not fit. */
export const otherDerivation = (shell: string, flake: string): Explanation => ({
	code: 'two-derivations',
	title: 'shell.nix and flake.nix are not one derivation: what you get depends on how you enter.',
	evidence: [`nix-shell    ${shell}`, `nix develop  ${flake}`],
	actions: [{kind: 'flags', flags: '--style both --overwrite', why: 'writes both files anew'}],
});

/** The time that the user gave was not enough. */
export const tooSlow = (seconds: number, transcript: readonly string[]): Explanation => ({
	code: 'timeout',
	title: `It was not done after ${seconds} seconds, so it was stopped.`,
	evidence: lastLines(transcript, 5),
	actions: [{kind: 'advise', text: 'give it more with `--timeout SECONDS`; what is built already is kept'}],
});
