import type {Action, Explanation} from './explanation.js';

const official = 'curl --proto \'=https\' --tlsv1.2 -L https://nixos.org/nix/install | sh';

/** The official ways to Nix (nixos.org/download, and the distributions' own packages). */
const ways: ReadonlyArray<readonly [where: string, command: string]> = [
	['Linux', `${official} -s -- --daemon`],
	['macOS', official],
	['Windows (WSL 2)', `${official} -s -- --no-daemon`],
	['Debian, Ubuntu', 'sudo apt install nix-setup-systemd'],
	['Fedora', 'sudo dnf install nix'],
	['Arch Linux', 'sudo pacman -S nix'],
	['Alpine Linux', 'sudo apk add nix'],
];

const systems: Readonly<Record<string, string>> = {linux: 'Linux', darwin: 'macOS', win32: 'Windows (WSL 2)'};

/** The ways, that of this operating system (as `process.platform` names it) first. */
const waysFor = (platform: string): typeof ways => {
	const first = ways.filter(([where]) => where === systems[platform]);
	return [...first, ...ways.filter(way => !first.includes(way))];
};

/** The official way to Nix on an operating system. */
export const installCommand = (platform: string): string => waysFor(platform)[0]![1];

/** There is no Nix. Nothing about the files is wrong. */
export const withoutNix = (platform: string): Explanation => ({
	code: 'no-nix',
	title: 'There is no Nix here, so nothing can be verified. The files are fine without it: they work wherever Nix is.',
	evidence: [],
	actions: [
		...waysFor(platform).map(([why, command]): Action => ({kind: 'run', command, why})),
		{kind: 'advise', text: 'all the ways are at nixos.org/download; open a new terminal afterwards'},
	],
});

/** What to do where the Nix at hand is too old for a pin. */
export const oldestNixFor: readonly Action[] = [
	{kind: 'use-channel', channel: 'nixos-25.05'},
	{kind: 'run', command: 'sudo nix upgrade-nix', why: 'update a Nix that the official installer put here'},
	{kind: 'advise', text: 'a distribution\'s own Nix comes with a newer release of it, or from nixos.org/download'},
];
