import {
	normalise, type Environment, type Override, type Package, type Style,
} from './environment.js';
import {Failure} from './failure.js';
import {
	channels, embeddedPin, newestPin, type Pin,
} from './nixpkgs/pins.js';
import {renderFiles, type ExistingFiles} from './plan.js';
import {validateEnvironment} from './validate-environment.js';

/** What this tool wrote earlier and nobody has changed since. */
export type OwnFiles = {
	/** Undefined where no file holds a whole environment of ours. */
	readonly environment: Environment | undefined;
	/** The files that are exactly as this tool writes them. */
	readonly paths: ReadonlySet<string>;
};

/** An attribute name as `attributeName` writes it. */
const name = String.raw`(?:[\w'-]+|"[^"]*")`;

const bare = (written: string): string => written.replaceAll('"', '');

const capture = (text: string, pattern: RegExp): string | undefined => pattern.exec(text)?.[1];

const overridesIn = (text: string): ReadonlyMap<string, Override> => {
	const field = (key: string): string => String.raw`\s+${key} = "(?<${key}>[^"]*)";`;
	const pattern = new RegExp(
		String.raw`(?<attribute>${name}) = pyprev\.\S+\.overridePythonAttrs \(old: \{\s+version = "[^"]*";\s+src = final\.fetchPypi \{`
		+ `${field('pname')}${field('version')}(?:${field('extension')})?${field('hash')}`,
		'g',
	);
	return new Map([...text.matchAll(pattern)].map(({groups}) => [bare(groups!.attribute!), {
		version: groups!.version!,
		stem: groups!.pname!,
		extension: groups!.extension ?? 'tar.gz',
		hash: groups!.hash!,
	}]));
};

const packagesIn = (text: string): readonly Package[] => {
	const overrides = overridesIn(text);
	const extras = [...text.matchAll(new RegExp(String.raw`\+\+ ps\.(?<attribute>${name})\.optional-dependencies\.(?<extra>${name})`, 'g'))]
		.map(({groups}) => ({attribute: bare(groups!.attribute!), extra: bare(groups!.extra!)}));
	const entries = text.matchAll(new RegExp(String.raw`^ +ps\.(${name})(?: # (?:(\S+) on PyPI)?.*)?$`, 'gm'));
	return [...entries].map(([, written, distribution]) => {
		const attribute = bare(written!);
		return {
			attribute,
			distribution: distribution ?? attribute,
			extras: extras.filter(one => one.attribute === attribute).map(({extra}) => extra),
			override: overrides.get(attribute),
		};
	});
};

const toolsIn = (text: string): readonly string[] =>
	[...text.matchAll(/^ +pkgs\.(\S+)$/gm)].map(([, path]) => bare(path!));

const importsIn = (text: string): readonly string[] =>
	capture(text, /^# Imports to check: (.+)$/m)?.split(', ') ?? [];

const pinInShell = (text: string): Pin | undefined => {
	const rev = capture(text, /archive\/([\da-f]{40})\.tar\.gz"/);
	const hash = capture(text, /sha256 = "(sha256-[^"]+)"/);
	const time = capture(text, /# The pin: .* as of (\S+ \S+) UTC\./);
	return rev && hash
		? {
			channel: capture(text, /# The pin: (nix\S+?)(?: as of|\. )/),
			rev,
			hash,
			lastModified: time === undefined ? undefined : Date.parse(`${time.replace(' ', 'T')}Z`) / 1000,
		}
		: undefined;
};

/** The pin in a flake.lock of ours; its channel is the branch that the lock follows. */
const pinInLock = (lock: string): Pin | undefined => {
	const rev = capture(lock, /"rev": "([\da-f]{40})",\n\s+"type": "github"\n\s+},\n\s+"original"/);
	const hash = capture(lock, /"narHash": "([^"]+)"/);
	const lastModified = capture(lock, /"lastModified": (\d+)/);
	return rev && hash
		? {
			channel: capture(lock, /"ref": "([^"]+)"/),
			rev,
			hash,
			lastModified: lastModified === undefined ? undefined : Number(lastModified),
		}
		: undefined;
};

const channelInFlake = (flake: string): string | undefined => capture(flake, /inputs\.nixpkgs\.url = "github:NixOS\/nixpkgs\/(nix[^"]+)"/);

const revInFlake = (flake: string): string | undefined => capture(flake, /inputs\.nixpkgs\.url = "github:NixOS\/nixpkgs\/([\da-f]{40})"/);

const isDirenvOurs = (files: ExistingFiles): boolean => /^use (?:nix|flake)\n$/.test(files.get('.envrc') ?? '');

/** What a text says, if it is one of ours. */
const environmentIn = (text: string, style: Style, pin: Pin | undefined, direnv: boolean): Environment | undefined => {
	const interpreter = capture(text, /\(pkgs\.(\w+)\.withPackages \(/);
	return pin && interpreter !== undefined
		? {
			style, interpreter, packages: packagesIn(text), tools: toolsIn(text), pin, direnv, imports: importsIn(text),
		}
		: undefined;
};

/** Whether a file is exactly what an environment gives; what is not even valid gives nothing. */
const isRendered = (environment: Environment | undefined, path: string, text: string): environment is Environment => {
	try {
		return environment !== undefined && renderFiles(normalise(validateEnvironment(environment)), new Map()).get(path) === text;
	} catch (error) {
		if (error instanceof Failure) {
			return false;
		}

		throw error;
	}
};

/** What a whole flake.nix may be pinned to: by its lock, or, where that is lost or of another commit, by what is known here. */
const pinsOfFlake = (flake: string, lock: string): readonly Pin[] => {
	const channel = channelInFlake(flake);
	const rev = revInFlake(flake);
	const locked = pinInLock(lock);
	return [
		locked && {...locked, channel},
		rev === undefined ? undefined : embeddedPin(rev),
		channel !== undefined && channels.includes(channel) ? newestPin(channel) : undefined,
	].filter(pin => pin !== undefined);
};

/** The environment of the file that holds all of it: a shell.nix, or else a flake.nix with its lock. */
const readMain = (files: ExistingFiles): Environment | undefined => {
	const direnv = isDirenvOurs(files);
	const shell = files.get('shell.nix');
	const inShell = shell === undefined
		? undefined
		: (['shell', 'both'] as const)
			.map(style => environmentIn(shell, style, pinInShell(shell), direnv))
			.find(environment => isRendered(environment, 'shell.nix', shell));
	if (inShell) {
		return inShell;
	}

	const flake = files.get('flake.nix');
	return flake === undefined
		? undefined
		: pinsOfFlake(flake, files.get('flake.lock') ?? '')
			.map(pin => environmentIn(flake, 'flake', pin, direnv))
			.find(environment => isRendered(environment, 'flake.nix', flake));
};

/** Stands for what a file does not say, and what its text therefore does not depend on. */
const anyPin: Pin = {rev: '0'.repeat(40), hash: `sha256-${'A'.repeat(43)}=`};

/** Whether a flake.nix is a thin one of ours: nothing is in it that could be lost. */
const isOwnThinFlake = (flake: string): boolean => [undefined, ...channels]
	.map((channel): Environment => ({
		style: 'both', interpreter: 'python313', packages: [], tools: [], pin: {...anyPin, rev: revInFlake(flake) ?? anyPin.rev, channel}, direnv: false, imports: [],
	}))
	.some(environment => isRendered(environment, 'flake.nix', flake));

/** Whether a flake.nix is a whole one of ours, whatever lies beside it. */
const isOwnWholeFlake = (flake: string): boolean => {
	const pin = {...anyPin, rev: revInFlake(flake) ?? anyPin.rev, channel: channelInFlake(flake)};
	return isRendered(environmentIn(flake, 'flake', pin, false), 'flake.nix', flake);
};

const isOwnLock = (lock: string): boolean => {
	const pin = pinInLock(lock);
	return pin !== undefined && isRendered({
		style: 'flake', interpreter: 'python313', packages: [], tools: [], pin, direnv: false, imports: [],
	}, 'flake.lock', lock);
};

/**
Reads an environment back from files of our own.

The reading may be as simple as this because nothing is believed: only a file that the environment read from it renders
to again, byte for byte, is ours. Whatever a person changed, or another version of this tool wrote, is not.

Each file is judged by itself as well, since a run that was killed leaves some of the old beside some of the new.
*/
export const readOwn = (files: ExistingFiles): OwnFiles => {
	const environment = readMain(files);
	const rendered = environment ? renderFiles(environment, files) : new Map<string, string>();
	const isOwn = (path: string, text: string): boolean => rendered.get(path) === text
		|| (path === 'flake.nix' && isOwnThinFlake(text))
		// Beside a shell.nix of ours a whole flake is what a killed run did not come to take away.
		|| (path === 'flake.nix' && environment !== undefined && environment.style !== 'flake' && isOwnWholeFlake(text))
		|| (path === 'flake.lock' && isOwnLock(text))
		|| (path === '.envrc' && environment !== undefined && isDirenvOurs(files));
	return {environment, paths: new Set([...files].filter(([path, text]) => isOwn(path, text)).map(([path]) => path))};
};
