import type {
	Environment, Override, Package, Permits, Style,
} from './environment.js';
import {embeddedPin, type Pin} from './nixpkgs/pins.js';
import {renderFiles, type ExistingFiles} from './plan.js';

/** What this tool wrote earlier and nobody has changed since. */
export type OwnFiles = {
	readonly environment: Environment;
	/** The files that are exactly as that environment renders. */
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

/** The strings of a list that begins with `start`. */
const listIn = (text: string, start: string): readonly string[] => {
	const list = text.slice(text.indexOf(start)).split('];')[0]!;
	return text.includes(start) ? [...list.matchAll(/^ +"([^"]+)"$/gm)].map(([, one]) => one!) : [];
};

const permitsIn = (text: string): Permits => {
	const blocks = [...text.matchAll(new RegExp(String.raw`(?<attribute>${name}) = pyprev\.\S+\.overridePythonAttrs \(old: \{(?<body>[\s\S]*?)\n +\}\);`, 'g'))];
	const having = (line: string): readonly string[] => blocks.filter(({groups}) => groups!.body!.includes(line)).map(({groups}) => bare(groups!.attribute!));
	return {
		unfree: listIn(text, 'allowUnfreePredicate ='),
		insecure: listIn(text, 'permittedInsecurePackages ='),
		broken: having('broken = false;'),
		untested: having('doCheck = false;'),
	};
};

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

const pinInFlake = (flake: string, lock: string): Pin | undefined => {
	const rev = capture(lock, /"rev": "([\da-f]{40})",\n\s+"type": "github"\n\s+},\n\s+"original"/);
	const hash = capture(lock, /"narHash": "([^"]+)"/);
	const lastModified = capture(lock, /"lastModified": (\d+)/);
	const channel = capture(flake, /inputs\.nixpkgs\.url = "github:NixOS\/nixpkgs\/(nix[^"]+)"/);
	return rev && hash
		? {
			channel: channel ?? embeddedPin(rev)?.channel,
			rev,
			hash,
			lastModified: lastModified === undefined ? undefined : Number(lastModified),
		}
		: undefined;
};

/** The environment that these files would be of, if they were ours. */
const guess = (files: ExistingFiles): Environment | undefined => {
	const shell = files.get('shell.nix');
	const flake = files.get('flake.nix');
	const lock = files.get('flake.lock');
	const text = shell ?? flake;
	const pin = shell ? pinInShell(shell) : pinInFlake(flake ?? '', lock ?? '');
	const interpreter = text && capture(text, /\(pkgs\.(\w+)\.withPackages \(/);
	if (!pin || !interpreter) {
		return undefined;
	}

	const style: Style = shell ? (flake?.includes('import ./shell.nix') ? 'both' : 'shell') : 'flake';
	const direnv = /^use (?:nix|flake)\n$/.test(files.get('.envrc') ?? '');
	return {
		style, interpreter, packages: packagesIn(text), tools: toolsIn(text), pin, direnv, imports: importsIn(text), permits: permitsIn(text),
	};
};

/**
Reads an environment back from files of our own.

The reading may be as simple as this because nothing is believed: only a file that the environment read from it renders
to again, byte for byte, is ours. Whatever a person changed, or another version of this tool wrote, is not.
*/
export const readOwn = (files: ExistingFiles): OwnFiles | undefined => {
	const environment = guess(files);
	if (!environment) {
		return undefined;
	}

	const rendered = renderFiles(environment, files);
	const paths = new Set([...rendered].filter(([path, text]) => files.get(path) === text).map(([path]) => path));
	const main = environment.style === 'flake' ? 'flake.nix' : 'shell.nix';
	return paths.has(main) ? {environment, paths} : undefined;
};
