import {Failure, usageFailure} from '../../failure.js';
import {literal} from '../../literal.js';
import {readConda} from './conda.js';
import {decodeRequirements} from './decode.js';
import {detectFormat} from './detect.js';
import {readPip} from './pip.js';
import {readPipfile} from './pipfile.js';
import {readPoetryLock} from './poetry-lock.js';
import {readPylock} from './pylock.js';
import {readPyproject} from './pyproject.js';
import type {
	Format, Origin, ReadContext, Reader, RequirementFile,
} from './types.js';
import {readUvLock} from './uv-lock.js';

/** Gives the content of a file by its path; raises anything when it cannot. */
export type ReadFile = (path: string) => Uint8Array | string;

const readers: Readonly<Record<Format, Reader>> = {
	requirements: readPip,
	pyproject: readPyproject,
	conda: readConda,
	pipfile: readPipfile,
	pylock: readPylock,
	'uv-lock': readUvLock,
	'poetry-lock': readPoetryLock,
};

const whereText = ({file, line}: Origin): string => literal(file) + (line === undefined ? '' : ` line ${line}`);

/**
Read a requirements file of any known format, and the files it includes.

@param path - As it was given; included files are resolved against it, and origins name them that way.
@param readFile - The only way out: nothing else is read.
@param variable - An environment variable, for pip's `${NAME}`.
@throws `Failure` (exit code 2): `requirements-unreadable`, `bad-requirements-file`, `unknown-requirements-file`. A bad
entry raises nothing: it is an item of its own, `skipped` with code `bad`.
*/
export const readRequirements = async (path: string, readFile: ReadFile, variable: ReadContext['variable'] = () => undefined): Promise<RequirementFile> => {
	const readText = (file: string, origin?: Origin): string => {
		let content: Uint8Array | string;
		try {
			content = readFile(file);
		} catch (error) {
			if (error instanceof Failure) {
				throw error;
			}

			throw usageFailure(
				'requirements-unreadable',
				origin ? `${whereText(origin)} asks for ${literal(file)}, which cannot be read` : `${literal(file)} cannot be read`,
				'check the path and the permissions of the file',
			);
		}

		return decodeRequirements(file, content);
	};

	const readOptional = (file: string): string | undefined => {
		try {
			return readText(file);
		} catch {
			return undefined;
		}
	};

	const text = readText(path);
	const format = detectFormat(path, text);
	const reader = readers[format];
	const reading = reader(path, text, {readText, readOptional, variable});
	return {...reading, format, count: reading.items.length};
};
