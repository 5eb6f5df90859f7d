import type {Action, Explanation} from './explanation.js';

/** The official ways to Nix (nixos.org/download, and the distributions' own packages). */
const ways: ReadonlyArray<readonly [where: string, command: string]> = [
	['Linux and macOS', 'curl --proto \'=https\' --tlsv1.2 -L https://nixos.org/nix/install | sh -s -- --daemon'],
	['Windows (WSL 2)', 'curl --proto \'=https\' --tlsv1.2 -L https://nixos.org/nix/install | sh -s -- --no-daemon'],
	['Debian, Ubuntu', 'sudo apt install nix-setup-systemd'],
	['Fedora', 'sudo dnf install nix'],
	['Arch Linux', 'sudo pacman -S nix'],
	['Alpine Linux', 'sudo apk add nix'],
];

export const installActions: readonly Action[] = ways.map(([why, command]) => ({kind: 'run', command, why}));

/** There is no Nix. Nothing about the files is wrong. */
export const withoutNix: Explanation = {
	code: 'no-nix',
	title: 'There is no Nix here, so nothing can be verified. The files are fine without it: they work wherever Nix is.',
	evidence: [],
	actions: [...installActions, {kind: 'advise', text: 'all the ways are at nixos.org/download; open a new terminal afterwards'}],
};

/** What to do where the Nix at hand is too old for a pin. */
export const oldestNixFor: readonly Action[] = [
	{kind: 'use-channel', channel: 'nixos-25.05'},
	{kind: 'run', command: 'sudo nix upgrade-nix', why: 'update a Nix that the official installer put here'},
	{kind: 'advise', text: 'a distribution\'s own Nix comes with a newer release of it, or from nixos.org/download'},
];
