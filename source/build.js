// Builds dist/. What every scripted run needs is one CommonJS file, since Node 20 takes 0.3 ms for each module more and
// 10 ms for starting to read modules at all. Whatever only some runs need is left out of it, as ES modules beside it,
// which take what both have from the one file: there is one `Failure`, and one of each cache.
import fs from 'node:fs';
import path from 'node:path';
import {build} from 'esbuild';

const out = 'dist';
const start = path.resolve('source/main.ts');

/** Where main.js keeps its modules for the others. */
const registry = 'globalThis[Symbol.for("create-nix-python")]';

/** Imported dynamically, yet part of main.js, where they are read at the first call: as modules of their own they would take longer. */
const isInMain = file => /\/(?:attributes\.json|exec-file\.ts|brotli\.ts)$/.test(file);

/**
How main.js imports what stands beside it. Code that comes from a cache must not say `import()` itself: Node 20 finds no
loader for it then (ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING). cli.ts, which is always read as it stands, lends its own.
*/
const lentImport = 'globalThis[Symbol.for("create-nix-python import")]';

const shared = {
	bundle: true,
	platform: 'node',
	target: 'node20',
	minify: true,
	legalComments: 'none',
	logLevel: 'warning',
	supported: {'import-attributes': false},
	define: {
		'process.env.NODE_ENV': '"production"',
		// Yoga would load all of undici before the first frame.
		'WebAssembly.instantiateStreaming': 'undefined',
	},
};

/** Modules of Ink that are too slow for a long list under a search field, and what stands in for them. */
const lighterInk = {
	name: 'lighter-ink',
	setup(build) {
		build.onResolve({filter: /^(?:string-width|\.\/(?:output|measure-text|sanitize-ansi|wrap-text)\.js)$/}, ({path: wanted, importer, kind}) => {
			const isInk = wanted === 'string-width' ? !importer.startsWith(path.resolve('source')) : importer.includes('/node_modules/ink/build/');
			return isInk && kind === 'import-statement' ? {path: path.resolve('source/wizard/ink', `${path.basename(wanted, '.js')}.ts`)} : undefined;
		});
	},
};

const keyOf = file => path.relative('source', file);

/** The file that an import means. `pluginData` keeps a plugin from asking itself. */
const resolveIn = async (build, {path: wanted, resolveDir}) => {
	const {path: file} = await build.resolve(wanted, {resolveDir, kind: 'import-statement', pluginData: 'resolving'});
	return file;
};

/** Leaves out what is imported dynamically; `found` gets the files. */
const leaveOut = (found, isInside = () => false) => ({
	name: 'leave-out',
	setup(build) {
		build.onResolve({filter: /^\./}, async given => {
			if (given.kind !== 'dynamic-import') {
				return undefined;
			}

			const file = await resolveIn(build, given);
			if (isInMain(file) || isInside(file)) {
				return undefined;
			}

			found.add(file);
			return {path: `./${path.basename(file).replace(/\.\w+$/, '')}.mjs`, external: true};
		});
	},
});

/** The names of what modules export, by file. */
const exportsOf = async files => {
	const {metafile} = await build({
		...shared, entryPoints: files, bundle: false, format: 'esm', write: false, outdir: out, metafile: true,
	});
	return new Map(Object.values(metafile.outputs).map(({entryPoint, exports}) => [path.resolve(entryPoint), exports]));
};

/**
Takes modules that main.js has from there; `taken` gets the files. What they export becomes constants: as properties of a module that
is no ES module, each use in a loop would ask two getters for it.

@param mainFiles - The names of what they export, by file.
*/
const takeFromMain = (mainFiles, taken) => ({
	name: 'take-from-main',
	setup(build) {
		build.onResolve({filter: /^[./]/}, async given => {
			const isOurs = given.pluginData !== 'resolving' && given.resolveDir.startsWith(path.resolve('source'));
			const file = isOurs ? await resolveIn(build, given) : '';
			if (!mainFiles.has(file)) {
				return undefined;
			}

			taken.add(file);
			return {path: keyOf(file), namespace: 'main'};
		});
		build.onLoad({filter: /./, namespace: 'main'}, ({path: key}) => ({
			contents: `export const {${mainFiles.get(path.resolve('source', key)).join(', ')}} = ${registry}[${JSON.stringify(key)}];`,
		}));
	},
});

/** The files that main.js consists of, with what they export, and those that it imports dynamically. */
const survey = async () => {
	const lazy = new Set();
	const {metafile} = await build({
		...shared, entryPoints: [start], format: 'cjs', write: false, outdir: out, metafile: true, plugins: [leaveOut(lazy)],
	});
	const files = await exportsOf(Object.keys(metafile.inputs).map(file => path.resolve(file)).filter(file => file.startsWith(path.resolve('source'))));
	return {files, lazy: [...lazy].filter(file => !files.has(file)).toSorted()};
};

/** Has every entry take all of these from main.js, so that they are one chunk and not a file each. */
const takeTogether = files => ({
	name: 'take-together',
	setup(build) {
		build.onResolve({filter: /^taken$/}, () => ({path: 'taken', namespace: 'together'}));
		build.onLoad({filter: /./, namespace: 'together'}, () => ({
			contents: files.map(file => `import ${JSON.stringify(file)};`).join('\n'), resolveDir: path.resolve('source'),
		}));
	},
});

const buildLazy = async (entries, mainFiles, write, known = []) => {
	const taken = new Set();
	await build({
		...shared,
		entryPoints: entries.map(file => ({in: file, out: path.basename(file).replace(/\.\w+$/, '')})),
		write,
		format: 'esm',
		splitting: true,
		outdir: out,
		define: {...shared.define, 'Intl.Segmenter': 'LazySegmenter', 'Intl.ListFormat': 'LazyListFormat'},
		alias: {'http2-wrapper': path.resolve('source/io/no-http2.ts')},
		outExtension: {'.js': '.mjs'},
		chunkNames: 'chunk-[hash]',
		external: ['react-devtools-core', 'ws'],
		banner: {js: 'import {createRequire} from \'node:module\'; const require = createRequire(import.meta.url);'},
		inject: ['taken', 'source/lazy-intl.ts'],
		plugins: [lighterInk, takeTogether(known), takeFromMain(mainFiles, taken)],
	});
	// Found in no certain order: sorted, the same source gives the same files.
	return [...taken].toSorted();
};

const buildMain = async (mainFiles, taken) => build({
	...shared,
	stdin: {
		contents: [
			...taken.map((file, index) => `import * as m${index} from ${JSON.stringify(file)};`),
			`${registry} = {${taken.map((file, index) => `${JSON.stringify(keyOf(file))}: m${index}`).join(', ')}};`,
			`export {main, internet, isUnfinished} from ${JSON.stringify(start)};`,
		].join('\n'),
		resolveDir: '.',
	},
	format: 'cjs',
	outfile: path.join(out, 'main.js'),
	plugins: [leaveOut(new Set(), file => mainFiles.has(file))],
});

const lendImport = () => {
	const file = path.join(out, 'main.js');
	const text = fs.readFileSync(file, 'utf8').replaceAll(/\bimport\("(\.\/[\w-]+\.mjs)"\)/g, `${lentImport}("$1")`);
	if (/\bimport\(/.test(text)) {
		throw new Error('main.js imports something in another way');
	}

	fs.writeFileSync(file, text);
};

fs.rmSync(out, {recursive: true, force: true});
const {files, lazy} = await survey();
const taken = await buildLazy(lazy, files, false);
await buildMain(files, await buildLazy(lazy, files, true, taken));
lendImport();
await build({
	// So that an older Node, too, can read what says that it is too old.
	...shared, target: 'node14', entryPoints: ['source/cli.ts'], format: 'cjs', outfile: path.join(out, 'cli.js'),
});
fs.writeFileSync(path.join(out, 'package.json'), '{"type": "commonjs"}\n');
