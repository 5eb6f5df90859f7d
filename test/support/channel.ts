const entry = (pname: string, version: unknown, meta: Record<string, boolean> = {}) => ({
	name: `${pname}-${String(version)}`, pname, version, system: 'x86_64-linux', outputName: 'out', outputs: {dist: null, out: null}, meta: {
		available: true, broken: false, insecure: false, unfree: false, unsupported: false, description: 'Has } and "quotes" and \u00E9', ...meta,
	},
});

/** A channel's `packages.json` (version 2), shortened, with what is awkward in it. */
export const channelJson = JSON.stringify({
	version: '2',
	packages: {
		hello: entry('hello', '2.12'),
		'python313Packages.numpy': entry('numpy', '2.3.4'),
		'python313Packages.cupy': entry('cupy', '13.6.0', {broken: true, unfree: true}),
		'python313Packages.old-thing': entry('old-thing', '1\u001B[31m', {insecure: true}),
		'python313Packages.a.b': entry('nested', '1'),
		'python313Packages.$bad"': entry('bad', '1'),
		'python314Packages.numpy': entry('numpy', '2.3.4'),
		'xpython313Packages.no': entry('no', '1'),
	},
});
