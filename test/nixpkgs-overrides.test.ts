import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import t from 'tap';
import {build, evaluate, testNixpkgs} from './support/nix.js';

const sriHash = (file: string) =>
	`sha256-${createHash('sha256').update(readFileSync(`${testNixpkgs}/pypi/${file}`)).digest('base64')}`;

const fetched = (pname: string, version: string, extension = 'tar.gz') =>
	`pkgs.fetchPypi { pname = "${pname}"; version = "${version}"; extension = "${extension}"; hash = "${sriHash(`${pname}-${version}.${extension}`)}"; }`;

const overridden = (attribute: string, version: string, source: string) =>
	`pyprev.${attribute}.overridePythonAttrs (old: { version = "${version}"; src = ${source}; })`;

const scikitLearn = `scikit-learn = ${overridden('scikit-learn', '1.4.0', fetched('scikit_learn', '1.4.0'))};`;
const numpy = `numpy = ${overridden('numpy', '1.26.4', fetched('numpy', '1.26.4'))};`;

const overlay = (body: string) => `(final: prev: { python313 = prev.python313.override { ${body} }; })`;
const overrides = (attributes: string) => `packageOverrides = pyfinal: pyprev: { ${attributes} };`;

const versions = async (overlays: string, names = 'ps.scikit-learn.version ps.numpy.version') => {
	const {stdout, stderr} = await evaluate(`let ps = (pkgs.appendOverlays [ ${overlays} ]).python313.pkgs; in [ ${names} ]`);
	return JSON.parse(stdout || stderr) as unknown;
};

t.test('an override builds from the real sdist, and everything that depends on it follows', async t => {
	const {code, stdout, stderr} = await build(`((pkgs.appendOverlays [ ${
		overlay(`self = final.python313; ${overrides(scikitLearn + numpy)}`)
	} ]).python313.withPackages (ps: [ ps.scikit-learn ps.scipy ])).overrideAttrs (old: {
		buildCommand = old.buildCommand + ''
			$out/bin/python -c 'import sklearn, numpy, importlib.metadata as m; print(sklearn.__version__, m.version("scikit_learn"), numpy.__version__)' > $out/result
		'';
	})`);
	t.equal(code, 0, stderr);
	t.equal(readFileSync(`${stdout.trim()}/result`, 'utf8'), '1.4.0 1.4.0 1.26.4\n');
});

t.test('a second packageOverrides on the same interpreter replaces the first', async t => {
	const first = overlay(overrides(scikitLearn));
	const second = overlay(overrides(numpy));
	t.same(await versions(first), ['1.4.0', '2.3.4']);
	t.same(await versions(`${first} ${second}`), ['1.7.1', '1.26.4']);
});

t.test('pythonPackagesExtensions and overrideScope compose with packageOverrides', async t => {
	const extension = `(final: prev: { pythonPackagesExtensions = prev.pythonPackagesExtensions ++ [ (pyfinal: pyprev: { ${numpy} }) ]; })`;
	t.same(await versions(`${overlay(overrides(scikitLearn))} ${extension}`), ['1.4.0', '1.26.4']);
	const {stdout} = await evaluate(`let pandas = (pkgs.python313.pkgs.overrideScope (pyfinal: pyprev: { ${numpy} })).pandas; in
		map (module: module.version) (builtins.filter (module: module.pname == "numpy") pandas.requiredPythonModules)`);
	t.same(JSON.parse(stdout), ['1.26.4']);
});

t.test('override without self leaves behind what asks the interpreter', async t => {
	const dependency = '(builtins.head ps.asks-self.requiredPythonModules).version';
	const {stdout} = await evaluate(`map (ps: ${dependency}) [
		(pkgs.python313.override { ${overrides(numpy)} }).pkgs
		(let python = pkgs.python313.override { self = python; ${overrides(numpy)} }; in python.pkgs)
	]`);
	t.same(JSON.parse(stdout), ['2.3.4', '1.26.4']);
});

t.test('a package of one\'s own, from a zip and from a wheel', async t => {
	const {code, stderr} = await build(`let ps = pkgs.python3.pkgs; in pkgs.python3.withPackages (_: [
		(ps.buildPythonPackage {
			pname = "pytz"; version = "2023.3"; pyproject = true;
			src = ${fetched('pytz', '2023.3', 'zip')};
			build-system = [ ps.setuptools ];
			nativeCheckInputs = [ ps.pytest ];
			pythonImportsCheck = [ "pytz" ];
		})
		(ps.buildPythonPackage {
			pname = "idna"; version = "3.6"; format = "wheel";
			src = ps.fetchPypi { pname = "idna"; version = "3.6"; format = "wheel"; dist = "py3"; python = "py3"; hash = "${sriHash('idna-3.6-py3-none-any.whl')}"; };
			pythonImportsCheck = [ "idna" ];
		})
	])`);
	t.equal(code, 0, stderr);
	const {code: failed, stderr: message} = await build(`pkgs.python3.pkgs.buildPythonPackage {
		pname = "PyYAML"; version = "6.0.1"; format = "setuptools"; doCheck = false; pythonImportsCheck = [ "pyyaml" ];
		src = ${fetched('PyYAML', '6.0.1')};
	}`);
	t.equal(failed, 100);
	t.match(message, 'ModuleNotFoundError: No module named \'pyyaml\'');
});

t.test('the alias fetchPypi goes with allowAliases = false, which the top level does not', async t => {
	const attributes = (config: string) =>
		`(let p = import ${testNixpkgs} { config = ${config}; overlays = [ ]; }; in [ (p.python313.pkgs ? fetchPypi) (p ? fetchPypi) ])`;
	const {stdout} = await evaluate(`[ ${attributes('{ }')} ${attributes('{ allowAliases = false; }')} ]`);
	t.same(JSON.parse(stdout), [[true, true], [false, true]]);
});

t.test('fetchPypi fails as Nix fails: wrong hash, no such file', async t => {
	const zeros = `sha256-${'A'.repeat(43)}=`;
	const wrong = await build(`pkgs.fetchPypi { pname = "numpy"; version = "2.2.0"; hash = "${zeros}"; }`);
	t.equal(wrong.code, 102);
	t.match(wrong.stderr, /hash mismatch in fixed-output derivation '\/nix\/store\/\S+-numpy-2\.2\.0\.tar\.gz\.drv':\n\s+specified: sha256-A+=\n\s+got: {4}sha256-/u);
	t.match(wrong.stderr, sriHash('numpy-2.2.0.tar.gz'));

	const gone = `pkgs.fetchPypi { pname = "numpy"; version = "9.9.9"; hash = "${zeros}"; }`;
	t.match(await evaluate(`(${gone}).drvPath`), {code: 0});
	const {code, stderr} = await build(gone);
	// A fixed-output builder that fails counts as a passing failure: Nix 2.8 exits with 1, not 100.
	t.ok(code === 1 || code === 100, stderr);
	t.match(stderr, 'curl: (22) The requested URL returned error: 404');
});

t.test('requirements of the new version are checked against the set', async t => {
	const {code, stderr} = await build(`let pyprev = pkgs.python313.pkgs; in ${overridden('flask', '2.0.0', fetched('flask', '2.0.0'))}`);
	t.equal(code, 100);
	t.match(stderr, '- werkzeug<3,>=2.0 not satisfied by version 3.1.3');
	const good = await build(`let pyprev = pkgs.python313.pkgs; in ${overridden('httpx', '0.27.0', fetched('httpx', '0.27.0'))}`);
	t.equal(good.code, 0, good.stderr);
});

t.test('a new version may need more than an override: vendored crates, another backend', async t => {
	const rusty = await build(`let pyprev = pkgs.python313.pkgs; in ${overridden('rusty', '0.2.0', fetched('rusty', '0.2.0'))}`);
	t.equal(rusty.code, 100);
	t.match(rusty.stderr, 'ERROR: cargoHash or cargoSha256 is out of date');
	const six = await build(`let pyprev = pkgs.python313.pkgs; in ${overridden('six', '1.18.0', fetched('six', '1.18.0'))}`);
	t.equal(six.code, 100);
	t.match(six.stderr, 'ModuleNotFoundError: No module named \'mesonpy\'');
});

t.test('two versions in one closure collide: in a package, and in an environment', async t => {
	const old = `let pyprev = pkgs.python313.pkgs; old = ${overridden('numpy', '1.26.4', fetched('numpy', '1.26.4'))};`;
	const package_ = await build(`${old} in pyprev.scikit-learn.override { numpy = old; }`);
	t.equal(package_.code, 100);
	t.match(package_.stderr, 'Found duplicated packages in closure for dependency \'numpy\'');
	t.match(package_.stderr, 'Package duplicates found in closure, see above.');
	const environment = await build(`${old} in pkgs.python313.withPackages (ps: [ old ps.scipy ])`);
	t.equal(environment.code, 100);
	const recent = await build(`${old} in pkgs.python313.withPackages (ps: [ old ps.scipy ])`, `${testNixpkgs}/wording-2026.nix`);
	t.match(recent.stderr, 'pkgs.buildEnv error: two given paths contain a conflicting subpath:');
	t.match(environment.stderr, /collision between `\/nix\/store\/\S+\/numpy\/__init__\.py' and `\/nix\/store\/\S+\/numpy\/__init__\.py'/u);
});
