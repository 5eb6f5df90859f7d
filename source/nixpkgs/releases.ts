/** What is known of a nixpkgs release without asking anyone: enough to warn before anything is downloaded. */
export type Release = {
	/** `26.05`, or `unstable`. */
	readonly name: string;
	/** Interpreter attributes that the release evaluates, oldest CPython first, PyPy last. */
	readonly interpreters: readonly string[];
	/** The interpreter behind `python3`. */
	readonly defaultInterpreter: string;
	/** Interpreters whose package sets Hydra builds; any other set is compiled on the user's machine. */
	readonly prebuilt: readonly string[];
	/** The oldest Nix that evaluates it (nixpkgs `lib/minver.nix`). */
	readonly minimalNix: string;
	/** Systems with a binary cache, sorted. */
	readonly systems: readonly string[];
};

const systems = ['aarch64-darwin', 'aarch64-linux', 'x86_64-darwin', 'x86_64-linux'];

/** 26.05 is the last release that supports Intel Macs. */
const systemsSince2611 = systems.filter(system => system !== 'x86_64-darwin');

const cpython = (...minors: number[]): string[] => minors.map(minor => `python3${minor}`);

/** Newest stable first; `unstable` stands last, because it is never the default. */
export const releases: readonly Release[] = [
	{
		name: '26.05',
		interpreters: [...cpython(11, 12, 13, 14, 15), 'pypy310', 'pypy311'],
		defaultInterpreter: 'python313',
		prebuilt: ['python313', 'python314'],
		minimalNix: '2.18',
		systems,
	},
	{
		name: '25.11',
		interpreters: [...cpython(10, 11, 12, 13, 14, 15), 'pypy310', 'pypy311'],
		defaultInterpreter: 'python313',
		prebuilt: ['python312', 'python313'],
		minimalNix: '2.18',
		systems,
	},
	{
		name: '25.05',
		interpreters: [...cpython(10, 11, 12, 13, 14), 'pypy310', 'pypy311'],
		defaultInterpreter: 'python312',
		prebuilt: ['python312', 'python313'],
		minimalNix: '2.3',
		systems,
	},
	{
		name: '24.11',
		interpreters: [...cpython(9, 10, 11, 12, 13, 14), 'pypy39', 'pypy310'],
		defaultInterpreter: 'python312',
		prebuilt: ['python311', 'python312'],
		minimalNix: '2.3',
		systems,
	},
	{
		name: '24.05',
		interpreters: [...cpython(9, 10, 11, 12, 13), 'pypy39', 'pypy310'],
		defaultInterpreter: 'python311',
		prebuilt: ['python311', 'python312'],
		minimalNix: '2.3',
		systems,
	},
	{
		name: '23.11',
		interpreters: [...cpython(9, 10, 11, 12), 'pypy39', 'pypy310'],
		defaultInterpreter: 'python311',
		prebuilt: ['python310', 'python311'],
		minimalNix: '2.3',
		systems,
	},
	{
		name: 'unstable',
		interpreters: [...cpython(11, 12, 13, 14, 15), 'pypy310', 'pypy311'],
		defaultInterpreter: 'python314',
		prebuilt: ['python313', 'python314'],
		minimalNix: '2.18',
		systems: systemsSince2611,
	},
];

/** The release that a channel follows: `nixos-26.05` and `nixos-26.05-small` -> 26.05; undefined when it is none we know. */
export const releaseOfChannel = (channel: string | undefined): Release | undefined => {
	const whole = channel?.replace(/-(?:small|darwin|aarch64)$/, '');
	return releases.find(({name}) => whole?.endsWith(`-${name}`));
};

/** The newest release, the one that `unstable` is not. */
export const newestRelease = releases[0]!;
