import {exceptions, falseFriends} from './exceptions.js';

/*
What else lives in the Python set: hooks, builders, the interpreter, functions, nested sets. Found by their shape (nixpkgs
names packages in lower case, but for a few), the rest by name.
*/
const camelCase = /^[a-z][a-z\d]*[A-Z]/;
const notPackages = new Set(['bootstrap', 'buildPython', 'disabled', 'eggdeps', 'override', 'overrides', 'pkgs', 'python', 'stdenv']);
const camelCasePackages = new Set(['plasTeX']);
/** Other builds of a package: `numbaWithCuda`, `torchWithoutRocm`. */
const variant = /With(?:out)?[A-Z]/;

/** Whether an attribute of the Python set is a package, and not a hook, a builder or the interpreter. */
export const isPackageAttribute = (attribute: string): boolean => camelCase.test(attribute)
	? camelCasePackages.has(attribute) || variant.test(attribute)
	: !notPackages.has(attribute) && !attribute.includes('.');

/**
The attribute of a distribution among those that are there: its own unless that is another project's, else the exception.

@param name - A normalised distribution name.
*/
export const attributeOf = (name: string, attributes: ReadonlySet<string>): string | undefined => {
	// A normalised name has neither capitals nor dots: the rest of what `isPackageAttribute` looks at can't be in it.
	if (attributes.has(name) && !notPackages.has(name) && falseFriends.get(name)?.attribute !== name) {
		return name;
	}

	const exception = exceptions.get(name);
	return exception !== undefined && attributes.has(exception) ? exception : undefined;
};
