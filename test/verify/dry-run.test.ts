import t from 'tap';
import {parseDerivation, storeName} from '../../source/verify/derivation.js';
import {costText, noCost, parseDryRun} from '../../source/verify/dry-run.js';

const path = (name: string) => `/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-${name}`;

t.test('what it costs, in the wordings of Nix 2.3, 2.8 and 2.34', t => {
	const wordings = [
		'these derivations will be built:|these paths will be fetched (12.50 MiB download, 60.00 MiB unpacked):',
		'these 2 derivations will be built:|these 2 paths will be fetched (12.50 MiB download, 60.00 MiB unpacked):',
		'these 2 derivations will be built:|these 2 paths will be fetched (12.5 MiB download, 60.0 MiB unpacked):',
		'these 2 derivations will be built:|these 2 paths will be fetched (12800.00 KiB download, 61440.00 KiB unpacked):',
	];
	for (const wording of wordings) {
		const [builds, fetches] = wording.split('|');
		const text = `warning: something\n${builds!}\n  ${path('python3.13-numpy-2.3.4.drv')}\n  ${path('nix-shell.drv')}\n${fetches!}\n  ${path('gcc-15')}\n  ${path('bash-5.3')}\n`;
		t.same(parseDryRun(text, [path('nix-shell.drv')]), {
			builds: ['python3.13-numpy-2.3.4'], fetches: 2, downloadMiB: 12.5, unpackedMiB: 60,
		});
	}

	const one = `this derivation will be built:\n  ${path('x-1.drv')}\nthis path will be fetched (1.00 MiB download, 2.00 MiB unpacked):\n  ${path('y-1')}`;
	t.match(parseDryRun(one), {builds: ['x-1'], fetches: 1, downloadMiB: 1});
	t.same(parseDryRun('nothing of this kind'), noCost);
	t.end();
});

t.test('said in one line', t => {
	t.equal(costText(noCost), 'nothing to fetch or build');
	t.equal(costText({
		builds: ['a', 'b', 'c'], fetches: 1, downloadMiB: 2048, unpackedMiB: 0,
	}, 2), 'fetches 1 path (2.0 GiB), builds 3 derivations: a, b and 1 more');
	t.end();
});

t.test('a derivation: its builder, inputs and outputs, and nothing that only a string holds', t => {
	const text = String.raw`Derive([("out","/nix/store/vng81kqlws2a5l6rz6p7pfspn5ngd84y-nix-shell","","")],[("/nix/store/m9fwsw8i7dj3bz8c96rrmsj82g5hz7k5-env.drv",["out"]),("/nix/store/p9fwsw8i7dj3bz8c96rrmsj82g5hz7k5-x.drv",["dev","out"])],["/nix/store/q9fwsw8i7dj3bz8c96rrmsj82g5hz7k5-b.sh"],"x86_64-linux","/nix/store/b9fwsw8i7dj3bz8c96rrmsj82g5hz7k5-bash/bin/bash",["-e"],[("buildPhase","(\"/nix/store/evil.drv\",[\"out\"])")])`;
	t.same(parseDerivation(text), {
		builder: '/nix/store/b9fwsw8i7dj3bz8c96rrmsj82g5hz7k5-bash/bin/bash',
		inputs: [
			{path: '/nix/store/m9fwsw8i7dj3bz8c96rrmsj82g5hz7k5-env.drv', outputs: ['out']},
			{path: '/nix/store/p9fwsw8i7dj3bz8c96rrmsj82g5hz7k5-x.drv', outputs: ['dev', 'out']},
		],
		outputs: new Map([['out', '/nix/store/vng81kqlws2a5l6rz6p7pfspn5ngd84y-nix-shell']]),
		isFixed: false,
	});
	t.equal(parseDerivation(text.replace('-nix-shell","",""', '-nix-shell","sha256","0f00"'))?.isFixed, true);
	t.equal(parseDerivation('no derivation'), undefined);
	t.equal(storeName(path('python3.13-numpy-2.3.4.drv')), 'python3.13-numpy-2.3.4');
	t.end();
});
