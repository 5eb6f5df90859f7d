import fs from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import vm from 'node:vm';

type Loaded = {readonly exports: unknown};

/** Reads what V8 made of a file; nothing of what somebody else may have put there, since it is run as it is. */
const readOwn = (file: string): Uint8Array | undefined => {
	try {
		const {uid, mode} = fs.statSync(file);
		// eslint-disable-next-line no-bitwise
		return uid === process.getuid?.() && (mode & 0o022) === 0 ? fs.readFileSync(file) : undefined;
	} catch {
		return undefined;
	}
};

/** Replaces every older cache by this one; failing is no failure, since it only spares time. */
const store = (file: string, script: vm.Script): void => {
	const folder = path.dirname(file);
	const temporary = `${file}.${process.pid}`;
	try {
		fs.mkdirSync(folder, {recursive: true, mode: 0o700});
		for (const name of fs.readdirSync(folder)) {
			fs.rmSync(path.join(folder, name), {force: true});
		}

		fs.writeFileSync(temporary, script.createCachedData(), {mode: 0o600});
		fs.renameSync(temporary, file);
	} catch {
		// The next run removes what may be left of it.
	}
};

/** As `require` runs a CommonJS file, but from what V8 made of it in an earlier run: Node 20 has no cache of its own. */
const runFromCache = (file: string, folder: string): unknown => {
	const {mtimeMs, size} = fs.statSync(file);
	// V8 itself compares only its own version and the length of the text.
	const stored = path.join(folder, `${process.version}-${process.arch}-${size}-${mtimeMs}`);
	const cachedData = readOwn(stored);
	const script = new vm.Script(`(function (exports, require, module, __filename, __dirname) {${fs.readFileSync(file, 'utf8')}\n})`, {
		filename: file,
		...(cachedData ? {cachedData} : {}),
	});
	if (!cachedData || script.cachedDataRejected) {
		// At the end V8 has compiled what such a run needs, and nobody waits any more.
		process.once('exit', () => {
			store(stored, script);
		});
	}

	const loaded: Loaded = {exports: {}};
	// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the text above is a function
	const run = script.runInThisContext() as (...words: readonly unknown[]) => void;
	run(loaded.exports, module.createRequire(file), loaded, file, path.dirname(file));
	return loaded.exports;
};

/**
Loads a CommonJS file of this program, from a cache of compiled code where there is one: compiling takes longer than most
of what a run does.

@param file - Absolute.
@param folder - Where compiled code is kept, in a folder of its own; undefined for nowhere. NODE_DISABLE_COMPILE_CACHE
	keeps anything from being read or written there, as it does for Node's own cache.
@returns What the file exports.
*/
export const loadCompiled = (file: string, folder: string | undefined): unknown => {
	if (folder !== undefined && !process.env.NODE_DISABLE_COMPILE_CACHE) {
		// Since Node 22.1, and better: modules that are read later have a part in it.
		// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the types are those of Node 20
		const {enableCompileCache} = module as {enableCompileCache?: (folder: string) => unknown};
		if (!enableCompileCache) {
			return runFromCache(file, path.join(folder, 'code'));
		}

		enableCompileCache(path.join(folder, 'compiled'));
	}

	return module.createRequire(file)(file);
};
