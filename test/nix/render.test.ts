import fs from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import t from 'tap';
import {noPermits, normalise, type Environment} from '../../source/environment.js';
import {renderFiles} from '../../source/plan.js';
import {anyEnvironment} from '../support/arbitraries.js';
import {evaluate, parse} from '../support/nix.js';

const none = new Map<string, string>();
const nixFiles = (environment: Environment): readonly string[] => [...renderFiles(environment, none)].filter(([name]) => name.endsWith('.nix')).map(([, text]) => text);

t.test('the text of any environment parses', async t => {
	const texts = fc.sample(anyEnvironment, {numRuns: 400, seed: 2026}).flatMap(environment => nixFiles(environment));
	const file = path.join(t.testdir({}), 'all.nix');
	// One Nix for all of them. What broke out of its own parentheses would not stay inside these either.
	await fs.writeFile(file, `[\n${texts.map(text => `(\n${text})`).join('\n')}\n]\n`);
	const {code, stderr} = await parse(file);
	t.equal(code, 0, stderr);
	await fs.appendFile(file, ')');
	const {code: broken} = await parse(file);
	t.not(broken, 0, 'and Nix would have said so');
});

/** A nixpkgs that has just what an environment names, and tells what it is asked for. */
const recorder = `{ system, config, overlays }:
let
  inherit (builtins) fromJSON head isList length listToAttrs map readFile;
  wanted = fromJSON (readFile ./environment.json);
  set = values: name: listToAttrs (map (value: { name = name value; value = value; }) values);
  attributes = make: listToAttrs (map (one: { name = one.attribute; value = make one; }) wanted.packages);
  interpreter = {
    override = arguments: arguments;
    withPackages = choose: choose (attributes (one: {
      inherit (one) attribute;
      optional-dependencies = listToAttrs (map (extra: { name = extra; value = [ { attribute = one.attribute; inherit extra; } ]; }) one.extras);
    }));
  };
  self = set wanted.tools (tool: tool) // {
    \${wanted.interpreter} = interpreter;
    fetchPypi = arguments: arguments;
    mkShellNoCC = { packages }: {
      python = map (one: one.attribute + (if one ? extra then "[\${one.extra}]" else "")) (head packages);
      tools = builtins.tail packages;
      overrides =
        if overlays == [ ] then
          { }
        else
          ((head overlays) self self).\${wanted.interpreter}.packageOverrides { } (attributes (one: {
            overridePythonAttrs = change: change { };
          }));
    };
  };
in
self
`;

t.test('a real Nix finds in it what was put in', async t => {
	const reserved = new Set(['fetchPypi', 'mkShellNoCC']);
	const environments = fc.sample(anyEnvironment, {numRuns: 100, seed: 2026})
		.map((environment): Environment => ({...environment, style: 'shell', permits: noPermits, tools: environment.tools.filter(tool => !tool.includes('.') && !reserved.has(tool))}));
	const folder = t.testdir({});
	for (const [index, environment] of environments.entries()) {
		const place = path.join(folder, String(index));
		await fs.mkdir(place);
		await fs.writeFile(path.join(place, 'shell.nix'), nixFiles(environment)[0]!);
		await fs.writeFile(path.join(place, 'default.nix'), recorder);
		await fs.writeFile(path.join(place, 'environment.json'), JSON.stringify(environment));
	}

	const {code, stdout, stderr} = await evaluate(`[ ${environments.map((_, index) => `(import ${folder}/${index}/shell.nix { system = "s"; nixpkgs = ${folder}/${index}; })`).join(' ')} ]`);
	t.equal(code, 0, stderr);
	t.same(JSON.parse(stdout), environments.map(({packages, tools}) => ({
		python: [
			...packages.map(({attribute}) => attribute),
			...packages.flatMap(({attribute, extras}) => extras.map(extra => `${attribute}[${extra}]`)),
		],
		tools,
		overrides: Object.fromEntries(packages.flatMap(({attribute, override}) => override
			? [[attribute, {
				version: override.version,
				src: {
					pname: override.stem, version: override.version, hash: override.hash, ...(override.extension === 'tar.gz' ? {} : {extension: override.extension}),
				},
			}]]
			: [])),
	})));
});

t.test('the same environment gives the same bytes, in whatever order it was put together', async t => {
	fc.assert(fc.property(anyEnvironment.chain(environment => fc.record({
		environment: fc.constant(environment),
		packages: fc.shuffledSubarray([...environment.packages], {minLength: environment.packages.length}),
		tools: fc.shuffledSubarray([...environment.tools, ...environment.tools], {minLength: environment.tools.length * 2}),
	})), ({environment, packages, tools}) => {
		const shuffled = normalise({
			...environment, tools, packages: packages.map(one => ({...one, extras: [...one.extras, ...one.extras].toReversed()})),
		});
		t.strictSame([...renderFiles(shuffled, none)], [...renderFiles(environment, none)]);
	}), {numRuns: 200});
});

t.test('different environments give different bytes', async t => {
	fc.assert(fc.property(anyEnvironment, anyEnvironment, (one, other) => {
		const same = JSON.stringify([...renderFiles(one, none)]) === JSON.stringify([...renderFiles(other, none)]);
		t.equal(same, JSON.stringify(one) === JSON.stringify(other));
	}), {numRuns: 200});
});

t.test('every line ends, none ends in a space, no tabs', async t => {
	fc.assert(fc.property(anyEnvironment, environment => {
		for (const [name, text] of renderFiles(environment, none)) {
			t.ok(text.endsWith('\n') && !/[ \t]\n|\t|\r|\n\n$/.test(text), name);
		}
	}), {numRuns: 100});
});
