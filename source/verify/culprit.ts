import type {Environment, Package} from '../environment.js';
import {normaliseName} from '../pypi/name.js';
import {storeName} from './derivation.js';

/** `python3.13-scikit-learn-1.4.0` -> `scikit-learn`: a store name without interpreter and version. */
export const bareName = (name: string): string =>
	name.replace(/^(?:python|pypy)\d\.\d+-/, '').replace(/-\d[^-]*(?:-(?:vendor|source))?$/, '');

/**
The package of the environment that a derivation, or a name such as `python3.13-numpy-2.3.4`, is of.

@returns undefined for a dependency, which nobody asked for by name.
*/
export const packageOf = (name: string, {packages}: Environment): Package | undefined => {
	const bare = normaliseName(bareName(storeName(name)));
	return packages.find(({attribute, distribution, override}) =>
		[attribute, distribution, override?.stem ?? attribute].some(one => normaliseName(one) === bare));
};
