import type {Action} from '../explanation.js';
import {evidence, find, type Recogniser} from '../facts.js';

const ping = (host: string): Action =>
	({kind: 'run', command: `nix store ping --extra-experimental-features nix-command --store ${host}`, why: 'tells whether Nix can use that machine'});

/** Nothing here can build for the machine that is wanted. */
export const noBuilder: Recogniser = ({lines, warnings}) => {
	const found = find(lines, /a '(?<system>[\w-]+)' with features .* is required to build|Failed to find a machine for remote build|unable to start any build/);
	const unreachable = find(warnings, /^cannot build on '(?<host>[^']+)'/);
	return found && {
		code: 'no-builder',
		title: `No machine that Nix knows can build this${found.groups.system ? ` for \`${found.groups.system}\`` : ''}${unreachable ? `: \`${unreachable.groups.host!}\` does not answer` : ''}.`,
		evidence: [...(unreachable ? evidence(warnings, unreachable.index) : []), ...evidence(lines, found.index, 2)],
		actions: [
			...(unreachable ? [ping(unreachable.groups.host!)] : []),
			{kind: 'flags', flags: '--builders \'ssh://HOST SYSTEM\'', why: 'lets another machine build it'},
			{kind: 'flags', flags: '--nix-option max-jobs auto', why: 'lets this machine build, if your settings forbid it'},
		],
	};
};
