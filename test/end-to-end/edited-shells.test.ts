import {createHash} from 'node:crypto';
import {cpSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import t from 'tap';
import type {Change} from '../../source/nix/editing/change.js';
import {readNixFile} from '../../source/nix/reading/read.js';
import {
	edited, edits, editsFolder, fixtures,
} from '../support/edits.js';
import {
	buildShell, run, system, testNixpkgs,
} from '../support/nix.js';

// Every hand-written file that can be evaluated here is edited, and its shell entered: it imports what the edit says.

/** Files whose nixpkgs comes from elsewhere, or that need more files. */
const unevaluable = /^(?:fetch-|niv(?:-by-channel)?$|npins$|packages-from-file$|element-with-version-alone$|imported-overrides$|unread-parts$)/;

/** A flake is called as Nix calls it, with stand-ins for the inputs that are not nixpkgs. */
const flakeExpression = (file: string, text: string): string => `let
	nixpkgs = (import ${testNixpkgs}/flake.nix).outputs { self = { }; } // { outPath = ${testNixpkgs}; };
	eachDefaultSystem = f: let made = f "${system}"; in builtins.mapAttrs (_: value: { "${system}" = value; }) made;
	utils = { lib = { inherit eachDefaultSystem; }; };
	flake-parts.lib.mkFlake = _: module: let pkgs = nixpkgs.legacyPackages."${system}"; in
		{ devShells."${system}" = { inherit ((module.perSystem { inherit pkgs; system = "${system}"; }).devShells) default; }; };
	inputs = { inherit nixpkgs utils flake-parts; self = outputs; flake-utils = utils; stable = nixpkgs; };
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
in made.dev or made.old or made`;
};

/** Prints the versions of what can be imported, of those that the edits are about. */
const program = [
	'import importlib.metadata as m, importlib.util as u',
	'print(*sorted(d.name.lower() + "=" + d.version for d in m.distributions() if d.name.lower() in ("h2", "httpx", "numpy", "requests", "six") and u.find_spec(d.name.lower())))',
].join('; ');

/** Adds six, and where it can, takes numpy 1.26.4 and ripgrep. */
const wanted = ['add six', 'numpy 1.26.4', 'tool ripgrep'].map(name => edits[name]!);

/** Takes numpy away, adds an extra, and takes another interpreter. */
const others = ['remove numpy', 'extra http2', 'python314'].map(name => edits[name]!);

/** Whether something brings numpy, listed or not. */
const needsNumpy = (text: string): boolean => text.includes('base ps')
	|| readNixFile(text).shells[0]!.packages.some(({attribute}) => attribute === 'pandas' || attribute === 'scikit-learn');

/** Files that override requests in an overlay, which has to stay. */
const overridesElsewhere = /^(?:imported-overlays?|flake-own-overlay|two-overridden-interpreters)$/;

/** The version that the template has already, from the sdist that can be fetched here. */
const template: Change = {
	...wanted[0]!, put: [{
		attribute: 'scikit-learn', distribution: 'scikit-learn', extras: [], override: {
			version: '1.4.0', stem: 'scikit_learn', extension: 'tar.gz', hash: `sha256-${createHash('sha256').update(readFileSync(path.join(testNixpkgs, 'pypi', 'scikit_learn-1.4.0.tar.gz'))).digest('base64')}`,
		},
	}],
};

type Entered = {readonly versions: readonly string[]; readonly message: string};

const enter = async (folder: string, fixture: {readonly name: string; readonly file: string}, text: string, more: string): Promise<Entered> => {
	cpSync(path.join(editsFolder, fixture.name), folder, {recursive: true});
	const file = path.join(folder, fixture.file);
	writeFileSync(file, text);
	const ran = await run('nix-shell', [
		'--pure', '--expr', expressionOf(file, text), '--run', `$(command -v python3 || command -v pypy3.11) -c '${program}' && ${more}`,
	], {directory: folder, environment: {NIX_PATH: `nixpkgs=${testNixpkgs}`, NIX_BUILD_SHELL: await buildShell()}});
	return {versions: ran.code === 0 ? ran.stdout.trim().split(/\s+/) : [], message: `${text}\n${ran.stdout}\n${ran.stderr}`};
};

t.jobs = 2;
for (const fixture of fixtures.filter(({name}) => !unevaluable.test(name))) {
	t.test(fixture.name, {buffered: true}, async t => {
		const made = (changes: readonly Change[]): {readonly text: string; readonly done: ReadonlySet<Change>} => {
			let {text} = fixture;
			const done = new Set<Change>();
			for (const change of changes) {
				const result = edited({...fixture, text}, change);
				if (typeof result === 'string') {
					text = result;
					done.add(change);
				}
			}

			return {text, done};
		};

		const before = fixture.name.startsWith('template') ? [template] : [];
		const first = made([...before, ...wanted]);
		const put = await enter(t.testdir({}), fixture, first.text, first.done.has(wanted[2]!) ? 'rg' : 'true');
		t.ok(put.versions.some(one => one.startsWith('six=')), put.message);
		t.equal(put.versions.includes('numpy=1.26.4'), first.done.has(wanted[1]!), put.message);

		const second = made([...before, ...others]);
		const taken = await enter(t.testdir({}), fixture, second.text, second.done.has(others[2]!) && fixture.name !== 'pypy' ? 'command -v python3.14' : 'true');
		t.equal(taken.versions.some(one => one.startsWith('numpy=')), !second.done.has(others[0]!) || needsNumpy(second.text), taken.message);
		t.equal(taken.versions.some(one => one.startsWith('h2=')), second.done.has(others[1]!), taken.message);
		if (overridesElsewhere.test(fixture.name)) {
			t.ok(put.versions.includes('requests=2.31.0'), `what another file overrides stays: ${put.message}`);
		}
	});
}
