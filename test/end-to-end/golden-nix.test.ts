import fs from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import t, {type Test} from 'tap';
import {goldenCases, splitWords, type GoldenCase} from '../golden/cases.js';
import {runCli} from '../support/cli.js';
import {
	drvPathOfFlake, drvPathOfShell, parse, runInFlake, runInShell, testNixpkgs,
} from '../support/nix.js';
import {startSdistIndex} from '../support/sdist-index.js';
import {readTree} from '../support/tree.js';

// The golden trees before the judge: a real Nix parses them, finds one derivation in all styles, and its shell imports what
// was asked for and nothing else.
const folder = fileURLToPath(new URL('../fixtures/golden', import.meta.url));

const index = await startSdistIndex();
t.teardown(() => {
	index.close();
});

/** Prints `name==version` for every import and distribution, or fails. */
const program = ({imports = [], versions = {}, commands = []}: GoldenCase): string => [
	'import importlib, importlib.metadata, shutil, sys',
	`for name in ${JSON.stringify(imports)}: importlib.import_module(name)`,
	`for name, version in ${JSON.stringify(versions)}.items():`,
	'    found = importlib.metadata.version(name)',
	'    assert found == version, (name, found)',
	`for name in ${JSON.stringify(commands)}: assert shutil.which(name), name`,
	'try:',
	'    import torch',
	'except ModuleNotFoundError:',
	'    print("as asked")',
].join('\n');

/** The folder that a golden tree's files are in: the one that the command line names. */
const projectFolder = async (tree: string): Promise<string> => {
	const [first] = Object.keys(await readTree(tree));
	return path.join(tree, path.dirname(first!));
};

const checkOneDerivation = async (t: Test, words: readonly string[]): Promise<void> => {
	const cwd = t.testdir({});
	const paths = new Map<string, string>();
	const bare = words.filter((word, index) => !['--style', '--flakes', '--no-flakes', 'demo'].includes(word) && words[index - 1] !== '--style');
	for (const style of ['shell', 'flake', 'both']) {
		const {code, stderr} = await runCli([style, '--style', style, ...bare, '--yes', '--nixpkgs', testNixpkgs], {cwd, env: {PIP_INDEX_URL: index.url}});
		t.equal(code, 0, stderr);
		const project = path.join(cwd, style);
		if (style !== 'flake') {
			paths.set(`${style} shell.nix`, await drvPathOfShell(project));
		}

		if (style !== 'shell') {
			paths.set(`${style} flake.nix`, await drvPathOfFlake(project));
		}
	}

	const drvPaths = new Set(paths.values());
	t.equal(drvPaths.size, 1, `one derivation: ${JSON.stringify(Object.fromEntries(paths))}`);
	t.match([...drvPaths][0], /^\/nix\/store\/.*\.drv$/);
};

for (const golden of goldenCases) {
	const {name, words, unevaluable, executable = 'python'} = golden;
	t.test(name, async t => {
		const project = await projectFolder(path.join(folder, name));
		const files = await fs.readdir(project);
		for (const file of files.filter(file => file.endsWith('.nix'))) {
			const {code, stderr} = await parse(path.join(project, file));
			t.equal(code, 0, `${file} parses ${stderr}`);
		}

		if (unevaluable) {
			t.rejects(drvPathOfShell(project), /has been removed/, unevaluable);
			return;
		}

		await checkOneDerivation(t, splitWords(words));
		const code = program(golden);
		if (files.includes('shell.nix')) {
			const ran = await runInShell(project, `${executable} -c '${code}'`);
			t.equal(ran.stdout, 'as asked\n', ran.stderr);
		}

		if (files.includes('flake.nix')) {
			const ran = await runInFlake(project, [executable, '-c', code]);
			t.equal(ran.stdout, 'as asked\n', ran.stderr);
		}
	});
}
