import {evidence, find, type Recogniser} from '../facts.js';

/** What a flake in a git repository stumbles over, and a flake that does not fit. */
export const flake: Recogniser = ({lines, environment}) => {
	const owner = find(lines, /repository path '(?<path>[^']+)' is not owned by current user|detected dubious ownership in repository/);
	if (owner) {
		return {
			code: 'git-owner',
			title: 'The git repository belongs to another user, so Nix does not read it.',
			evidence: evidence(lines, owner.index),
			actions: [{kind: 'run', command: `git config --global --add safe.directory ${owner.groups.path ?? '.'}`, why: 'if you trust it'}],
		};
	}

	const untracked = find(lines, /getting status of '[^']*-source\/[^']*': No such file|path '[^']*-source\/[^']*' does not exist/)
		?? find(lines, /is not tracked by git|does not contain a '[^']*flake\.nix' file|does not exist in git repository/i);
	if (untracked) {
		const names = environment.style === 'both' ? 'flake.nix flake.lock shell.nix' : 'flake.nix flake.lock';
		return {
			code: 'untracked-flake',
			title: 'A flake sees only files that git tracks, and git does not track these yet.',
			evidence: evidence(lines, untracked.index, 3),
			actions: [
				{kind: 'flags', flags: '--git-add', why: 'makes them known to git without adding their contents'},
				{kind: 'run', command: `git add --intent-to-add ${names}`, why: 'the same by hand'},
			],
		};
	}

	const lock = find(lines, /requires lock file changes but they're not allowed|lock file contains (?:mutable|unlocked) lock|cannot update (?:unlocked|lock)/i);
	if (lock) {
		return {
			code: 'lock-does-not-fit',
			title: 'flake.lock does not fit flake.nix.',
			evidence: evidence(lines, lock.index),
			actions: [{kind: 'flags', flags: '--overwrite', why: 'writes both anew'}],
		};
	}

	const system = find(lines, /does not provide attribute '[^']*devShells\.(?<system>[\w-]+)\.default/);
	return system && {
		code: 'flake-without-system',
		title: `The flake has no environment for \`${system.groups.system!}\`.`,
		evidence: evidence(lines, system.index),
		actions: [{kind: 'advise', text: 'nixos-26.05 is the last release with x86_64-darwin; `--style shell` has no list of systems'}],
	};
};
