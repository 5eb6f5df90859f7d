import type {Environment} from './environment.js';
import {interpreterTitle} from './nixpkgs/interpreters.js';
import {releaseOfChannel} from './nixpkgs/releases.js';
import {usesNix, type ExistingFiles, type FileChange} from './plan.js';
import {isOlder} from './version-order.js';
import type {Warning} from './warning.js';

/** What this machine is, as far as it matters to an environment. */
export type Machine = {
	/** `2.18.1`; undefined where there is no Nix. */
	readonly nixVersion: string | undefined;
};

/** Flakes came with Nix 2.4. */
const oldestNixWithFlakes = '2.4';

/** From here on a flake.lock needs no `lastModified`. */
const oldestNixWithoutTimes = '2.19';

const interpreterWarnings = ({interpreter, pin}: Environment): readonly Warning[] => {
	const release = releaseOfChannel(pin.channel);
	if (!release || release.prebuilt.includes(interpreter)) {
		return [];
	}

	return [{
		code: 'will-compile',
		message: `No binary cache has the packages of ${interpreterTitle(interpreter)} in ${pin.channel!}: each one is compiled on your machine.`,
		hint: `prebuilt are ${release.prebuilt.map(name => interpreterTitle(name)).join(' and ')}: \`--python ${release.prebuilt.at(-1)!}\``,
	}];
};

const nixWarnings = ({style, pin}: Environment, {nixVersion}: Machine): readonly Warning[] => {
	const minimal = releaseOfChannel(pin.channel)?.minimalNix;
	if (nixVersion === undefined) {
		return [];
	}

	if (minimal !== undefined && isOlder(nixVersion, minimal)) {
		return [{
			code: 'nix-too-old',
			message: `${pin.channel!} needs Nix ${minimal}, and here is Nix ${nixVersion}: it will refuse to evaluate.`,
			hint: 'update Nix (nixos.org/download), or take a release that it can evaluate: `--channel nixos-25.05`',
		}];
	}

	if (style !== 'shell' && isOlder(nixVersion, oldestNixWithFlakes)) {
		return [{
			code: 'nix-without-flakes',
			message: `Flakes need Nix ${oldestNixWithFlakes}, and here is Nix ${nixVersion}.`,
			hint: 'update Nix (nixos.org/download), or use `--style shell`',
		}];
	}

	return style !== 'shell' && pin.lastModified === undefined && isOlder(nixVersion, oldestNixWithoutTimes)
		? [{
			code: 'lock-without-time',
			message: `The time of the commit is not known, and Nix ${nixVersion} needs it in flake.lock: it will lock anew over the network.`,
			hint: `add the time of the commit, as in \`--date 2026-08-20T05:42:21Z\`, or use Nix ${oldestNixWithoutTimes}`,
		}]
		: [];
};

/** What will hurt later, seen from the environment and the machine alone. */
export const foreseen = (environment: Environment, machine: Machine): readonly Warning[] => [
	...interpreterWarnings(environment),
	...nixWarnings(environment, machine),
];

/** A flake sees only what git tracks. */
export const untrackedWarning = (paths: readonly string[]): Warning => ({
	code: 'untracked-flake',
	message: `A flake sees only files that git tracks, and git does not track ${paths.map(path => `\`${path}\``).join(', ')} yet.`,
	hint: `\`git add --intent-to-add ${paths.join(' ')}\`, or run again with \`--git-add\``,
});

/** What git tracks can't be told, and a flake sees nothing else. */
export const gitUnavailable = (paths: readonly string[], complaint: string): Warning => ({
	code: 'git-unavailable',
	message: `Whether git tracks ${paths.map(path => `\`${path}\``).join(', ')} could not be asked: ${complaint}`,
	hint: `a flake sees only files that git tracks: mend that, then \`git add --intent-to-add ${paths.join(' ')}\``,
});

/** Somebody's own .envrc is never touched, and enters no environment by itself. */
export const envrcWarnings = ({direnv, style}: Environment, existing: ExistingFiles, changes: readonly FileChange[]): readonly Warning[] => {
	const envrc = existing.get('.envrc');
	if (!direnv || envrc === undefined || usesNix(envrc) || changes.some(({path}) => path === '.envrc')) {
		return [];
	}

	return [{
		code: 'envrc-not-ours',
		message: 'There is an `.envrc` of your own, which stays as it is and does not enter the environment.',
		hint: `add the line \`use ${style === 'flake' ? 'flake' : 'nix'}\` to .envrc`,
	}];
};
