import {overriddenPackage, plainPackage, testRecorded} from '../../support/recorded.js';

testRecorded([
	{
		name: 'Nix 2.3: a missing attribute, at a place',
		log: 'error: attribute \'nummpy\' missing, at /home/me/project/shell.nix:30:7\n(use \'--show-trace\' to show detailed location information)',
		packages: [plainPackage('nummpy')],
		code: 'attribute-missing',
		title: /`nummpy` is not among the packages of Python 3\.13/,
		action: {kind: 'remove-package', attribute: 'nummpy'},
	},
	{
		name: 'Nix 2.8: a missing attribute, in its frame, with near names',
		log: `error: attribute 'nummpy' missing

       at /home/me/project/shell.nix:30:7:

           29|     (pkgs.python313.withPackages (ps: [
           30|       ps.nummpy
             |       ^
           31|     ]))
       Did you mean one of numpy, numpydoc or nampa?`,
		packages: [plainPackage('nummpy')],
		code: 'attribute-missing',
		title: /`nummpy`/,
		evidence: 'Did you mean',
		action: {kind: 'use-attribute', instead: 'numpydoc'},
	},
	{
		name: 'Nix 2.34: below a trace',
		log: `error:
       … while calling the 'derivationStrict' builtin
         at <nix/derivation-internal.nix>:37:12:
           36|
           37|   strict = derivationStrict drvAttrs;
             |            ^
       … while evaluating attribute 'nativeBuildInputs' of derivation 'nix-shell'

       (stack trace truncated; use '--show-trace' to show the full, detailed trace)

       error: attribute 'nummpy' missing
       at /home/me/project/shell.nix:30:7:
       Did you mean numpy?`,
		packages: [plainPackage('nummpy')],
		code: 'attribute-missing',
		title: /`nummpy`/,
		evidence: 'attribute \'nummpy\' missing',
		action: {kind: 'use-attribute', attribute: 'nummpy', instead: 'numpy'},
	},
	{
		name: 'Nix 2.18: from `with ps;`, an undefined variable',
		log: 'error: undefined variable \'nummpy\'\n\n       at /home/me/project/shell.nix:12:9:',
		packages: [plainPackage('nummpy')],
		code: 'attribute-missing',
		title: /`nummpy`/,
		action: {kind: 'remove-package', attribute: 'nummpy'},
	},
	{
		name: 'Nix 2.26: a tool',
		log: 'error: attribute \'prettierr\' missing\n       Did you mean prettier?',
		environment: {tools: ['nodePackages.prettierr']},
		code: 'attribute-missing',
		title: /`nodePackages\.prettierr` is not in this nixpkgs/,
		action: {kind: 'flags', flags: '--remove nodePackages.prettierr --tool nodePackages.prettier'},
	},
	{
		name: 'Nix 2.26: an interpreter that is not there',
		log: 'error: attribute \'python39\' missing\n       Did you mean one of python3, python311?',
		environment: {interpreter: 'python39'},
		code: 'interpreter-removed',
		title: /Python 3\.9 is not in this nixpkgs/,
		action: {kind: 'use-interpreter', interpreter: 'python314'},
	},
	{
		name: 'an interpreter that throws why it is gone',
		log: 'error: python310 has been removed because it has reached its end of life',
		environment: {interpreter: 'python310'},
		code: 'interpreter-removed',
		title: /Python 3\.10/,
		action: {kind: 'use-channel', channel: /^nixos-25/},
	},
	{
		name: 'a package that was removed',
		log: 'error:\n       … while evaluating a branch condition\n\n       error: nose has been removed since it has not been maintained since 2015 and there are many alternatives. # added 2024-07-28',
		packages: [plainPackage('nose')],
		code: 'attribute-removed',
		title: /`nose` was removed/,
		action: {kind: 'remove-package', attribute: 'nose'},
	},
	{
		name: 'a package that was renamed',
		log: 'error: \'pytorch\' has been renamed to \'torch\'',
		packages: [plainPackage('pytorch')],
		code: 'attribute-removed',
		title: /another name in nixpkgs: `torch`/,
		action: {kind: 'use-attribute', attribute: 'pytorch', instead: 'torch'},
	},
	{
		name: 'an extra where a package has none',
		log: 'error: attribute \'optional-dependencies\' missing\n       at /home/me/project/shell.nix:35:12:',
		packages: [{...plainPackage('six'), extras: ['fast']}],
		code: 'extra-missing',
		title: /no extra `fast` of `six`/,
		action: {kind: 'flags', flags: '--remove six --package six'},
	},
	{
		name: 'an interpreter that is too new for a package',
		log: 'error: distutils-extra-2.39 not supported for interpreter python3.13',
		packages: [plainPackage('distutils-extra')],
		code: 'interpreter-unsupported',
		title: /`distutils-extra` does not support Python 3\.13/,
		action: {kind: 'use-interpreter', interpreter: 'python312'},
	},
	{
		name: 'the same of a dependency',
		log: 'error: python3.13-inner-2.39 not supported for interpreter python3.13',
		code: 'interpreter-unsupported',
		title: /`python3\.13-inner-2\.39` .* something that you asked for needs it/, action: {kind: 'use-interpreter', interpreter: 'python312'},
	},
	{
		name: 'duplicates, found by nixpkgs\' hook',
		log: `building '/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-python3.13-scipy-1.16.2.drv'...
Executing pythonCatchConflictsPhase
Found duplicated packages in closure for dependency 'numpy':
  numpy 1.26.4 (/nix/store/8xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-python3.13-numpy-1.26.4/lib/python3.13/site-packages)
  numpy 2.3.4 (/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-python3.13-numpy-2.3.4/lib/python3.13/site-packages)
Package duplicates found in closure, see above. Usually this happens if two packages depend on different version of the same dependency.
error: builder for '/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-python3.13-scipy-1.16.2.drv' failed with exit code 1`,
		packages: [overriddenPackage('numpy', '1.26.4'), plainPackage('scipy')],
		code: 'duplicates',
		title: /`numpy` would be in the environment twice, in two versions \(`python3\.13-numpy-1\.26\.4` and `python3\.13-numpy-2\.3\.4`\): `scipy` needs both/,
		evidence: 'numpy 1.26.4',
		action: {kind: 'use-pin-version', attribute: 'numpy'},
	},
	{
		name: 'a collision, to 2024',
		log: `building '/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-python3-3.13.9-env.drv'...
error: collision between \`/nix/store/8xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-python3.13-numpy-1.26.4/lib/python3.13/site-packages/numpy/__init__.py' and \`/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-python3.13-numpy-2.3.4/lib/python3.13/site-packages/numpy/__init__.py'
error: builder for '/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-python3-3.13.9-env.drv' failed with exit code 25`,
		code: 'duplicates',
		title: /`numpy`/, action: {kind: 'advise', text: /one of the two only/},
	},
	{
		name: 'a collision, from 2025 on',
		log: `building '/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-python3-3.13.9-env.drv'...
pkgs.buildEnv error: two given paths contain a conflicting subpath:
  \`/nix/store/8xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-python3.13-numpy-1.26.4/bin/f2py' and
  \`/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-python3.13-numpy-2.3.4/bin/f2py'
hint: this may be caused by two different versions of the same package in buildEnv's \`paths\` parameter
error: Cannot build '/nix/store/9xk5q2m3b0a9s7d6f4g3h2j1k0l9z8x7-python3-3.13.9-env.drv'.`,
		code: 'duplicates',
		title: /`numpy`/,
		evidence: 'conflicting subpath',
		action: {kind: 'advise', text: /--tool/},
	},
	{
		name: 'a package for another kind of machine',
		log: 'error: Package ‘python3.13-mlx-0.29’ in /nix/store/491z4jvr0p1pl34qapij46gdagqf9kax-source/pkgs/mlx/default.nix:88 is not available on the requested hostPlatform:\n         hostPlatform.system = "x86_64-linux"\n       , refusing to evaluate.',
		packages: [plainPackage('mlx')],
		code: 'unsupported-system',
		title: /`mlx` is not made for this kind of machine/,
		action: {kind: 'remove-package', attribute: 'mlx'},
	},
	{
		name: 'unfree, of a dependency, in 2024\'s words',
		log: 'error: Package ‘cuda_nvcc-12.8.93’ in /nix/store/491z4jvr0p1pl34qapij46gdagqf9kax-source/pkgs/cuda.nix:20 has an unfree license (‘CUDA EULA’), refusing to evaluate.',
		packages: [plainPackage('torch')],
		code: 'unfree',
		title: /`cuda_nvcc-12\.8\.93`, which something that you asked for needs/,
		action: {kind: 'permit', permission: 'unfree', name: 'cuda_nvcc'},
	},
	{
		name: 'insecure, in 2026\'s words',
		log: 'error: Refusing to evaluate package \'python3.13-ecdsa-0.19.1\' in /nix/store/491z4jvr0p1pl34qapij46gdagqf9kax-source/pkgs/ecdsa/default.nix:60 because it is marked as insecure\n\nKnown issues:\n - CVE-2024-23342: timing attack\n',
		packages: [plainPackage('ecdsa')],
		code: 'insecure',
		title: /`ecdsa` is known to be insecure/,
		evidence: 'CVE-2024-23342',
		action: {kind: 'permit', name: 'python3.13-ecdsa-0.19.1'},
	},
]);
