import type {
	Environment, Override, Package, Permits,
} from '../environment.js';
import {indent, type Lines} from './lines.js';
import {attributeName, quote} from './quote.js';

/** An attribute path as it is written: `nodePackages.prettier`, each part quoted where it must be. */
const attributePath = (path: string): string => path.split('.').map(part => attributeName(part)).join('.');

/** What an overlay of ours calls nixpkgs' `fetchPypi`. */
const ourFetch = 'final.fetchPypi';

/** What an overlay of ours calls what an override needs. */
export const ourNames = {previous: 'pyprev', fetch: ourFetch};

/** What an override of a version sets. */
export const versionLines = ({version, stem, extension, hash}: Override, fetch: string): Lines => [
	`version = ${quote(version)};`,
	`src = ${fetch} {`,
	`  pname = ${quote(stem)};`,
	`  version = ${quote(version)};`,
	...(extension === 'tar.gz' ? [] : [`  extension = ${quote(extension)};`]),
	`  hash = ${quote(hash)};`,
	'};',
];

/**
The binding that takes another version of a package.

@param names - What the package set from before and the fetching function are called where it stands.
*/
export const otherVersion = (attribute: string, override: Override, names: {readonly previous: string; readonly fetch: string}): Lines => [
	`${attributeName(attribute)} = ${names.previous}.${attributeName(attribute)}.overridePythonAttrs (old: {`,
	...indent(versionLines(override, names.fetch)),
	'});',
];

const overridden = (attribute: string, {packages, permits}: Pick<Environment, 'packages' | 'permits'>): Lines => {
	const override = packages.find(one => one.attribute === attribute)?.override;
	return [
		`${attributeName(attribute)} = pyprev.${attributeName(attribute)}.overridePythonAttrs (old: {`,
		...indent([
			...(override ? versionLines(override, ourFetch) : []),
			...(permits.untested.includes(attribute) ? ['# Its own tests are not run.', 'doCheck = false;'] : []),
			...(permits.broken.includes(attribute)
				? ['# Marked as broken in the pin, and tried all the same.', 'meta = old.meta // {', '  broken = false;', '};']
				: []),
		]),
		'});',
	];
};

/** What stands above overrides of versions. */
export const versionsComment = '# Versions that the pin does not have, built on this machine from the sdists on PyPI.';

/** What is said of `self` in an override of an interpreter. */
export const selfComment = '# Without `self`, packages that depend on these would keep the old versions.';

/** The overlay that gives an interpreter overrides of packages, as bindings. */
export const interpreterOverlay = (interpreter: string, bindings: Lines): Lines => [
	'(final: prev: {',
	`  ${interpreter} = prev.${interpreter}.override {`,
	`    ${selfComment}`,
	`    self = final.${interpreter};`,
	'    # Add further overrides in here: a second packageOverrides would replace this one.',
	'    packageOverrides = pyfinal: pyprev: {',
	...indent(bindings, 3),
	'    };',
	'  };',
	'})',
];

/** All overrides in one overlay: a second `packageOverrides` would silently drop the first (nixpkgs#44426). */
export const overridesOverlay = (environment: Pick<Environment, 'interpreter' | 'packages' | 'permits'>): Lines => {
	const {interpreter, packages, permits} = environment;
	const versions = packages.filter(({override}) => override).map(({attribute}) => attribute);
	const attributes = [...new Set([...versions, ...permits.untested, ...permits.broken])].toSorted((a, b) => a < b ? -1 : 1);
	if (attributes.length === 0) {
		return [];
	}

	return [
		versions.length > 0 ? versionsComment : '# What is otherwise than in the pin is built on this machine.',
		...interpreterOverlay(interpreter, attributes.flatMap(attribute => overridden(attribute, environment))),
	];
};

/** Permissions by name: all that nixpkgs' configuration ever holds here. */
const configuration = ({unfree, insecure}: Permits): Lines => {
	if (unfree.length === 0 && insecure.length === 0) {
		return ['config = { };'];
	}

	return [
		'config = {',
		...indent([
			'# Permitted by name: these packages and no others.',
			...(unfree.length === 0
				? []
				: [
					'allowUnfreePredicate =',
					'  pkg:',
					'  builtins.elem (pkg.pname or (builtins.parseDrvName pkg.name).name) [',
					...indent(unfree.map(name => quote(name)), 2),
					'  ];',
				]),
			...(insecure.length === 0 ? [] : ['permittedInsecurePackages = [', ...indent(insecure.map(name => quote(name))), '];']),
		]),
		'};',
	];
};

/** `import nixpkgs { ... }` with everything set that a user's own configuration could otherwise change. */
export const importNixpkgs = (environment: Environment): Lines => [
	'import nixpkgs {',
	'  inherit system;',
	'  # Both are set, so that nobody\'s own ~/.config/nixpkgs changes what this gives.',
	...indent(configuration(environment.permits)),
	'  overlays = [',
	'    # How to change a Python package:',
	'    # https://github.com/NixOS/nixpkgs/blob/master/doc/languages-frameworks/python.section.md',
	'    # What overridePythonAttrs may set (build-system, dependencies, doCheck, ...):',
	'    # https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/interpreters/python/mk-python-derivation.nix',
	...indent(overridesOverlay(environment), 2),
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
