import {overriddenPackage, plainPackage, testRecorded} from '../../support/recorded.js';

const drv = (name: string) => `/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-${name}.drv`;

/** How Nix to 2.28, and from 2.29 on, ends the log of a build that failed. */
const old = (name: string, log: string, how = 'with exit code 1') => `building '${drv(name)}'...
${log}
error: builder for '${drv(name)}' failed ${how};
       last 10 log lines:
${log.split('\n').map(line => `       > ${line}`).join('\n')}
       For full logs, run 'nix-store -l ${drv(name)}'.
error: 1 dependencies of derivation '${drv('python3-3.13.9-env')}' failed to build`;

const recent = (name: string, log: string, how = 'builder failed with exit code 1') => `building '${drv(name)}'...
${log}
error: Cannot build '${drv(name)}'.
       Reason: ${how}.
       Output paths:
         /nix/store/8xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-${name}
       Last 10 log lines:
${log.split('\n').map(line => `       > ${line}`).join('\n')}
       For full logs, run:
         nix log ${drv(name)}`;

const packages = [overriddenPackage('scikit-learn', '1.4.0'), plainPackage('numpy')];
const name = 'python3.13-scikit-learn-1.4.0';

testRecorded([
	{
		name: 'Nix 2.18: tests that fail', log: old('python3.13-numpy-2.3.4', 'FAILED numpy/tests/test_core.py::test_sum - AssertionError\n==== 1 failed, 200 passed in 3.21s ===='), packages, code: 'failing-tests', title: /`numpy` builds, but its own tests fail/, action: {kind: 'skip-tests', attribute: 'numpy'},
	},
	{
		name: 'Nix 2.34: tests that cannot be collected', log: recent(name, 'ERROR collecting sklearn/tests/test_base.py\n!!!!!! Interrupted: 2 errors during collection !!!!!!\n===== 2 errors in 0.41s ====='), packages, code: 'failing-tests', title: /`scikit-learn 1\.4\.0`/, action: {kind: 'skip-tests', attribute: 'scikit-learn'},
	},
	{
		name: 'Nix 2.26: unittest', log: old(name, 'Ran 12 tests in 0.004s\n\nFAILED (failures=1)'), packages, code: 'failing-tests', title: /own tests fail/, action: {kind: 'skip-tests', attribute: 'scikit-learn'},
	},
	{
		name: 'Nix 2.34: a build backend that is not there, in pyproject-hooks\' words', log: recent(name, 'pyproject_hooks._impl.BackendUnavailable: Cannot import \'mesonpy\''), packages, code: 'missing-backend', title: /`mesonpy`/, action: {kind: 'use-pin-version', attribute: 'scikit-learn'},
	},
	{
		name: 'Nix 2.8: build requirements, in build\'s words', log: old(name, '* Getting build dependencies for wheel...\n\nERROR Missing dependencies:\n\tCython>=3.0.8'), packages, code: 'missing-build-dependency', title: /needs something to be built/, evidence: 'Cython>=3.0.8', action: {kind: 'advise', text: /`build-system`/},
	},
	{
		name: 'Nix 2.26: pip looks for what is not there', log: old(name, 'ERROR: Could not find a version that satisfies the requirement setuptools<70 (from versions: none)\nERROR: No matching distribution found for setuptools<70'), packages, code: 'missing-build-dependency', title: /needs something/, action: {kind: 'use-pin-version', attribute: 'scikit-learn'},
	},
	{
		name: 'Nix 2.26: the check of runtime dependencies', log: old(name, 'Executing pythonRuntimeDepsCheck\nChecking runtime dependencies for scikit_learn-1.4.0-py3-none-any.whl\n  - numpy<2.0,>=1.19.5 not satisfied by version 2.3.4'), packages, code: 'missing-dependency', title: /needs `numpy/, action: {kind: 'advise', text: /pythonRelaxDeps/},
	},
	{
		name: 'Nix 2.34: a patch that does not fit', log: recent(name, 'applying patch /nix/store/8xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-fix.patch\nHunk #1 FAILED at 40.\n1 out of 1 hunk FAILED -- saving rejects to file setup.py.rej'), packages, code: 'patch-fails', title: /changes do not fit/, action: {kind: 'advise', text: /`patches = \[ ]`/},
	},
	{
		name: 'Nix 2.26: substituteInPlace finds nothing', log: old(name, 'substituteStream() in derivation python3.13-scikit-learn-1.4.0: ERROR: pattern numpy==2.0 doesn\'t match anything in file \'pyproject.toml\''), packages, code: 'patch-fails', title: /do not fit/, action: {kind: 'use-pin-version', attribute: 'scikit-learn'},
	},
	{
		name: 'Nix 2.29: crates of another version', log: recent('python3.13-cryptography-46.0.0', 'ERROR: cargoHash or cargoSha256 is out of date\n\nCargo.lock is not the same in /build/cargo-vendor'), packages: [overriddenPackage('cryptography', '46.0.0')], code: 'cargo-hash', title: /`cryptography 46\.0\.0` has Rust inside/, action: {kind: 'use-pin-version', attribute: 'cryptography'},
	},
	{
		name: 'Nix 2.18: a header on macOS', log: old(name, 'src/x.c:1:10: fatal error: \'zlib.h\' file not found'), packages, code: 'missing-header', title: /`zlib\.h`/, action: {kind: 'advise', text: /buildInputs/},
	},
	{
		name: 'Nix 2.26: killed for memory', log: old(name, 'c++: fatal error: Killed signal terminated program cc1plus', 'due to signal 9 (Killed)'), packages, code: 'out-of-memory', title: /more memory/, action: {kind: 'flags', flags: /max-jobs 1/},
	},
	{
		name: 'Nix 2.26: silent for too long', log: `building '${drv(name)}'...\nerror: building of '${drv(name)}^*' timed out after 3600 seconds of silence`, packages, code: 'build-timeout', title: /3600 seconds/, action: {kind: 'flags', flags: /max-silent-time 0/},
	},
	{
		name: 'Nix 2.18: a Python that is too new', log: old(name, 'ERROR: Package \'scikit-learn\' requires a different Python: 3.13.9 not in \'<3.13,>=3.9\''), packages, code: 'python-too-new', title: /does not support this Python/, action: {kind: 'use-pin-version', attribute: 'scikit-learn'},
	},
	{
		name: 'Nix 2.8: nothing that is known', log: old(name, 'something nobody has seen before\nmake: *** [all] Error 2'), packages, code: 'build-failed', title: /`scikit-learn 1\.4\.0` does not build/, evidence: 'something nobody has seen', action: {kind: 'run', command: `nix-store --read-log ${drv(name)}`},
	},
	{
		name: 'Nix 2.34: nothing that is known', log: recent('python3.13-inner-1.0', 'make: *** [all] Error 2'), packages, code: 'build-failed', title: /`python3\.13-inner-1\.0` does not build/, evidence: 'make: *** [all] Error 2', action: {kind: 'run', command: /--read-log/},
	},
	{
		name: 'Nix 2.26: another kind of machine', log: `error: a 'aarch64-linux' with features {} is required to build '${drv(name)}', but I am a 'x86_64-linux' with features {benchmark, big-parallel, kvm, nixos-test}`, packages, code: 'no-builder', title: /for `aarch64-linux`/, action: {kind: 'flags', flags: /--builders/},
	},
	// What a builder prints is read as a builder's, whatever it sounds like.
	...[
		'Compatibility with CMake < 3.5 has been removed from CMake.',
		'SetuptoolsDeprecationWarning: license_file has been removed',
		'fatal: cannot set up tracking information; starting point is not a branch.',
		'UserWarning: the version file could not be fetched: Connection refused',
		'attribute \'x\' missing',
		'python3.12-x not supported for interpreter python3.13',
	].flatMap(line => [old, recent].map(wording => ({
		name: `a builder's own words: ${line}`,
		log: wording(name, `${line}\ngcc: error: unrecognized command-line option -mfoo`), packages, code: 'build-failed', title: /`scikit-learn 1\.4\.0` does not build/, evidence: 'gcc: error', action: {kind: 'remove-package', attribute: 'scikit-learn'},
	}))),
	{
		name: 'another build\'s log is not that of the one that failed',
		log: `building '${drv('python3.13-inner-1.0')}'...\n==== 1 failed, 200 passed in 3.21s ====\n${old(name, 'cc: error: no input files')}`,
		packages, code: 'build-failed', title: /`scikit-learn 1\.4\.0` does not build/, evidence: 'cc: error', action: {kind: 'use-pin-version', attribute: 'scikit-learn'},
	},
	{
		name: 'Nix 2.26: a module that is missing when the imports are checked',
		log: old(name, 'Executing pypaBuildPhase\nSuccessfully built scikit_learn-1.4.0.whl\nExecuting pythonImportsCheckPhase\nCheck whether the following modules can be imported: sklearn\nModuleNotFoundError: No module named \'qdldl\''),
		packages, code: 'missing-module', title: /needs the module `qdldl`/, action: {kind: 'advise', text: /`dependencies`.*`qdldl`/},
	},
	{
		name: 'Nix 2.26: a module that some program of the build lacks',
		log: old(name, 'generating tables\nModuleNotFoundError: No module named \'qdldl\''), packages, code: 'build-failed', title: /does not build/, action: {kind: 'remove-package'},
	},
	{
		name: 'offline, where the caches are warned of first',
		log: `warning: error: unable to download 'https://cache.nixos.org/nix-cache-info': Couldn't resolve host name (6); retrying in 264 ms\n${old(name, 'make: *** [all] Error 2')}`,
		packages, code: 'build-failed', title: /does not build/, evidence: 'Error 2', action: {kind: 'remove-package', attribute: 'scikit-learn'},
	},
	{
		name: 'offline, and the warning is all that explains',
		log: 'warning: unable to download \'https://cache.nixos.org/nix-cache-info\': Couldn\'t resolve host name (6)\nerror: path \'/nix/store/8xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-bash-5.3\' is required, but there is no substituter that can build it',
		code: 'no-network', title: /cannot be reached/, action: {kind: 'advise', text: /online/},
	},
	{
		name: 'an alias that is only warned of',
		log: `trace: warning: 'pytorch' has been renamed to 'torch'\n${old(name, 'make: *** [all] Error 2')}`, packages, code: 'build-failed', title: /does not build/, action: {kind: 'remove-package'},
	},
	{
		name: 'the log of a build on another machine is in the message alone',
		log: recent(name, '==== 1 failed, 200 passed in 3.21s ====').replace(/^building.*\n.*\n/, ''), packages, code: 'failing-tests', title: /own tests fail/, action: {kind: 'skip-tests', attribute: 'scikit-learn'},
	},
	{
		name: 'a dependency that does not build names who needs it',
		log: recent('python3.13-inner-1.0', 'make: *** [all] Error 2'), packages, neededBy: [packages[0]!],
		code: 'build-failed', title: /`python3\.13-inner-1\.0`, which `scikit-learn` needs, does not build/, action: {kind: 'remove-package', attribute: 'scikit-learn'},
	},
]);
