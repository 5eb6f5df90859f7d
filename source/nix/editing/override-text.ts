import type {Override} from '../../environment.js';
import {indent, type Lines} from '../lines.js';
import {
	otherVersion, ourNames, selfComment, versionLines,
} from '../pkgs.js';
import {attributeName} from '../quote.js';

/** An overlay for every interpreter. It adds to whatever else overrides packages, and what lists `python3Packages.x` sees it, too. */
export const extensionsOverlay = (bindings: Lines): Lines => [
	'(final: prev: {',
	'  pythonPackagesExtensions = prev.pythonPackagesExtensions ++ [',
	'    (pyfinal: pyprev: {',
	...indent(bindings, 3),
	'    })',
	'  ];',
	'})',
];

/** How an interpreter is overridden where it is used. `lib` is set where overrides from elsewhere must be kept. */
export type InPlace = {readonly written: string; readonly name: string; readonly lib: string | undefined};

/** The interpreter itself, overridden where it is used: for package sets that this file does not make. */
export const overriddenInPlace = ({written, name, lib}: InPlace, bindings: Lines): Lines => [
	'(let',
	`  ${name} = ${written}.override ${lib === undefined ? '{' : '(old: {'}`,
	`    ${selfComment}`,
	`    self = ${name};`,
	...(lib === undefined
		? ['    packageOverrides = pyfinal: pyprev: {']
		: ['    # Overrides from elsewhere stay, and these come on top of them.', `    packageOverrides = ${lib}.composeExtensions (old.packageOverrides or (_: _: { })) (pyfinal: pyprev: {`]),
	...indent(bindings, 3),
	lib === undefined ? '    };' : '    });',
	lib === undefined ? '  };' : '  });',
	'in',
	`${name})`,
];

const oneLine = (lines: Lines): string => lines.filter(line => !line.trim().startsWith('#')).join(' ').replaceAll(/\s+/g, ' ');

/** The override of a package as it is written in a set of them. */
export const bindingByHand = (attribute: string, override: Override): string =>
	`write \`${oneLine(otherVersion(attribute, override, {previous: 'pyprev', fetch: 'pyprev.fetchPypi'}))}\``;

/** What to write where an override is there already. */
export const changeByHand = (attribute: string, override: Override | undefined): string => override
	? `set \`${oneLine(versionLines(override, 'fetchPypi'))}\` in it`
	: `remove the override of \`${attributeName(attribute)}\``;

/**
What to write where there is no override yet.

@param written - The interpreter.
@param replaced - What the overridden one takes the place of: the interpreter too, or a package that is listed by itself.
*/
export const newByHand = (attribute: string, override: Override, written: string, replaced: string): string => {
	const text = oneLine(overriddenInPlace({written, name: 'python', lib: undefined}, otherVersion(attribute, override, {previous: 'pyprev', fetch: 'pyprev.fetchPypi'})));
	const taken = written === replaced ? text : text.replace(/python\)$/, () => `python.pkgs.${attributeName(attribute)})`);
	return `write \`${taken}\` in place of \`${replaced}\``;
};

/** The overlay to write where nixpkgs is imported. */
export const overlayByHand = (attribute: string, override: Override): string =>
	`add \`${oneLine(extensionsOverlay(otherVersion(attribute, override, ourNames)))}\` to its \`overlays\``;
