import {execFileSync, spawn} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {type Dialect, nix28, nixToday} from '../../source/nix/syntax/dialect.js';

const env = {...process.env, NIX_CONFIG: 'substitute = false'};

/** Whether `nix-instantiate --parse` accepts all of the files. */
const accepts = async (files: readonly string[]): Promise<boolean> => new Promise((resolve, reject) => {
	const child = spawn('nix-instantiate', ['--parse', ...files], {env, stdio: 'ignore'});
	child.on('error', reject);
	child.on('close', code => {
		resolve(code === 0);
	});
});

/** All of a group in one process if it accepts all, one by one otherwise: a start takes 30 ms. */
const judgeGroup = async (files: readonly string[]): Promise<boolean[]> => {
	if (files.length > 1 && await accepts(files)) {
		return files.map(() => true);
	}

	const verdicts: boolean[] = [];
	for (const file of files) {
		verdicts.push(await accepts([file]));
	}

	return verdicts;
};

const groupSize = 40;

/**
What the real Nix says of each text, in order.

@param folder - An empty folder for them.
@param isLikely - Whether each will be accepted, as far as we know: only for the sake of speed.
*/
export const judge = async (folder: string, texts: readonly string[], isLikely: (text: string) => boolean): Promise<boolean[]> => {
	const files = texts.map((text, index) => {
		const file = path.join(folder, `${index}.nix`);
		writeFileSync(file, text);
		return {index, file, isLikely: isLikely(text)};
	});
	const likely = files.filter(file => file.isLikely);
	const groups = [...files.filter(file => !file.isLikely).map(file => [file])];
	for (let start = 0; start < likely.length; start += groupSize) {
		groups.push(likely.slice(start, start + groupSize));
	}

	const verdicts = Array.from<boolean>({length: texts.length});
	const waiting = groups.values();
	const work = async (): Promise<void> => {
		for (const group of waiting) {
			const found = await judgeGroup(group.map(({file}) => file));
			for (const [place, {index}] of group.entries()) {
				verdicts[index] = found[place]!;
			}
		}
	};

	await Promise.all([work(), work()]);
	return verdicts;
};

const version = execFileSync('nix-instantiate', ['--version'], {encoding: 'utf8'}).trim().split(' ').at(-1)!;

/** The rules of the Nix at hand: those of 2.8 for all before 2.17. */
export const dialect: Dialect = Number(version.split('.')[1]) < 17 ? nix28 : nixToday;

/** The value of an expression that is a list of strings, by the real Nix. */
export const evaluate = (expression: string): string[] => {
	const json = execFileSync('nix-instantiate', ['--eval', '--strict', '--json', '-'], {
		env, input: expression, encoding: 'utf8', maxBuffer: 1e8,
	});
	const value: unknown = JSON.parse(json);
	if (Array.isArray(value)) {
		return value.map(String);
	}

	throw new Error(`no list: ${json}`);
};

/** An expression as Nix prints it after parsing: without comments and needless parentheses, with those that it thinks of. */
export const printed = (expression: string): string =>
	execFileSync('nix-instantiate', ['--parse', '-'], {
		env, input: expression, encoding: 'utf8', maxBuffer: 1e8,
	});
