import {createHash} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import t from 'tap';
import type {Change} from '../../source/nix/editing/change.js';
import {edited, edits, fixtures} from '../support/edits.js';
import {
	buildShell, run, system, testNixpkgs,
} from '../support/nix.js';

// Every hand-written file that can be evaluated here is edited, and its shell entered: it imports what the edit says.

/** Files whose nixpkgs comes from elsewhere, or that need more files. */
const unevaluable = /^(?:fetch-|niv$|npins$|imported-overrides$|unread-parts$)/;

/** A flake is called as Nix calls it, with stand-ins for the inputs that are not nixpkgs. */
const flakeExpression = (file: string, text: string): string => `let
	nixpkgs = (import ${testNixpkgs}/flake.nix).outputs { self = { }; } // { outPath = ${testNixpkgs}; };
	eachDefaultSystem = f: let made = f "${system}"; in builtins.mapAttrs (_: value: { "${system}" = value; }) made;
	utils = { lib = { inherit eachDefaultSystem; }; };
	flake-parts.lib.mkFlake = _: module: let pkgs = nixpkgs.legacyPackages."${system}"; in
		{ devShells."${system}" = { inherit ((module.perSystem { inherit pkgs; system = "${system}"; }).devShells) default; }; };
	inputs = { self = { }; inherit nixpkgs utils flake-parts; flake-utils = utils; };
	function = (import ${file}).outputs;
	outputs = function ${/outputs\s*=\s*(?:inputs|{[^}]*\.{3})/.test(text) ? 'inputs' : '(builtins.intersectAttrs (builtins.functionArgs function) inputs)'};
in outputs.devShells."${system}".default or outputs.devShell."${system}"`;

const expressionOf = (file: string, text: string): string => {
	if (file.endsWith('flake.nix')) {
		return flakeExpression(file, text);
	}

	return `let
	pkgs = import <nixpkgs> { };
	file = import ${file};
	formals = if builtins.isFunction file then builtins.functionArgs file else { };
	made = if builtins.isFunction file then file (builtins.intersectAttrs formals (if formals ? python313 then pkgs else { nixpkgs = <nixpkgs>; })) else file;
in made.dev or made`;
};

const program = [
	'import importlib.metadata as m, six',
	'print(six.__name__, *[m.version("numpy")] if [d for d in m.distributions() if d.name == "numpy"] else [])',
].join('; ');

/** Adds six, and where it can, takes numpy 1.26.4 and ripgrep. */
const wanted = ['add six', 'numpy 1.26.4', 'tool ripgrep'].map(name => edits[name]!);

/** The version that the template has already, from the sdist that can be fetched here. */
const template: Change = {
	...wanted[0]!, put: [{
		attribute: 'scikit-learn', distribution: 'scikit-learn', extras: [], override: {
			version: '1.4.0', stem: 'scikit_learn', extension: 'tar.gz', hash: `sha256-${createHash('sha256').update(readFileSync(path.join(testNixpkgs, 'pypi', 'scikit_learn-1.4.0.tar.gz'))).digest('base64')}`,
		},
	}],
};

t.jobs = 2;
for (const fixture of fixtures.filter(({name}) => !unevaluable.test(name))) {
	t.test(fixture.name, {buffered: true}, async t => {
		let {text} = fixture;
		let hasNumpy = false;
		let hasTool = false;
		for (const change of fixture.name.startsWith('template') ? [template, ...wanted] : wanted) {
			const result = edited({...fixture, text}, change);
			if (typeof result === 'string') {
				text = result;
				hasNumpy ||= change.put.some(({override}) => override);
				hasTool ||= change.addTools.length > 0;
			}
		}

		const folder = t.testdir({});
		const file = path.join(folder, fixture.file);
		writeFileSync(file, text);
		const executable = fixture.name === 'pypy' ? 'pypy3.11' : 'python3';
		const ran = await run('nix-shell', [
			'--pure', '--expr', expressionOf(file, text), '--run', `${executable} -c '${program}'${hasTool ? ' && rg' : ''}`,
		], {directory: folder, environment: {NIX_PATH: `nixpkgs=${testNixpkgs}`, NIX_BUILD_SHELL: await buildShell()}});
		t.match(ran.stdout, hasNumpy ? /^six 1\.26\.4$/m : /^six\b/m, `${text}\n${ran.stderr}`);
	});
}
