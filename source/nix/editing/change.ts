import type {Environment, Package} from '../../environment.js';
import type {Pin} from '../../nixpkgs/pins.js';

/** What is to be different, as against what is there. */
export type Change = {
	/** Packages to add, or to bring to this version and these extras. */
	readonly put: readonly Package[];
	/** Attributes to take out. */
	readonly remove: readonly string[];
	readonly addTools: readonly string[];
	readonly removeTools: readonly string[];
	/** Undefined for what stays. */
	readonly interpreter?: string | undefined;
	readonly pin?: Pin | undefined;
};

const sameOverride = (a: Package, b: Package): boolean => a.override?.version === b.override?.version
	&& a.override?.hash === b.override?.hash
	&& a.override?.stem === b.override?.stem
	&& a.override?.extension === b.override?.extension;

const samePackage = (a: Package, b: Package): boolean => sameOverride(a, b) && a.extras.join(',') === b.extras.join(',');

type Held = Pick<Environment, 'packages' | 'tools' | 'interpreter'>;

/** The difference between what is there and what is wanted, the pin aside. */
export const changeBetween = (there: Held, wanted: Held): Change => ({
	put: wanted.packages.filter(one => {
		const before = there.packages.find(({attribute}) => attribute === one.attribute);
		return !before || !samePackage(before, one);
	}),
	remove: there.packages.filter(one => wanted.packages.every(({attribute}) => attribute !== one.attribute)).map(({attribute}) => attribute),
	addTools: wanted.tools.filter(tool => !there.tools.includes(tool)),
	removeTools: there.tools.filter(tool => !wanted.tools.includes(tool)),
	interpreter: wanted.interpreter === there.interpreter ? undefined : wanted.interpreter,
});
