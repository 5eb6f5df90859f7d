import {testRecorded} from '../../support/recorded.js';

testRecorded([
	{
		name: 'Nix 2.8 before nixpkgs of 2026', log: 'error: evaluation aborted with the following error message: \'\n\n  This version of Nixpkgs requires Nix >= 2.18, please upgrade:\n', code: 'nix-too-old', title: /Nix 2\.18 or newer/, action: {kind: 'use-channel', channel: 'nixos-25.05'},
	},
	{
		name: 'Nix 2.3 before a flake', log: 'error: unrecognised flag \'--extra-experimental-features\'\nTry \'nix --help\' for more information.', code: 'nix-too-old', title: /flakes came with Nix 2\.4/, action: {kind: 'flags', flags: '--style shell'},
	},
	{
		name: 'features off, 2.8', log: 'error: experimental Nix feature \'nix-command\' is disabled; use \'--extra-experimental-features nix-command\' to override', code: 'features-off', title: /`nix-command`/, action: {kind: 'flags', flags: '--style shell'},
	},
	{
		name: 'features off, 2.34', log: 'error: experimental Nix feature \'flakes\' is disabled; add \'--extra-experimental-features flakes\' to enable it', code: 'features-off', title: /`flakes`/, action: {kind: 'run', command: 'experimental-features = nix-command flakes'},
	},
	{
		name: 'no network: curl', log: 'warning: error: unable to download \'https://cache.nixos.org/nix-cache-info\': Couldn\'t resolve host name (6); retrying in 264 ms\nerror: unable to download \'https://github.com/NixOS/nixpkgs/archive/5880666fd9eb563038431edb35c2d0aa595884e6.tar.gz\': Couldn\'t resolve host name (6)', code: 'no-network', title: /cannot be reached/, evidence: 'resolve host', action: {kind: 'advise', text: /online/},
	},
	{
		name: 'no network: 2.34', log: 'error:\n       … while fetching the input \'github:NixOS/nixpkgs/5880666fd9eb563038431edb35c2d0aa595884e6\'\n\n       error: unable to download \'https://api.github.com/repos/NixOS/nixpkgs/commits/x\': Could not resolve hostname (6) Could not resolve host: api.github.com', code: 'no-network', title: /cannot be reached/, action: {kind: 'advise', text: /https_proxy/},
	},
	{
		name: 'no network: a fetcher in a build', log: 'building \'/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-six-1.18.0.tar.gz.drv\'...\ntrying https://pypi.org/packages/source/s/six/six-1.18.0.tar.gz\ncurl: (28) Connection timed out after 15001 milliseconds\nerror: cannot reach it\nerror: builder for \'/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-six-1.18.0.tar.gz.drv\' failed with exit code 28', code: 'no-network', title: /cannot be reached/, action: {kind: 'advise', text: /online/},
	},
	{
		name: 'a file that is gone', log: 'building \'/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-six-9.0.tar.gz.drv\'...\ntrying https://files.pythonhosted.org/packages/source/s/six/six-9.0.tar.gz\ncurl: (22) The requested URL returned error: 404\nerror: cannot download six-9.0.tar.gz from any mirror\nerror: builder for \'/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-six-9.0.tar.gz.drv\' failed with exit code 1', code: 'source-gone', title: /not there any more/, action: {kind: 'advise', text: /another version/},
	},
	{
		name: 'too many requests', log: 'error: unable to download \'https://api.github.com/repos/NixOS/nixpkgs/commits/nixos-26.05\': HTTP error 403\n\n       response body:\n\n       {"message":"API rate limit exceeded for 192.0.2.1."}', code: 'rate-limit', title: /too many requests/, action: {kind: 'advise', text: /access-tokens/},
	},
	{
		name: 'certificates', log: 'error: unable to download \'https://cache.nixos.org/x.narinfo\': SSL peer certificate or SSH remote key was not OK (60) SSL certificate problem: unable to get local issuer certificate', code: 'certificates', title: /certificate/, action: {kind: 'run', command: /NIX_SSL_CERT_FILE/},
	},
	{
		name: 'no space: writing', log: 'error: writing to file: No space left on device', code: 'no-space', title: /disk is full/, action: {kind: 'run', command: 'nix-collect-garbage'},
	},
	{
		name: 'no space: the database', log: 'error: executing SQLite statement: database or disk is full (in \'/nix/var/nix/db/db.sqlite\')', code: 'no-space', title: /disk is full/, action: {kind: 'run', command: 'nix-collect-garbage'},
	},
	{
		name: 'no space: in a build', log: 'building \'/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-python3.13-numpy-2.3.4.drv\'...\ngcc: fatal error: cannot write x.o: No space left on device\nerror: builder for \'/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-python3.13-numpy-2.3.4.drv\' failed with exit code 1', code: 'no-space', title: /disk is full/, action: {kind: 'run', command: 'df -h /nix /tmp'},
	},
	{
		name: 'no daemon, 2.8', log: 'error: cannot connect to socket at \'/nix/var/nix/daemon-socket/socket\': Connection refused', code: 'no-daemon', title: /daemon/, action: {kind: 'run', command: 'sudo systemctl start nix-daemon'},
	},
	{
		name: 'no permission for the daemon', log: 'error: cannot connect to daemon at \'/nix/var/nix/daemon-socket/socket\': Permission denied', code: 'no-permission', title: /may not use Nix's daemon/, action: {kind: 'run', command: /nix-users/},
	},
	{
		name: 'no permission for the store', log: 'error: creating directory \'/nix/var/nix/profiles/per-user\': Permission denied', code: 'no-permission', title: /may not write/, action: {kind: 'run', command: 'ls -ld /nix/store /nix/var/nix'},
	},
	{
		name: 'a store that is read-only', log: 'error: opening lock file \'/nix/var/nix/db/big-lock\': Read-only file system', code: 'no-permission', title: /may not write/, action: {kind: 'advise', text: /NIX_REMOTE=daemon/},
	},
	{
		name: 'a build that writes into the store is no matter of permission', log: 'building \'/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-python3.13-numpy-2.3.4.drv\'...\nerror: [Errno 13] Permission denied: \'/nix/store/8xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-python3-3.13.9/lib/x\'\nerror: builder for \'/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-python3.13-numpy-2.3.4.drv\' failed with exit code 1', code: 'build-failed', title: /`numpy` does not build/, action: {kind: 'remove-package', attribute: 'numpy'},
	},
	{
		name: 'no sandbox in a container', log: 'error: cloning builder process: Operation not permitted\nerror: unable to start build process', code: 'no-sandbox', title: /sandbox/, action: {kind: 'flags', flags: '--nix-option sandbox false'},
	},
	{
		name: 'no build users', log: 'error: the group \'nixbld\' specified in \'build-users-group\' does not exist', code: 'no-build-users', title: /users that it builds as/, action: {kind: 'flags', flags: /build-users-group/},
	},
	{
		name: 'a cache without a signature', log: 'error: cannot add path \'/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-x\' because it lacks a signature by a trusted key', code: 'untrusted-signature', title: /signed/, action: {kind: 'advise', text: /trusted-public-keys/},
	},
	{
		name: 'an untracked flake, 2.8', log: 'warning: Git tree \'/home/me/project\' is dirty\nerror: getting status of \'/nix/store/491z4jvr0p1pl34qapij46gdagqf9kax-source/flake.nix\': No such file or directory', code: 'untracked-flake', title: /git does not track/, action: {kind: 'flags', flags: '--git-add'},
	},
	{
		name: 'an untracked flake, 2.18', log: 'error: source tree referenced by \'git+file:///home/me/project\' does not contain a \'/flake.nix\' file', code: 'untracked-flake', title: /git does not track/, action: {kind: 'flags', flags: '--git-add'},
	},
	{
		name: 'an untracked flake, 2.34', log: 'error: Path \'flake.nix\' in the repository "/home/me/project" is not tracked by Git.\n\n       To make it visible to Nix, run:\n\n       git -C "/home/me/project" add "flake.nix"', code: 'untracked-flake', title: /git does not track/, action: {kind: 'run', command: /git add --intent-to-add flake\.nix/},
	},
	{
		name: 'an untracked shell.nix beside a flake', log: 'error: path \'/nix/store/491z4jvr0p1pl34qapij46gdagqf9kax-source/shell.nix\' does not exist', environment: {style: 'both'}, code: 'untracked-flake', title: /git does not track/, action: {kind: 'run', command: /shell\.nix/},
	},
	{
		name: 'somebody else\'s repository', log: 'error: repository path \'/srv/project\' is not owned by current user', code: 'git-owner', title: /another user/, action: {kind: 'run', command: /safe\.directory \/srv\/project/},
	},
	{
		name: 'a lock that does not fit', log: 'error: flake \'path:/home/me/project\' requires lock file changes but they\'re not allowed due to \'--no-update-lock-file\'', code: 'lock-does-not-fit', title: /flake\.lock/, action: {kind: 'flags', flags: '--overwrite'},
	},
	{
		name: 'a flake without this system', log: 'error: flake \'path:/home/me/project\' does not provide attribute \'packages.x86_64-darwin.devShells.x86_64-darwin.default\', \'legacyPackages.x86_64-darwin.devShells.x86_64-darwin.default\' or \'devShells.x86_64-darwin.default\'', code: 'flake-without-system', title: /`x86_64-darwin`/, action: {kind: 'advise', text: /--style shell/},
	},
	{
		name: 'nothing of all this', log: 'error: infinite recursion encountered\n\n       at /home/me/project/shell.nix:3:1:', code: 'unknown', title: /not among the causes/, evidence: 'infinite recursion', action: undefined,
	},
]);
