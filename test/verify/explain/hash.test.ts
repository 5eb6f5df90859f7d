import {overriddenPackage, testRecorded} from '../../support/recorded.js';

const right = 'sha256-5cXiHN57vV8E7MWNOBBz/B+FckZZgDuv5WO9QqSC5MU=';
const a = 'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
const packages = [overriddenPackage('requests', '2.31.0')];

testRecorded([
	{
		name: 'Nix 2.3: wanted and got, in base 32',
		log: `building '/nix/store/8xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-requests-2.31.0.tar.gz.drv'...
hash mismatch in fixed-output derivation '/nix/store/vdl4gjnn7lyhs3yv9nzkjn4mzk0x8c5q-requests-2.31.0.tar.gz':
  wanted: sha256:0000000000000000000000000000000000000000000000000000
  got:    sha256:1k7f9dkadg8yx5s7gv6yk7hmkwhpvqd0vv3mdd0yxbwq1jx9pr1g
cannot build derivation '/nix/store/5qj1z1c3b0a9s7d6f4g3h2j1k0l9z8x7-python3.13-requests-2.31.0.drv': 1 dependencies couldn't be built
error: build of '/nix/store/5qj1z1c3b0a9s7d6f4g3h2j1k0l9z8x7-nix-shell.drv' failed`,
		packages,
		code: 'hash-mismatch',
		title: /sdist of `requests` 2\.31\.0/,
		evidence: 'wanted: sha256:0000',
		action: {kind: 'replace-hash', attribute: 'requests', hash: /^sha256-[\w+/]{43}=$/},
	},
	...['2.8', '2.18', '2.26', '2.34'].map(version => ({
		name: `Nix ${version}: specified and got`,
		log: `building '/nix/store/8xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-requests-2.31.0.tar.gz.drv'...
error: hash mismatch in fixed-output derivation '/nix/store/8xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-requests-2.31.0.tar.gz.drv':
         ${version === '2.8' ? '' : '  '}specified: ${a}
            got:    ${right}
error: 1 dependencies of derivation '/nix/store/5qj1z1c3b0a9s7d6f4g3h2j1k0l9z8x7-nix-shell-env.drv' failed to build`,
		packages,
		code: 'hash-mismatch',
		title: /sdist of `requests` 2\.31\.0/,
		evidence: `got:    ${right}`,
		action: {kind: 'replace-hash', hash: right},
	})),
	{
		name: 'Nix 2.26: of a dependency that nobody overrode',
		log: `error: hash mismatch in fixed-output derivation '/nix/store/8xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-openblas-0.3.30.tar.gz.drv':
         specified: sha256-BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB=
            got:    ${right}`,
		packages,
		code: 'hash-mismatch',
		title: /`openblas-0\.3\.30\.tar\.gz` is not the file/,
		action: {kind: 'advise', text: /never changes by itself/},
	},
	{
		name: 'Nix 2.8: the tarball of the pin, by fetchTarball',
		log: `error: hash mismatch in file downloaded from 'https://github.com/NixOS/nixpkgs/archive/5880666fd9eb563038431edb35c2d0aa595884e6.tar.gz':
         specified: sha256:0000000000000000000000000000000000000000000000000000
         got:       sha256:1k7f9dkadg8yx5s7gv6yk7hmkwhpvqd0vv3mdd0yxbwq1jx9pr1g`,
		code: 'pin-hash-mismatch',
		title: /nixpkgs that was fetched/,
		action: {kind: 'flags', flags: /--rev [\da-f]{40}/},
	},
	...[
		['2.18', `error: NAR hash mismatch in input 'github:NixOS/nixpkgs/5880666fd9eb563038431edb35c2d0aa595884e6' (/nix/store/491z4jvr0p1pl34qapij46gdagqf9kax-source), expected '${a}', got '${right}'`],
		['2.34', `error: NAR hash mismatch in input 'github:NixOS/nixpkgs/5880666fd9eb563038431edb35c2d0aa595884e6?narHash=x', expected '${a}' but got '${right}'`],
	].map(([version, log]) => ({
		name: `Nix ${version!}: the input of a flake`, log: log!, code: 'pin-hash-mismatch', title: /nixpkgs that was fetched/, evidence: 'NAR hash mismatch', action: {kind: 'advise', text: /stands between/},
	})),
]);
