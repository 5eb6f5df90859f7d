import type {EnvironmentVariable} from './marker.js';

/** What the environment's own variables are for one interpreter on one platform. */
export type MarkerEnvironment = ReadonlyMap<EnvironmentVariable, string>;

export type MarkerTarget = {
	/** Two numbers, such as `3.13`; or all of them where they are known. */
	readonly pythonVersion: string;
	readonly implementation: 'cpython' | 'pypy';

	/** As Nix names it, such as `x86_64-linux`. */
	readonly system: string;

	/** PyPy's own version, where it is known. */
	readonly implementationVersion?: string;
};

/** Python calls two machines otherwise than Nix does. */
const machine = (cpu: string, isDarwin: boolean): string => {
	if (isDarwin && cpu === 'aarch64') {
		return 'arm64';
	}

	return cpu === 'powerpc64le' ? 'ppc64le' : cpu;
};

/**
The marker variables of an interpreter (PEP 508, "Environment Markers").

A patch number that is not known is taken to be 0. The kernel's release and version are not
a pin's to know: they are empty, and an ordered comparison with them is one of text.
*/
export const markerEnvironment = ({pythonVersion, implementation, system, implementationVersion}: MarkerTarget): MarkerEnvironment => {
	const [cpu = '', kernel = ''] = system.split('-');
	const isDarwin = kernel === 'darwin';
	const [major = '3', minor = '0', patch = '0'] = pythonVersion.split('.');
	const full = `${major}.${minor}.${patch}`;
	return new Map<EnvironmentVariable, string>([
		['python_version', `${major}.${minor}`],
		['python_full_version', full],
		// Every PyPy that nixpkgs has is of the 7.3 series.
		['implementation_version', implementationVersion ?? (implementation === 'pypy' ? '7.3.0' : full)],
		['implementation_name', implementation],
		['platform_python_implementation', implementation === 'pypy' ? 'PyPy' : 'CPython'],
		['os_name', 'posix'],
		['sys_platform', kernel],
		['platform_system', isDarwin ? 'Darwin' : kernel.slice(0, 1).toUpperCase() + kernel.slice(1)],
		['platform_machine', machine(cpu, isDarwin)],
		['platform_release', ''],
		['platform_version', ''],
	]);
};
