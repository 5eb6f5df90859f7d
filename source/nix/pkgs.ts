import type {Environment, Override, Package} from '../environment.js';
import {indent, type Lines} from './lines.js';
import {attributeName, quote} from './quote.js';

/** An attribute path as it is written: `nodePackages.prettier`, each part quoted where it must be. */
const attributePath = (path: string): string => path.split('.').map(part => attributeName(part)).join('.');

/** What an overlay of ours calls them. */
export const ourNames = {previous: 'pyprev', fetch: 'final.fetchPypi'};

/**
The binding that takes another version of a package.

@param names - What the package set from before and the fetching function are called where it stands.
*/
export const overridden = (
	attribute: string,
	{version, stem, extension, hash}: Override,
	{previous, fetch}: {readonly previous: string; readonly fetch: string},
): Lines => [
	`${attributeName(attribute)} = ${previous}.${attributeName(attribute)}.overridePythonAttrs (old: {`,
	`  version = ${quote(version)};`,
	`  src = ${fetch} {`,
	`    pname = ${quote(stem)};`,
	`    version = ${quote(version)};`,
	...(extension === 'tar.gz' ? [] : [`    extension = ${quote(extension)};`]),
	`    hash = ${quote(hash)};`,
	'  };',
	'});',
];

/** All overrides in one overlay: a second `packageOverrides` would silently drop the first (nixpkgs#44426). */
export const overridesOverlay = (interpreter: string, packages: readonly Package[]): Lines => {
	const overrides = packages.flatMap(({attribute, override}) => override ? overridden(attribute, override, ourNames) : []);
	if (overrides.length === 0) {
		return [];
	}

	return [
		'# Versions that the pin does not have, built on this machine from the sdists on PyPI.',
		'(final: prev: {',
		`  ${interpreter} = prev.${interpreter}.override {`,
		'    # Without `self`, packages that depend on these would keep the old versions.',
		`    self = final.${interpreter};`,
		'    # Add further overrides in here: a second packageOverrides would replace this one.',
		'    packageOverrides = pyfinal: pyprev: {',
		...indent(overrides, 3),
		'    };',
		'  };',
		'})',
	];
};

/** `import nixpkgs { ... }` with everything set that a user's own configuration could otherwise change. */
export const importNixpkgs = ({interpreter, packages}: Environment): Lines => [
	'import nixpkgs {',
	'  inherit system;',
	'  # Both are set, so that nobody\'s own ~/.config/nixpkgs changes what this gives.',
	'  config = { };',
	'  overlays = [',
	'    # How to change a Python package:',
	'    # https://github.com/NixOS/nixpkgs/blob/master/doc/languages-frameworks/python.section.md',
	'    # What overridePythonAttrs may set (build-system, dependencies, doCheck, ...):',
	'    # https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/interpreters/python/mk-python-derivation.nix',
	...indent(overridesOverlay(interpreter, packages), 2),
	'    # Further overlays go here, each as (final: prev: { ... }).',
	'  ];',
	'}',
];

/** What a reader would not guess from the attribute alone. */
const packageComment = ({attribute, distribution, override}: Package): string => {
	const facts = [
		...(distribution === attribute ? [] : [`${distribution} on PyPI`]),
		...(override ? [`${override.version}, from the overlay above`] : []),
	];
	return facts.length > 0 ? ` # ${facts.join('; ')}` : '';
};

const packageList = (packages: readonly Package[]): Lines => packages.length === 0
	? ['[ ]']
	: [
		'[',
		...packages.map(one => `  ps.${attributeName(one.attribute)}${packageComment(one)}`),
		']',
	];

/** `(pkgs.python313.withPackages (ps: ...))`, the extras' own dependencies appended. */
const pythonWithPackages = ({interpreter, packages}: Environment): Lines => {
	const extras = packages.flatMap(({attribute, extras}) => extras.map(extra =>
		`++ ps.${attributeName(attribute)}.optional-dependencies.${attributeName(extra)}`));
	const list = packageList(packages);
	if (extras.length === 0) {
		return [`(pkgs.${interpreter}.withPackages (ps: ${list[0]!}`, ...list.slice(1)]
			.map((line, index, {length}) => index === length - 1 ? `${line}))` : line);
	}

	return [
		`(pkgs.${interpreter}.withPackages (`,
		'  ps:',
		...indent([...list, ...extras]),
		'))',
	];
};

/** The shell itself; `packages` in both files, because `buildInputs` would be another derivation. */
export const shellDerivation = (environment: Environment): Lines => [
	'pkgs.mkShellNoCC {',
	'  packages = [',
	...indent([
		...pythonWithPackages(environment),
		...environment.tools.map(tool => `pkgs.${attributePath(tool)}`),
	], 2),
	'  ];',
	'}',
];
