import type {
	Environment, Override, Package, Permits, Style,
} from './environment.js';
import type {Pin} from './nixpkgs/pins.js';

// What texts of this tool's own making say. Nothing is believed here: own-files.ts compares with what would be written.

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

/** What a text of ours permits. */
export const permitsIn = (text: string): Permits => {
	const blocks = [...text.matchAll(new RegExp(String.raw`(?<attribute>${name}) = pyprev\.\S+\.overridePythonAttrs \(old: \{(?<body>[\s\S]*?)\n +\}\);`, 'g'))];
	const having = (line: string): readonly string[] => blocks.filter(({groups}) => groups!.body!.includes(line)).map(({groups}) => bare(groups!.attribute!));
	return {
		unfree: listIn(text, 'allowUnfreePredicate ='),
		insecure: listIn(text, 'permittedInsecurePackages ='),
		broken: having('broken = false;'),
		untested: having('doCheck = false;'),
	};
};

/** The import names that a comment of ours asks to check. */
export const importsIn = (text: string): readonly string[] =>
	capture(text, /^# Imports to check: (.+)$/m)?.split(', ') ?? [];

/** The pin in a shell.nix of ours. */
export const pinInShell = (text: string): Pin | undefined => {
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
export const pinInLock = (lock: string): Pin | undefined => {
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

/** The channel that a flake.nix of ours follows. */
export const channelInFlake = (flake: string): string | undefined => capture(flake, /inputs\.nixpkgs\.url = "github:NixOS\/nixpkgs\/(nix[^"]+)"/);

/** The commit that a flake.nix of ours names. */
export const revInFlake = (flake: string): string | undefined => capture(flake, /inputs\.nixpkgs\.url = "github:NixOS\/nixpkgs\/([\da-f]{40})"/);

/** What a text says, if it is one of ours. */
export const environmentIn = (text: string, style: Style, pin: Pin | undefined, direnv: boolean): Environment | undefined => {
	const interpreter = capture(text, /\(pkgs\.(\w+)\.withPackages \(/);
	return pin && interpreter !== undefined
		? {
			style, interpreter, packages: packagesIn(text), tools: toolsIn(text), pin, direnv, imports: importsIn(text), permits: permitsIn(text),
		}
		: undefined;
};
