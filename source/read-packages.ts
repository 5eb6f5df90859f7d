import type {Override, Package} from './environment.js';
import {isAttribute} from './nix/quote.js';
import type {OverrideReading} from './nix/reading/overrides.js';
import {overridesOf} from './nix/reading/package-overrides.js';
import type {Reading} from './nix/reading/read.js';
import type {ShellReading} from './nix/reading/shell.js';
import {sriHash} from './nix/sri-hash.js';
import {normaliseName} from './pypi/name.js';
import {isOverride, isTool} from './validate-environment.js';

const overrideOf = ({source}: OverrideReading): Override | undefined => {
	const hash = source && sriHash(source.hash.text);
	const override = source && hash !== undefined
		? {
			version: source.sourceVersion.text, stem: source.pname.text, extension: source.extension?.text ?? 'tar.gz', hash,
		}
		: undefined;
	return override && isOverride(override) ? override : undefined;
};

/** The packages of a shell, each with its extras and the version it is given. What has no name that can be a package's is left out. */
export const readPackages = (reading: Reading, shell: ShellReading): readonly Package[] => shell.packages
	.filter(({attribute}) => isAttribute(attribute))
	.map(({attribute}) => {
		const found = overridesOf({reading, shell}, attribute).at(-1);
		return {
			attribute,
			distribution: normaliseName(attribute),
			extras: shell.extras.filter(one => one.attribute === attribute).map(({extra}) => extra),
			override: found && overrideOf(found),
		};
	});

/** The tools of a shell by their attribute paths. */
export const readTools = ({tools}: ShellReading): readonly string[] => tools.map(({path}) => path).filter(path => isTool(path));
