import fs from 'node:fs/promises';
import {parseDerivation, type Derivation} from '../../verify/derivation.js';
import {noCost, parseDryRun, type Cost} from '../../verify/dry-run.js';
import {textOfEntry} from '../../verify/nix-log.js';
import {runNix, type Context} from './context.js';

/** What a store derivation says; undefined where the store cannot be read as files. */
export const readDerivation = async (drvPath: string): Promise<Derivation | undefined> => {
	try {
		return parseDerivation(await fs.readFile(drvPath, 'utf8'));
	} catch {
		return undefined;
	}
};

const exists = async (path: string): Promise<boolean> => fs.access(path).then(() => true, () => false);

const isBuilt = async ({path, outputs}: Derivation['inputs'][number]): Promise<boolean> => {
	const input = await readDerivation(path);
	const paths = outputs.map(name => input?.outputs.get(name));
	const found = await Promise.all(paths.map(async one => one !== undefined && exists(one)));
	return found.every(Boolean);
};

/**
What it will take to enter a shell: everything its derivation needs, but not that derivation itself, which nobody builds.

Nothing is asked of Nix when all is there, which saves a verified environment the time.

@returns undefined when Nix can't tell; building will then say why.
*/
export const costOf = async (context: Context, drvPath: string): Promise<Cost | undefined> => {
	const derivation = await readDerivation(drvPath);
	if (derivation) {
		const built = await Promise.all(derivation.inputs.map(async input => isBuilt(input)));
		if (built.every(Boolean)) {
			return noCost;
		}
	}

	const wanted = derivation?.inputs.map(({path, outputs}) => `${path}!${outputs.join(',')}`) ?? [drvPath];
	const {code, log} = await runNix(context, 'nix-store', ['--realise', '--dry-run', ...wanted]);
	return code === 0 ? parseDryRun(log.flatMap(entry => textOfEntry(entry) ?? []).join('\n'), [drvPath]) : undefined;
};
